import type { DateText } from '../_base/dates.ts'
import type { DecimalText } from '../rebates/rebate-rule.ts'

/** Whom and what a card is about. An empty list leaves that side open. */
export interface PolicyScope {
  readonly regions: readonly string[]
  readonly customerClasses: readonly string[]
  readonly products: readonly string[]
  readonly roles: readonly string[]
}

/** All that are given must hold. */
export interface PolicyTrigger {
  readonly minAmount?: DecimalText
  readonly minReferrals?: number
  /** Paid within so many days. */
  readonly maxPaymentDays?: number
}

export type PolicyReward =
  | { readonly kind: 'percent'; readonly rate: DecimalText; readonly cap?: DecimalText }
  | { readonly kind: 'fixed'; readonly amount: DecimalText }
  | { readonly kind: 'perReferral'; readonly amount: DecimalText; readonly cap?: DecimalText }

/** When a reward is paid. */
export type PolicyPayday = 'on-signing' | 'on-payment' | 'month-end' | 'quarter-end'

/** One version of a card (rule E1). A version holds from `effectiveFrom` until the next one's. */
export interface PolicyVersion {
  readonly card: string
  readonly version: number
  readonly effectiveFrom: DateText
  /** The card's period; both included, null: open. */
  readonly validFrom: DateText
  readonly validTo: DateText | null
  readonly scope: PolicyScope
  readonly trigger: PolicyTrigger
  readonly reward: PolicyReward
  readonly payday: PolicyPayday
  /** Yuan; null: without limit. */
  readonly budget: DecimalText | null
  readonly withdrawn: boolean
}
