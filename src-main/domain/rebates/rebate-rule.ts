/** Decimal text, read exactly: `36000.00`, `0.025`. */
export type DecimalText = string

/** What a tier gives once it is reached. Per step: `value` for every full `step` of the base. */
export type TierKind = 'pct' | 'perUnit' | 'fixed' | 'perStep'

export interface RebateTier {
  /** Threshold in the unit of `tierOn`: yuan, units, or a ratio (0.10 = 10 %). */
  readonly from: DecimalText
  readonly type: TierKind
  readonly value: DecimalText
  readonly step?: DecimalText
}

/**
 * How reached tiers pay. `whole` 全额: the highest pays on everything. `marginal` 超额/分段: each pays on what lies in it.
 * `rolling`: each reached pays on everything up to its upper end. `total`: each reached pays on everything. `linear`: the
 * value runs evenly between two tiers.
 */
export type TierMode = 'whole' | 'marginal' | 'rolling' | 'total' | 'linear'

/** `gte` 以上 includes the threshold, `gt` 超过 does not (民法典1259). */
export type Boundary = 'gte' | 'gt'
export type TierOn = 'value' | 'quantity' | 'growthPct' | 'attainmentPct'
export type ApplyTo = 'basis' | 'growthAmount' | 'excessOverTarget'

/** A share of two facts that must be reached: product mix, on-time payment. Without `den` the fact itself: coverage. */
export interface RebateGate {
  readonly num: string
  readonly den?: string
  readonly min: DecimalText
}

/** The first band whose `max` the fact does not pass gives the factor; past the last band it is 0. */
export interface RebateMultiplier {
  readonly fact: string
  readonly bands: readonly { readonly max: DecimalText; readonly factor: DecimalText }[]
}

/** Rule E3: one model for every kind of rebate. */
export interface RebateRule {
  /** Thresholds strictly rising. */
  readonly tiers: readonly RebateTier[]
  readonly mode: TierMode
  readonly boundary: Boundary
  readonly tierOn?: TierOn
  readonly applyTo?: ApplyTo
  readonly gates?: readonly RebateGate[]
  readonly multipliers?: readonly RebateMultiplier[]
  /** Most that is paid, in yuan. */
  readonly cap?: DecimalText
  /** 保底: least that is paid once the gates hold. */
  readonly floor?: DecimalText
  /** 起付额: a rebate below it is not paid at all. */
  readonly minPayout?: DecimalText
  /** Growth without a baseline: this amount stands in; absent, there is no rebate. */
  readonly noBaseline?: DecimalText
}

/**
 * What happened, by name, as decimal text: `basis` 计返口径, `qualify` 达标口径 (default: basis), `quantity`, `baseline`,
 * `actual`, `target`, and any fact that gates and multipliers name.
 */
export type RebateFacts = Readonly<Record<string, DecimalText>>

/** One line of the proof: every figure that took part, as decimal text (fractions where no decimal is exact). */
export type RebateStep =
  | {
      readonly step: 'gate'
      readonly num: string
      readonly den: string | null
      readonly ratio: string | null
      readonly min: string
      readonly met: boolean
    }
  | { readonly step: 'no-baseline' }
  | { readonly step: 'measure'; readonly on: TierOn; readonly value: string; readonly base: string; readonly applyTo: ApplyTo }
  | { readonly step: 'tier'; readonly from: string | null; readonly next: string | null; readonly gap: string | null }
  | {
      readonly step: 'line'
      readonly from: string
      readonly type: TierKind
      readonly on: string
      readonly value: string
      readonly amount: string
    }
  | {
      readonly step: 'multiplier'
      readonly fact: string
      readonly value: string
      readonly factor: string
      readonly amount: string
    }
  | { readonly step: 'cap' | 'floor' | 'min-payout'; readonly limit: string; readonly amount: string }
  | { readonly step: 'round'; readonly exact: string; readonly fen: number }

export interface RebateResult {
  /** Null when a fact is lacking: nothing is computed then. */
  readonly fen: number | null
  /** The facts the rule asks for and did not get. */
  readonly missing: readonly string[]
  readonly steps: readonly RebateStep[]
}
