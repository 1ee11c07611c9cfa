import type { FlowEnd, ScoreDriver } from '../../../src-preload/contract/value.ts'
import type { Speech } from '../../text/language.tsx'

export function dimensionWords({ words }: Speech, dimension: string): string {
  return (words.customers.dimensions as Record<string, string>)[dimension] ?? dimension
}

/** Signed, with a real minus: `+3.20`, `−12.00`. */
export function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits)
  return value > 0 ? `+${text}` : value < 0 ? `\u2212${text}` : text
}

export const hundredths = (value: number): string => signed(value / 100)

export function endWords({ words }: Speech, end: FlowEnd, side: 'from' | 'to'): string {
  return end === 'outside' ? words.value.outside[side] : end
}

export function inputWords({ words, format }: Speech, dimension: ScoreDriver['dimension'], value: number | null): string {
  if (value === null) return words.generic.noData
  if (dimension === 'annualPurchase' || dimension === 'ecosystem') return format.shortMoney(value * 100)
  const unit = (words.customers.scoreUnits as Record<string, string>)[dimension] ?? ''
  return `${format.decimal(value)} ${unit}`.trim()
}

/** The strongest drivers in a line. */
export function driversLine(speech: Speech, drivers: readonly ScoreDriver[]): string {
  return drivers
    .filter(({ changeHundredths }) => changeHundredths !== 0)
    .slice(0, 3)
    .map(({ dimension, changeHundredths }) => `${dimensionWords(speech, dimension)} ${hundredths(changeHundredths)}`)
    .join(speech.words.generic.separator)
}
