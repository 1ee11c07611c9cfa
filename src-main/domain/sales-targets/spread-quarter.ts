/**
 * A quarter's target over its three months: evenly to the fen, what cannot be divided goes to the first months, so that the
 * months add up to the quarter. Null clears all three.
 */
export function spreadQuarter(fen: number | null): readonly (number | null)[] {
  if (fen === null) return [null, null, null]
  const each = Math.floor(fen / 3)
  const rest = fen - each * 3
  return [0, 1, 2].map((at) => each + (at < rest ? 1 : 0))
}

/** The sum of what is set; null where nothing is. */
export function sumSet(months: readonly (number | null)[]): number | null {
  const set = months.filter((fen) => fen !== null)
  return set.length === 0 ? null : set.reduce((sum, fen) => sum + fen, 0)
}
