/** Exact decimal: `units` ÷ 10^`scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** Reads plain decimal text (`-12.50`, `.5`, `1e+21`) exactly. Null when it is anything else. */
export function parseDecimal(text: string): Decimal | null {
  const found = decimalText.exec(text)
  if (!found) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = found
  if (whole === '' && fraction === '') return null
  const digits = BigInt(whole + fraction)
  const scale = fraction.length - Number(exponent)
  const units = scale < 0 ? digits * 10n ** BigInt(-scale) : digits
  return { units: sign === '-' ? -units : units, scale: Math.max(0, scale) }
}

/** Above this another decimal digit is surely beyond the safe integers; below it the end result is checked. */
const roomForDigit = 900_719_925_474_099

/**
 * Decimal text times 10^`shift` as a whole number, rounded half up away from zero, by walking digits: no binary
 * fraction is ever formed. Null when the text is no plain decimal or the result is beyond the safe integers.
 */
export function decimalTextToInteger(text: string, shift: number): number | null {
  const length = text.length
  let at = 0
  let negative = false
  const first = text.charCodeAt(0)
  if (first === 0x2d || first === 0x2b) {
    negative = first === 0x2d
    at = 1
  }
  let end = length
  let exponent = 0
  for (let i = at; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x65 && code !== 0x45) continue
    const tail = text.slice(i + 1)
    if (!/^[+-]?\d{1,3}$/.test(tail)) return null
    exponent = Number(tail)
    end = i
    break
  }
  // `keep` counts the digits still to take once the decimal point is passed.
  let keep = shift + exponent
  let value = 0
  let digits = 0
  let pointSeen = false
  let roundUp = false
  if (keep < 0) return slowInteger(text, shift)
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e) {
      if (pointSeen) return null
      pointSeen = true
      continue
    }
    const digit = code - 0x30
    if (digit < 0 || digit > 9) return null
    digits += 1
    if (pointSeen && keep <= 0) {
      if (keep === 0) roundUp = digit >= 5
      keep -= 1
      continue
    }
    if (value > roomForDigit) return null
    value = value * 10 + digit
    if (pointSeen) keep -= 1
  }
  if (digits === 0) return null
  for (; keep > 0 && value !== 0; keep--) {
    if (value > roomForDigit) return null
    value *= 10
  }
  if (roundUp) value += 1
  if (!Number.isSafeInteger(value)) return null
  return negative && value !== 0 ? -value : value
}

function slowInteger(text: string, shift: number): number | null {
  const parsed = parseDecimal(text)
  return parsed && decimalToInteger(parsed, shift)
}

/** `decimal` times 10^`shift` as a whole number, half up away from zero. Null beyond the safe integers. */
export function decimalToInteger(decimal: Decimal, shift: number): number | null {
  const power = shift - decimal.scale
  const units = power >= 0 ? decimal.units * 10n ** BigInt(power) : divideHalfUp(decimal.units, 10n ** BigInt(-power))
  return units > BigInt(Number.MAX_SAFE_INTEGER) || units < -BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(units)
}

/** Quotient rounded half up away from zero. `denominator` must be positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n
  const magnitude = negative ? -numerator : numerator
  const quotient = (magnitude * 2n + denominator) / (denominator * 2n)
  return negative ? -quotient : quotient
}

/** Yuan as plain decimal text (`1234.5`) to fen, half up away from zero. Null when unreadable or too large. */
export function yuanTextToFen(text: string): number | null {
  return decimalTextToInteger(text, 2)
}

/** Fen to yuan with two decimals and no grouping: 123450 → `1234.50`. Throws on what is no safe integer. */
export function fenToText(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('fen must be a safe integer')
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Fen times an exact decimal factor given as text (`0.025`, `10000`), half up once. Null when unreadable or too large. */
export function scaleFen(fen: number, factor: string): number | null {
  const by = parseDecimal(factor)
  return by && decimalToInteger({ units: BigInt(fen) * by.units, scale: by.scale }, 0)
}
