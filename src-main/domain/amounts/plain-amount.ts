import { decimalTextToInteger, decimalToInteger, parseDecimal, type Decimal } from '../_base/money.ts'

/** Power of ten of a column's scale (1, 1000, 10000 …), or -1 when it is none. */
function powerOfScale(scale: number): number {
  if (scale === 1) return 0
  if (scale === 10_000) return 4
  const power = Math.round(Math.log10(scale))
  return power >= 0 && power <= 12 && 10 ** power === scale ? power : -1
}

/**
 * A decimal in yuan, times a column's scale, to fen, half up once. Null beyond the safe integers.
 */
export function scaledFen(value: Decimal, scale: number): number | null {
  const power = powerOfScale(scale)
  if (power >= 0) return decimalToInteger(value, power + 2)
  const factor = parseDecimal(String(scale))
  return factor && decimalToInteger({ units: value.units * factor.units, scale: value.scale + factor.scale }, 2)
}

/** Plain decimal text times a column's scale to fen. Null when unreadable. */
export function scaledTextFen(text: string, scale: number): number | null {
  const power = powerOfScale(scale)
  if (power >= 0) return decimalTextToInteger(text, power + 2)
  const value = parseDecimal(text)
  return value && scaledFen(value, scale)
}

/** Power of ten of a unit letter after a number, 0 for yuan, -1 when it is no unit. */
function unitPower(code: number): number {
  switch (code) {
    case 0x4e07: // 万
    case 0x842c: // 萬
    case 0x57: // W
    case 0x77: // w
      return 4
    case 0x4ebf: // 亿
    case 0x5104: // 億
      return 8
    case 0x5343: // 千
    case 0x4edf: // 仟
    case 0x4b: // K
    case 0x6b: // k
      return 3
    case 0x5143: // 元
    case 0x5706: // 圆
    case 0x5757: // 块
      return 0
    default:
      return -1
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x3000
const isCurrency = (code: number): boolean => code === 0xa5 || code === 0xffe5 || code === 0x24
const isMinus = (code: number): boolean => code === 0x2d || code === 0x2212
const isSign = (code: number): boolean => isMinus(code) || code === 0x2b

/** Removes thousands separators; null when the groups are not of three digits. */
function withoutGrouping(text: string): string | null {
  return /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(',', '') : null
}

/**
 * The fast way for the writings that fill ledgers: `7124.49`, `¥1,234.50`, `53.5121万`, `100W`, `-200元`. One pass over
 * the characters. A number without a unit of its own is multiplied by `scale` (万元 columns: 10000).
 * Returns fen, or null when the text is of another form (not an error: slower readers follow).
 */
export function scanPlainAmount(text: string, scale = 1): number | null {
  const length = text.length
  let at = 0
  let negative = false
  let signed = false
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (isSign(code)) {
      if (signed) return null
      signed = true
      negative = isMinus(code)
    } else if (!isSpace(code) && !isCurrency(code)) break
  }
  const from = at
  let grouped = false
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2c) grouped = true
    else if (!((code >= 0x30 && code <= 0x39) || code === 0x2e)) break
  }
  if (at === from) return null
  let digits: string | null = text.slice(from, at)
  if (grouped) digits = withoutGrouping(digits)
  if (digits === null) return null
  let power = -1
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) continue
    const unit = unitPower(code)
    if (unit === 0) power = Math.max(power, 0)
    else if (unit > 0 && power === -1) power = unit
    else if (code !== 0x6574 || power === -1) return null // 整
  }
  const fen = power === -1 ? scaledTextFen(digits, scale) : decimalTextToInteger(digits, power + 2)
  return fen !== null && negative && fen !== 0 ? -fen : fen
}
