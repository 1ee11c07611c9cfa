/** The value at or below which a share of the sorted values lies, by nearest rank; null of none. */
export function nearestRank(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  // 0.75 × 12 may be a hair above 9 in binary: that is the ninth.
  return sorted[Math.max(1, Math.ceil(sorted.length * share - 1e-9)) - 1] ?? null
}

/** The middle value, the mean of the two middle ones; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
