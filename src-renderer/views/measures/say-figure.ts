import type { MeasureFigure, MeasureId } from '../../../src-preload/contract/measures.ts'
import type { Words } from '../../text/language.tsx'

type Unit = 'percent' | 'mean' | 'ratio' | 'score'

/** A figure as it is read: 92.31%, 3.5 小时; — without data. */
export function sayValue(words: Words, unit: Unit, value: string | null): string {
  if (value === null) return words.generic.noData
  if (unit === 'percent') return `${trimmed(value)}%`
  return unit === 'mean' ? words.measures.hours(trimmed(value)) : trimmed(value)
}

const trimmed = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** What the figure was made of, in the words of its measure. */
export function sayParts(words: Words, id: MeasureId, figure: MeasureFigure, number: (value: number) => string): string {
  return words.measures.parts[id](number(figure.numerator), number(figure.denominator))
}
