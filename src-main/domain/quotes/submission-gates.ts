import type { QuoteTerms, SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import { parseDecimal } from '../_base/money.ts'

/**
 * The days of a quote's term (rule C3): the longest of its payment nodes that carry money. The retention is security, not
 * term, and is left out. Null without any node: the term is not known.
 */
export function termDays(payment: QuoteTerms['payment']): number | null {
  const days = payment
    .filter(({ basis, percent }) => basis !== 'retention' && (parseDecimal(percent)?.units ?? 0n) > 0n)
    .map((node) => node.days)
  return days.length === 0 ? null : Math.max(...days)
}

export interface SubmissionFindings {
  readonly light: 'red' | 'yellow' | 'green'
  readonly belowMargin: boolean
  readonly linesBeyond: number
}

/** What must be explained before a quote goes to approval (rules C2, C3, E5), in the order it is asked. */
export function reasonsNeeded({ light, belowMargin, linesBeyond }: SubmissionFindings): SubmitReason[] {
  const needed: SubmitReason[] = []
  if (light === 'red') needed.push('collection')
  if (belowMargin) needed.push('margin')
  if (linesBeyond > 0) needed.push('deviation')
  return needed
}

/** The benchmark of an industry: its own, else the longest-named one whose name it contains (医疗 for 医疗器械); null: none. */
export function benchmarkDays(
  industry: string | null,
  benchmarks: readonly { readonly industry: string; readonly days: number }[],
): number | null {
  if (industry === null) return null
  const exact = benchmarks.find((one) => one.industry === industry)
  if (exact) return exact.days
  const within = benchmarks.filter((one) => industry.includes(one.industry))
  return within.toSorted((a, b) => b.industry.length - a.industry.length)[0]?.days ?? null
}
