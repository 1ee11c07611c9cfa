import { divideHalfUp, parseDecimal } from './money.ts'

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

export const zero: Exact = { over: 0n, under: 1n }
export const one: Exact = { over: 1n, under: 1n }

/** A whole number, money in fen for one. Throws a RangeError on a fraction or beyond the safe integers. */
export function exactOf(whole: number): Exact {
  if (!Number.isSafeInteger(whole)) throw new RangeError('a whole number expected')
  return { over: BigInt(whole), under: 1n }
}

/** Reads plain decimal text. Throws a RangeError on anything else. */
export function readExact(text: string): Exact {
  const read = exact(text)
  if (!read) throw new RangeError(`not a decimal number: ${text.slice(0, 20)}`)
  return read
}

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b))

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`; by cross-multiplication, so never off by a hair. */
export function compare(a: Exact, b: Exact): number {
  const [left, right] = [a.over * b.under, b.over * a.under]
  return left < right ? -1 : left > right ? 1 : 0
}

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b)

/** The whole number below, toward minus infinity. */
export function floorOf({ over, under }: Exact): bigint {
  const quotient = over / under
  return over < 0n && quotient * under !== over ? quotient - 1n : quotient
}

/** Yuan to fen, half up away from zero: the one rounding of an amount. Throws a RangeError beyond the safe integers. */
export function exactToFen(yuan: Exact): number {
  const fen = divideHalfUp(yuan.over * 100n, yuan.under)
  if (fen > BigInt(Number.MAX_SAFE_INTEGER) || fen < -BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('amount too large')
  return Number(fen)
}

export const fenToExact = (fen: number): Exact => ({ over: exactOf(fen).over, under: 100n })

/** In lowest terms: `4/5`, `3`, `-11/500`. */
export function fractionText({ over, under }: Exact): string {
  let [a, b] = [over < 0n ? -over : over, under]
  while (b !== 0n) [a, b] = [b, a % b]
  return under === a ? String(over / a) : `${over / a}/${under / a}`
}
