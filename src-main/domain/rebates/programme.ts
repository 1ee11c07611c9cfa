import type { DateText } from '../_base/dates.ts'
import type { DecimalText, RebateRule } from './rebate-rule.ts'

export type RebateEvent = 'order' | 'delivery' | 'invoice' | 'receipt' | 'sellOut'

/** One document line as rebates see it. A return is negative and names the date of its sale. */
export interface RebateDocument {
  readonly id: string
  readonly event: RebateEvent
  readonly customer: string
  /** The group a customer buys with; null: on its own. */
  readonly group: string | null
  readonly date: DateText
  /** Of a return: when the goods were sold. */
  readonly soldOn: DateText | null
  readonly netFen: number
  readonly grossFen: number
  readonly quantity: DecimalText
  /** What conditions ask about: product line, special price, sample, paid on time. */
  readonly attributes: Readonly<Record<string, string>>
}

/** All attributes named must have one of the values. */
export type DocumentFilter = Readonly<Record<string, readonly string[]>>

/** What is added up. `distinct` counts the values of an attribute: coverage of products or outlets. */
export interface RebateMeasureOf {
  readonly event: RebateEvent
  readonly unit: 'amountNet' | 'amountGross' | 'quantity' | { readonly distinct: string }
  readonly include?: DocumentFilter
  readonly exclude?: DocumentFilter
}

/** Rule E3: a programme is a rule, what its facts are made of, and for whom and when. */
export interface RebateProgramme {
  readonly id: string
  readonly version: number
  readonly rule: RebateRule
  /** 计返口径. */
  readonly basis: RebateMeasureOf
  /** Every other fact by its name: `qualify` 达标口径, `quantity`, or what gates name. */
  readonly facts: Readonly<Record<string, RebateMeasureOf>>
  /** Facts agreed rather than added up: target, baseline, average collection days, by party. */
  readonly agreed: Readonly<Record<string, Readonly<Record<string, DecimalText>>>>
  readonly party: 'customer' | 'group'
  readonly period: 'month' | 'quarter' | 'half' | 'year'
  /** Into the period of the sale, where it can change a tier afterwards, or into the one it came in. */
  readonly returns: 'originalPeriod' | 'currentPeriod'
  /** Both included; documents outside earn nothing. */
  readonly validFrom: DateText
  readonly validTo: DateText
}

/** The name of the period a date lies in: `2026-02`, `2026-Q1`, `2026-H1`, `2026`. They sort by time. */
export function periodOf(date: DateText, unit: RebateProgramme['period']): string {
  const year = date.slice(0, 4)
  const month = Number(date.slice(5, 7))
  switch (unit) {
    case 'month':
      return date.slice(0, 7)
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'half':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'year':
      return year
  }
}
