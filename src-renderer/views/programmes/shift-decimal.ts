const pattern = /^(\d{1,15})(?:\.(\d{1,10}))?$/

/** Decimal text times ten to the power of `places`, by its digits alone; null when it is no plain number. */
export function shiftDecimal(text: string, places: number): string | null {
  const match = pattern.exec(text.replace(/[,\s%]/g, ''))
  if (!match) return null
  const fraction = match[2] ?? ''
  const digits = `${match[1] ?? ''}${fraction}`
  const scale = fraction.length - places
  const whole = scale <= 0 ? digits + '0'.repeat(-scale) : digits.padStart(scale + 1, '0').slice(0, -scale)
  const rest =
    scale <= 0
      ? ''
      : digits
          .padStart(scale + 1, '0')
          .slice(-scale)
          .replace(/0+$/, '')
  const plain = whole.replace(/^0+(?=\d)/, '')
  return rest === '' ? plain : `${plain}.${rest}`
}

/** The same with a sign before it, as growth may have one. */
function signed(text: string, places: number): string | null {
  const [, minus = '', plain = ''] = /^\s*([-\u2212\uff0d]?)(.*)$/.exec(text) ?? []
  const shifted = shiftDecimal(plain, places)
  return shifted === null || minus === '' || /^[0.]+$/.test(shifted) ? shifted : `-${shifted}`
}

/** `-5` (per cent) → `-0.05`. */
export const growthOfPercent = (text: string): string | null => signed(text, -2)
export const percentOfGrowth = (rate: string): string => signed(rate, 2) ?? rate

/** `2.5` (per cent, as people write it) → `0.025`. */
export const rateOfPercent = (text: string): string | null => shiftDecimal(text, -2)
export const percentOfRate = (rate: string): string => shiftDecimal(rate, 2) ?? rate
export const plainDecimal = (text: string): string | null => shiftDecimal(text, 0)
