import { parseDecimal, type Decimal } from '../_base/money.ts'

const digitValues = new Map<string, number>(
  ['零〇', '一壹', '二贰两兩', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((forms, value) =>
    Array.from(forms, (form): [string, number] => [form, value]),
  ),
)
const smallUnits = new Map<string, number>([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
  ['k', 3],
])
const bigUnits = new Map<string, number>([
  ['万', 4],
  ['萬', 4],
  ['w', 4],
  ['亿', 8],
  ['億', 8],
])

const zero: Decimal = { units: 0n, scale: 0 }

function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale }
}

function shift(a: Decimal, power: number): Decimal {
  return { units: a.units * 10n ** BigInt(power), scale: a.scale }
}

/** An arabic number, or Chinese digits after 点, at the start of `text`. */
function leadingNumber(text: string): { value: Decimal; length: number } | null {
  const arabic = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|^\.\d+/.exec(text)
  if (arabic) {
    const value = parseDecimal(arabic[0].replaceAll(',', ''))
    return value && { value, length: arabic[0].length }
  }
  const first = digitValues.get(text[0] ?? '')
  if (first === undefined || text[1] !== '点') return null
  let digits = `${first}.`
  for (let i = 2; i < text.length; i++) {
    const digit = digitValues.get(text[i] ?? '')
    if (digit === undefined) break
    digits += digit
  }
  const value = digits.length > 2 ? parseDecimal(digits) : null
  return value && { value, length: digits.length }
}

/**
 * Reads a number as Chinese write it, arabic or in characters, exactly: `一亿两千万`, `1亿2000万`, `半个亿`, `一点二亿`,
 * `3百万`, `50w`, and the spoken short form in which a last digit stands one unit lower: `两万五` = 25,000.
 * Input is folded and lower case. `unit` is the largest power of ten named (0: none, a bare number). Null when unreadable.
 */
export function parseChineseNumber(text: string): { value: Decimal; unit: number } | null {
  let total = zero
  let section = zero
  let current: Decimal | null = null
  let lastPower = 0
  let lastSmall = 9
  let largest = 0
  let lastBig = 99
  let zeroSeen = false
  let at = 0
  while (at < text.length) {
    const character = text[at] ?? ''
    const number = leadingNumber(text.slice(at))
    const digit = digitValues.get(character)
    const small = smallUnits.get(character)
    const big = bigUnits.get(character)
    at += number ? number.length : 1
    if (number) {
      if (current) return null
      current = number.value
    } else if (digit === 0) {
      if (current) return null
      zeroSeen = true
    } else if (digit !== undefined || character === '半') {
      if (current) return null
      current = digit === undefined ? { units: 5n, scale: 1 } : { units: BigInt(digit), scale: 0 }
    } else if (small !== undefined) {
      if (small >= lastSmall) return null
      section = add(section, shift(current ?? { units: 1n, scale: 0 }, small))
      current = null
      zeroSeen = false
      lastPower = lastSmall = small
      largest = Math.max(largest, small)
    } else if (big !== undefined) {
      const part: Decimal = add(section, current ?? zero)
      if (big > lastBig) total = shift(add(total, part), big)
      else if (part.units === 0n || big === lastBig) return null
      else total = add(total, shift(part, big))
      section = zero
      current = null
      zeroSeen = false
      lastPower = lastBig = big
      lastSmall = 9
      largest = Math.max(largest, big)
    } else if (character !== '个' || !current) return null
  }
  let value = add(total, section)
  if (current) {
    const half = current.scale === 1 && current.units === 5n && text.endsWith('半')
    const spoken = !zeroSeen && lastPower > 0 && current.scale === 0 && current.units < 10n
    const power = half ? lastPower : spoken ? lastPower - 1 : 0
    value = add(value, shift(current, power))
  } else if (largest === 0 && !zeroSeen) return null
  return { value, unit: largest }
}
