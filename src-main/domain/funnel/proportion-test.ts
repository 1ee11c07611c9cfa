import { twoSidedP } from '../_base/normal-distribution.ts'
import { fisherTwoSided } from './fisher-exact.ts'
import { checkProportion, newcombe95, type Interval, type Proportion } from './proportion.ts'

export interface ProportionTest {
  /** Before less after: positive is a drop. */
  readonly diff: number
  readonly newcombe95: Interval
  /** Pooled; null where all or none advanced in both, which leaves nothing to test. */
  readonly z: number | null
  readonly pTwoSided: number | null
  readonly fisherTwoSided: number
  readonly minExpectedCell: number
  readonly use: 'z' | 'fisher'
  /** The probability of the test to use. */
  readonly p: number
}

const smallestCell = 5

/**
 * Did a rate move (rule A6)? Pooled z where every expected cell is at least 5, else Fisher's exact test; both are given.
 * Null when either side has no cases. Throws a RangeError on what is not x of n.
 */
export function proportionTest(before: Proportion, after: Proportion): ProportionTest | null {
  checkProportion(before)
  checkProportion(after)
  const interval = newcombe95(before, after)
  if (!interval) return null
  const pooled = (before.x + after.x) / (before.n + after.n)
  const diff = before.x / before.n - after.x / after.n
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n))
  const z = deviation === 0 ? null : diff / deviation
  const minExpectedCell = Math.min(before.n, after.n) * Math.min(pooled, 1 - pooled)
  const fisher = fisherTwoSided(before, after)
  const pTwoSided = z === null ? null : twoSidedP(z)
  const use = minExpectedCell >= smallestCell && pTwoSided !== null ? 'z' : 'fisher'
  return {
    diff,
    newcombe95: interval,
    z,
    pTwoSided,
    fisherTwoSided: fisher,
    minExpectedCell,
    use,
    p: use === 'z' ? (pTwoSided ?? fisher) : fisher,
  }
}

/** The words of a verdict (rule A6): without significance it is never a fall. `adjustedP` after Benjamini–Hochberg. */
export function verdict(test: ProportionTest, adjustedP: number): '下降' | '上升' | '样本不足' {
  if (!(adjustedP < 0.05)) return '样本不足'
  return test.diff > 0 ? '下降' : '上升'
}
