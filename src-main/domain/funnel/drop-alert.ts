import { checkProportion, type Proportion } from './proportion.ts'

export interface DropAlert {
  readonly alert: boolean
  /** What may be said: without an alert never that it fell. */
  readonly label: '下降' | '样本不足'
  /** How much of the old rate was lost; null without an old rate. */
  readonly relativeDrop: number | null
}

export interface DropLimits {
  readonly leastAfter: number
  readonly leastDrop: number
  readonly p: number
}

export const dropLimits: DropLimits = { leastAfter: 20, leastDrop: 0.2, p: 0.05 }

/**
 * Rule A6's alert: enough cases afterwards, a fifth of the rate lost, and significant after Benjamini–Hochberg; the limits
 * included. Otherwise the words are 样本不足.
 */
export function dropAlert(before: Proportion, after: Proportion, adjustedP: number, limits: DropLimits = dropLimits): DropAlert {
  checkProportion(before)
  checkProportion(after)
  const known = before.n > 0 && after.n > 0 && before.x > 0
  const relativeDrop = known ? 1 - (after.x * before.n) / (after.n * before.x) : null
  // In whole numbers: 1 − after/before ≥ share would lose 20 % exactly to binary fractions.
  const dropped = known && after.x * before.n <= (after.n * before.x * Math.round((1 - limits.leastDrop) * 1e6)) / 1e6
  const alert = dropped && after.n >= limits.leastAfter && adjustedP <= limits.p
  return { alert, label: alert ? '下降' : '样本不足', relativeDrop }
}
