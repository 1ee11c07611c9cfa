import type { Proportion } from './proportion.ts'

/** Outcomes a hair more probable than the observed one are as probable; rounding must not drop them. */
const tieTolerance = 1 + 1e-7

/** Beside the mode's weight of 1 it adds nothing: millions of cases need only the tables near the mode. */
const negligible = 1e-290

/**
 * Fisher's exact test of two proportions, two-sided: the probability of all tables with the same margins that are no more
 * probable than the one seen. Weights are walked from the mode, so that nothing overflows.
 */
export function fisherTwoSided(first: Proportion, second: Proportion): number {
  const advanced = first.x + second.x
  const lowest = Math.max(0, advanced - second.n)
  const highest = Math.min(first.n, advanced)
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((first.n + 1) * (advanced + 1)) / (first.n + second.n + 2))))
  const weights = new Map([[mode, 1]])
  // Ratio of the weight at k + 1 to that at k.
  const ratio = (k: number) => ((first.n - k) * (advanced - k)) / ((k + 1) * (second.n - advanced + k + 1))
  for (let [k, weight] = [mode, 1]; k < highest && weight > negligible; k++) weights.set(k + 1, (weight *= ratio(k)))
  for (let [k, weight] = [mode, 1]; k > lowest && weight > negligible; k--) weights.set(k - 1, (weight /= ratio(k - 1)))
  const seen = (weights.get(first.x) ?? 0) * tieTolerance
  let [all, extreme] = [0, 0]
  for (const weight of weights.values()) {
    all += weight
    if (weight <= seen) extreme += weight
  }
  return Math.min(1, extreme / all)
}
