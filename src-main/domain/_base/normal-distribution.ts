/** The 97.5 % point: half-width of a 95 % interval in standard deviations. */
export const z95 = 1.959963984540054

/** Probability that a standard normal value lies at least as far from 0 as `z`. Relative error below 1e-12. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  if (x === 0) return 1
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x)
}

/** erf by its power series, for small x. */
function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/** erfc by its continued fraction, for large x. */
function erfcFraction(x: number): number {
  let tail = 0
  for (let n = 120; n >= 1; n--) tail = n / 2 / (x + tail)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + tail)
}
