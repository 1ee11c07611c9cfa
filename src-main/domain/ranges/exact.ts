import { divideHalfUp, parseDecimal } from '../_base/money.ts'

/** A number as a fraction: sums of money never pass through binary fractions, and thirds stay thirds until the end. */
export interface Exact {
  readonly over: bigint
  /** Positive. */
  readonly under: bigint
}

export function exact(text: string): Exact | null {
  const decimal = parseDecimal(text)
  return decimal && { over: decimal.units, under: 10n ** BigInt(decimal.scale) }
}

export function add(a: Exact, b: Exact): Exact {
  return a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export const negate = (a: Exact): Exact => ({ over: -a.over, under: a.under })
export const multiply = (a: Exact, b: Exact): Exact => ({ over: a.over * b.over, under: a.under * b.under })

/** Null when `b` is zero. */
export function divide(a: Exact, b: Exact): Exact | null {
  if (b.over === 0n) return null
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

export function isWhole(a: Exact): boolean {
  return a.over % a.under === 0n
}

/** Decimal text with at most `digits` places, rounded half up away from zero; `fixed` keeps zeros at the end. */
export function exactText(a: Exact, digits: number, fixed = false): string {
  const units = divideHalfUp(a.over * 10n ** BigInt(digits), a.under)
  const all = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const whole = digits === 0 ? all : all.slice(0, -digits)
  const fraction = digits === 0 ? '' : fixed ? all.slice(-digits) : all.slice(-digits).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
