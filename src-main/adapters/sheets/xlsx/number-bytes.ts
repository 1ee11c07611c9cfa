const powers = Array.from({ length: 23 }, (_, power) => 10 ** power)

/**
 * The number the bytes `[from, to)` spell. Up to 15 digits are put together exactly here (both the digits and the power
 * of ten are exact doubles, so one division rounds as the standard asks); anything else goes through `Number`.
 * NaN when they spell none.
 */
export function numberOfBytes(bytes: Buffer, from: number, to: number): number {
  let at = from
  const isNegative = bytes[at] === 45
  if (isNegative) at += 1
  let value = 0
  let decimals = -1
  const first = at
  for (; at < to; at += 1) {
    const digit = bytes[at]! - 48
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      if (decimals >= 0) decimals += 1
    } else if (digit === -2 && decimals < 0) {
      decimals = 0
    } else {
      break
    }
  }
  if (at < to || at === first || at - first > 16 || (at - first === 16 && decimals < 0)) return spelledNumber(bytes, from, to)
  if (decimals > 0) value /= powers[decimals]!
  else if (decimals === 0) return spelledNumber(bytes, from, to)
  return isNegative ? -value : value
}

function spelledNumber(bytes: Buffer, from: number, to: number): number {
  const text = bytes.latin1Slice(from, to).trim()
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : Number.NaN
}
