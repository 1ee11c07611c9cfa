import type { MeasureFigure } from '../../../src-preload/contract/measures.ts'
import type { MeasureId } from '../../../src-preload/contract/_words/measures.ts'
import { readMeasure, sellingMeasures, type MeasureReading } from '../../domain/measures/selling-measures.ts'
import type { Gathered, Parts } from './gather.ts'

const means = new Set(sellingMeasures.filter(({ unit }) => unit === 'mean').map(({ id }) => id))

/** Minutes told to hundredths of an hour would be judged wrong at the border: the figure is read from tenths of a minute. */
const tenths = (value: number) => String(Math.round(value * 10))

/** The healthy value of a measure: the rule's, or the workspace's own. */
export type Targets = Readonly<Partial<Record<MeasureId, string>>>

/** A measure's figure from its parts: means come in minutes and are told in hours. */
export function figureOf(id: MeasureId, { num, den }: Parts, targets: Targets): MeasureFigure {
  const { value, state } = readingOf(id, { num, den }, targets)
  return { value, state, numerator: means.has(id) ? num / 60 : num, denominator: den }
}

function readingOf(id: MeasureId, { num, den }: Parts, targets: Targets): MeasureReading {
  return readMeasure(id, tenths(num), means.has(id) ? String(den * 600) : String(den * 10), targets[id])
}

/** What the given members make together in a month; null: everybody, and what belongs to nobody. */
export function partsOf(gathered: Gathered, id: MeasureId, month: string, members: ReadonlySet<number> | null): Parts {
  let num = 0
  let den = 0
  for (const [member, parts] of gathered.get(id)?.get(month) ?? []) {
    if (members !== null && (member === null || !members.has(member))) continue
    num += parts.num
    den += parts.den
  }
  return { num, den }
}

/** Every behaviour measure of one member in each of the months. */
export function behaviourOf(gathered: Gathered, months: readonly string[], member: number, targets: Targets): MeasureReading[][] {
  return months.map((month) =>
    sellingMeasures
      .filter(({ behaviour }) => behaviour)
      .map(({ id }) => readingOf(id, gathered.get(id)?.get(month)?.get(member) ?? { num: 0, den: 0 }, targets)),
  )
}
