import { add, exactText, fenToExact, readExact, zero, type Exact } from '../_base/exact.ts'
import type { RebateMeasureOf } from './programme.ts'
import type { DecimalText, RebateFacts } from './rebate-rule.ts'

/** A line that may be sold: as it would be invoiced, if it is. */
export interface OfferedLine {
  readonly attributes: Readonly<Record<string, string>>
  readonly netFen: number
  readonly grossFen: number
  readonly quantity: DecimalText
}

const matches = (line: OfferedLine, filter: NonNullable<RebateMeasureOf['include']>): boolean =>
  Object.entries(filter).every(([name, values]) => values.includes(line.attributes[name] ?? ''))

const counts = (line: OfferedLine, { include, exclude }: RebateMeasureOf): boolean =>
  (!include || matches(line, include)) && !(exclude && Object.keys(exclude).length > 0 && matches(line, exclude))

/** What lines add to a measure; of values, those that are not `held` yet. */
function addedTo(measure: RebateMeasureOf, lines: readonly OfferedLine[], held: ReadonlySet<string>): Exact {
  const counted = lines.filter((line) => counts(line, measure))
  const { unit } = measure
  if (typeof unit === 'object') {
    const values = counted.map(({ attributes }) => attributes[unit.distinct] ?? '')
    return { over: BigInt(new Set(values.filter((value) => value !== '' && !held.has(value))).size), under: 1n }
  }
  return counted
    .map(({ netFen, grossFen, quantity }) =>
      unit === 'quantity' ? readExact(quantity) : fenToExact(unit === 'amountNet' ? netFen : grossFen),
    )
    .reduce(add, zero)
}

/**
 * The facts of a period as they would be if these lines were sold in it, in full and on time, whatever the measures look at
 * (order, invoice, receipt). `held` names the values a measure of coverage has already.
 */
export function factsWith(
  facts: RebateFacts,
  measures: Readonly<Record<string, RebateMeasureOf>>,
  lines: readonly OfferedLine[],
  held: (measure: RebateMeasureOf) => ReadonlySet<string>,
): RebateFacts {
  const grown = Object.entries(measures).map(([name, measure]) => {
    const now = readExact(facts[name] ?? '0')
    return [name, exactText(add(now, addedTo(measure, lines, held(measure))), 6)] as const
  })
  return { ...facts, ...Object.fromEntries(grown) }
}
