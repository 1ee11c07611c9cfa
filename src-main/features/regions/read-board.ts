import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { boardEvents, type BoardEvent, type BoardFigures, type regions } from '../../../src-preload/contract/regions.ts'
import { workdaysBetween } from '../../domain/_base/working-calendar.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import { attainment, type Elapsed } from '../../domain/sales-targets/attainment.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { monthTargets } from '../targets/index.ts'
import { sourcesOf, staleAfter } from './sources.ts'

type Board = QueryHandlers<typeof regions, Reading>['board']
type Sums = Record<BoardEvent, { amount: number; count: number; target: number | null }>

const noSums = (): Sums => ({
  order: { amount: 0, count: 0, target: null },
  invoice: { amount: 0, count: 0, target: null },
  receipt: { amount: 0, count: 0, target: null },
})

interface Region {
  readonly sums: Sums
  readonly cities: Map<string | null, Sums>
}

/** Rule F5: documents of whole months by region and city against their targets, as of now. */
export const readBoard: Board = (r, { from, to }) => {
  if (from > to) throw refuse('regions.board', 'bad-period', '时间段的开始不能晚于结束。')
  const today = r.clock.today()
  const span = { from: `${from}-01`, to: endOfMonth(`${to}-01`) }
  const elapsed = elapsedOf(r, span, today)
  const byRegion = new Map<string | null, Region>()
  const regionOf = (name: string | null) => {
    let own = byRegion.get(name)
    if (!own) byRegion.set(name, (own = { sums: noSums(), cities: new Map() }))
    return own
  }
  const cityOf = (region: Region, name: string | null) => {
    let own = region.cities.get(name)
    if (!own) region.cities.set(name, (own = noSums()))
    return own
  }
  for (const { event, region, city, amount, count } of documentSums(r.read, span.from, span.to < today ? span.to : today)) {
    const own = regionOf(region)
    for (const sums of [own.sums, cityOf(own, city)]) {
      sums[event].amount += amount
      sums[event].count += count
    }
  }
  const all = monthTargets(r.read, { from, to })
  const homes = regionsOfCities(r.read, [...new Set(all.flatMap(({ scope, name }) => (scope === 'city' ? [name] : [])))])
  for (const { scope, name, measure, fen } of all) {
    if (scope === 'member' || measure === 'signed') continue
    const sums = scope === 'region' ? regionOf(name).sums : cityOf(regionOf(homes.get(name) ?? null), name)
    sums[measure].target = (sums[measure].target ?? 0) + fen
  }
  return {
    asOf: today,
    elapsed,
    staleAfter,
    total: figuresOf(totalOf([...byRegion.values()].map(({ sums }) => sums)), elapsed),
    regions: ranked([...byRegion].map(([region, own]) => ({ name: region, ...own }))).map(({ name, sums, cities }) => ({
      region: name,
      figures: figuresOf(sums, elapsed),
      cities: ranked([...cities].map(([city, own]) => ({ name: city, sums: own }))).map((city) => ({
        city: city.name,
        figures: figuresOf(city.sums, elapsed),
      })),
    })),
    sources: sourcesOf(r, today),
  }
}

function elapsedOf(r: Reading, span: { readonly from: string; readonly to: string }, today: string): Elapsed {
  const calendar = workspaceCalendar(r)
  const days = (to: string) => workdaysBetween(calendar, span.from, to, { inclusive: true }).workdays
  return { workdays: today < span.from ? 0 : days(today < span.to ? today : span.to), of: days(span.to) }
}

interface DocumentSum {
  readonly event: BoardEvent
  readonly region: string | null
  readonly city: string | null
  readonly amount: number
  readonly count: number
}

/** First by customer, in the index alone; only then where each of them is. */
function documentSums(read: ReadHandle, from: string, to: string): DocumentSum[] {
  return read.all<DocumentSum>(
    `SELECT d.event, k.region, k.city, sum(d.amount) AS amount, sum(d.count) AS count
     FROM (SELECT event, customer_id, sum(gross_fen) AS amount, count(*) AS count FROM trade_document
       WHERE event IN (SELECT value FROM json_each(?)) AND date BETWEEN ? AND ? GROUP BY event, customer_id) AS d
     LEFT JOIN customer AS k ON k.id = coalesce((SELECT g.into_id FROM customer_merge AS g WHERE g.from_id = d.customer_id), d.customer_id)
     GROUP BY 1, 2, 3`,
    JSON.stringify(boardEvents),
    from,
    to,
  )
}

/** The region most customers of a city are in. */
function regionsOfCities(read: ReadHandle, cities: readonly string[]): Map<string, string> {
  if (cities.length === 0) return new Map()
  const rows = read.all<{ city: string; region: string }>(
    `SELECT city, region FROM customer WHERE region IS NOT NULL AND city IN (SELECT value FROM json_each(?))
     GROUP BY city, region ORDER BY count(*)`,
    JSON.stringify(cities),
  )
  return new Map(rows.map(({ city, region }) => [city, region]))
}

function totalOf(regions: readonly Sums[]): Sums {
  const total = noSums()
  for (const sums of regions)
    for (const event of boardEvents) {
      const [all, own] = [total[event], sums[event]]
      all.amount += own.amount
      all.count += own.count
      if (own.target !== null) all.target = (all.target ?? 0) + own.target
    }
  return total
}

function figuresOf(sums: Sums, elapsed: Elapsed): BoardFigures {
  const figure = ({ amount, count, target }: Sums[BoardEvent]) => ({
    amount: { fen: amount },
    count,
    target: target === null ? null : { fen: target },
    ...attainment(amount, target, elapsed),
  })
  return { order: figure(sums.order), invoice: figure(sums.invoice), receipt: figure(sums.receipt) }
}

/** What most is asked of first; what has no name last. */
function ranked<T extends { readonly name: string | null; readonly sums: Sums }>(lines: readonly T[]): T[] {
  const target = ({ sums }: T) => boardEvents.reduce((sum, event) => sum + (sums[event].target ?? 0), 0)
  const amount = ({ sums }: T) => boardEvents.reduce((sum, event) => sum + sums[event].amount, 0)
  return lines.toSorted(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      target(b) - target(a) ||
      amount(b) - amount(a) ||
      ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
  )
}
