/** 0.432 → `43.2%`; nothing → dash. */
export function percentOf(rate: number | null, none: string): string {
  return rate === null ? none : `${(rate * 100).toFixed(1)}%`
}

/** A difference of rates in percentage points with its sign. */
export function pointsOf(change: number): string {
  const text = (Math.abs(change) * 100).toFixed(1)
  return `${change < 0 ? '−' : change > 0 ? '+' : ''}${text}`
}
