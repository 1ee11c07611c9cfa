import type { Formatter } from '../../text/format.ts'

/** 0.432 → `43.2%`; nothing → dash. */
export function percentOf(rate: number | null, none: string): string {
  return rate === null ? none : `${(rate * 100).toFixed(1)}%`
}

/** A difference of rates in percentage points with its sign. */
export function pointsOf(change: number): string {
  const text = (Math.abs(change) * 100).toFixed(1)
  return `${change < 0 ? '−' : change > 0 ? '+' : ''}${text}`
}

/** An amount that came or went, its sign before the currency. */
export function signedMoney(format: Formatter, fen: number): string {
  return `${fen < 0 ? '−' : fen > 0 ? '+' : ''}${format.shortMoney(Math.abs(fen))}`
}

/** Cut, not rounded, to two digits: 0.649 must not read like the 0.65 it falls short of. */
export function indexOf(value: number | null, none: string): string {
  return value === null ? none : (Math.floor(value * 100 + 1e-9) / 100).toFixed(2)
}
