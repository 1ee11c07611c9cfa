import type { MeasureOf, RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { Q, secondOpinion } from './second-opinion.ts'

/** A document line as the file keeps it. */
export interface StoredLine {
  readonly event: string
  readonly customer_id: number
  readonly group_id: number | null
  readonly date: string
  readonly sold_on: string | null
  readonly sku: string | null
  readonly product_line: string | null
  readonly price_kind: string
  readonly quantity_milli: number
  readonly net_fen: number
  readonly gross_fen: number
  readonly due_on: string | null
  readonly paid_on: string | null
}

/** What was agreed for a party: by fact. */
export type Agreed = Readonly<Record<number, Readonly<Record<string, string>>>>

const said = (line: StoredLine, attribute: string): string => {
  if (attribute === 'sku') return line.sku ?? ''
  if (attribute === 'productLine') return line.product_line ?? ''
  if (attribute === 'priceKind') return line.price_kind
  return line.paid_on !== null && line.due_on !== null && line.paid_on <= line.due_on ? 'yes' : 'no'
}

const isOne = (line: StoredLine, filter: NonNullable<MeasureOf['include']>): boolean =>
  Object.entries(filter).every(([attribute, words]) => words.some((word) => word === said(line, attribute)))

function decimalText(q: Q): string {
  // Sums of fen and thousandths end within three places.
  const thousandths = q.times(new Q(1000n))
  const size = String(thousandths.n < 0n ? -thousandths.n : thousandths.n).padStart(4, '0')
  return `${thousandths.n < 0n ? '-' : ''}${size.slice(0, -3)}.${size.slice(-3)}`
}

function added(lines: readonly StoredLine[], { event, unit, include, exclude }: MeasureOf): string {
  const counted = lines.filter((line) => {
    if (line.event !== event || (include && !isOne(line, include))) return false
    return !exclude || Object.keys(exclude).length === 0 || !isOne(line, exclude)
  })
  if (typeof unit === 'object') {
    const held: Record<string, number> = {}
    for (const line of counted) {
      const value = said(line, unit.distinct)
      if (value !== '') held[value] = (held[value] ?? 0) + line.quantity_milli
    }
    return String(Object.values(held).filter((quantity) => quantity > 0).length)
  }
  let sum = new Q(0n)
  for (const line of counted)
    sum = sum.plus(
      unit === 'quantity'
        ? new Q(BigInt(line.quantity_milli), 1000n)
        : new Q(BigInt(unit === 'amountNet' ? line.net_fen : line.gross_fen), 100n),
    )
  return decimalText(sum)
}

const months: Readonly<Record<string, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The name of the period of a month, from how many months it has. */
function named(year: string, month: number, unit: string): string {
  const at = Math.floor((month - 1) / (months[unit] ?? 1)) + 1
  if (unit === 'year') return year
  return unit === 'month' ? `${year}-${String(month).padStart(2, '0')}` : `${year}-${unit === 'half' ? 'H' : 'Q'}${at}`
}

const lastYear = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`

/**
 * A programme over document lines, once more and from the words of rule E3, sharing no code with the app: what each party
 * earns in each period of the year that has begun by `until`, in fen; null where a figure is lacking.
 */
export function secondRun(
  definition: RebateDefinition,
  lines: readonly StoredLine[],
  agreed: Agreed,
  year: string,
  until: string,
): Map<string, bigint | null> {
  const answer = new Map<string, bigint | null>()
  const owner = (line: StoredLine) => (definition.party === 'group' && line.group_id ? -line.group_id : line.customer_id)
  const day = (line: StoredLine) => (definition.returns === 'originalPeriod' && line.sold_on ? line.sold_on : line.date)
  const size = months[definition.period] ?? 1
  for (let first = 1; first <= 12; first += size) {
    const name = named(year, first, definition.period)
    let from = `${year}-${String(first).padStart(2, '0')}-01`
    const lastMonth = `${year}-${String(first + size - 1).padStart(2, '0')}-31`
    if (from > until || (lastMonth.slice(0, 7) > until.slice(0, 7) && definition.settle === 'atEnd')) continue
    let to = lastMonth < until ? lastMonth : until
    if (definition.validFrom > from) from = definition.validFrom
    if (definition.validTo < to) to = definition.validTo
    if (from > to) continue
    const within = (a: string, b: string) => lines.filter((line) => day(line) >= a && day(line) <= b)
    for (const party of new Set(within(from, to).map(owner))) {
      const own = within(from, to).filter((line) => owner(line) === party)
      const facts: Record<string, string> = { basis: added(own, definition.basis) }
      for (const [fact, measure] of Object.entries(definition.facts)) facts[fact] = added(own, measure)
      if (definition.baseline === 'lastYear') {
        const before = within(lastYear(from), lastYear(to)).filter((line) => owner(line) === party)
        facts['baseline'] = added(before, definition.facts['qualify'] ?? definition.basis)
      }
      Object.assign(facts, agreed[party])
      answer.set(`${party} ${name}`, secondOpinion(definition.rule as Parameters<typeof secondOpinion>[0], facts))
    }
  }
  return answer
}
