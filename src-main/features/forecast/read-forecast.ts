import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { forecast } from '../../../src-preload/contract/forecast.ts'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { addMonths, endOfMonth } from '../../domain/_base/months.ts'
import { divideHalfUp } from '../../domain/_base/money.ts'
import { monthForecasts, usualAssumptions, type DealSum, type NamedDeal } from '../../domain/forecast/month-forecast.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import { compileRows } from '../../grid/row-query.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import { after, knownStages, openSql, opportunityGrid, perStage, startOf } from '../pipeline/index.ts'
import { targetFor } from '../targets/index.ts'

type Reads = QueryHandlers<typeof forecast, Reading>

interface Question {
  readonly today: string
  readonly months: readonly string[]
  readonly stages: readonly Stage[]
  readonly where: Fragment
}

function questionOf(r: Reading, { filter, search, from, months }: RowQuery & { from: string; months: number }): Question {
  const today = r.clock.today()
  return {
    today,
    months: Array.from({ length: months }, (_, at) => addMonths(`${from}-01`, at).slice(0, 7)),
    stages: knownStages(r.read, today),
    where: compileRows(opportunityGrid, r, { filter, search }).where,
  }
}

/** Where an open deal falls: its month, or why it is in none. */
const placeSql = `CASE WHEN c.expected_close_on IS NULL THEN 'undated' WHEN c.expected_close_on < ? THEN 'overdue' ELSE substr(c.expected_close_on, 1, 7) END`
const probabilitySql = (stages: readonly Stage[]) =>
  `coalesce(c.probability, ${perStage('c.stage', stages, (stage) => stage.probability)}, 0)`

interface Placed {
  readonly place: string
  readonly stage: string
  readonly probability: number
  readonly own: number
  readonly count: number
  readonly fen: number
}

/** The forecast by month, against whoever's target the question asks for; deals without an amount count and weigh nothing. */
export const readForecast: Reads['read'] = (r, { assumptions = usualAssumptions, ...query }) => {
  const { today, months, stages, where } = questionOf(r, query)
  const placed = r.read.all<Placed>(
    `SELECT ${placeSql} AS place, c.stage, ${probabilitySql(stages)} AS probability, c.probability IS NOT NULL AS own,
       count(*) AS count, coalesce(sum(c.amount_fen), 0) AS fen
     FROM opportunity AS c WHERE ${openSql('c.stage', stages)} AND (${where.sql}) GROUP BY 1, 2, 3, 4`,
    today,
    ...where.values,
  )
  const named = r.read
    .all<Placed & { id: number }>(
      `SELECT c.id, ${placeSql} AS place, c.stage, ${probabilitySql(stages)} AS probability, c.probability IS NOT NULL AS own,
         1 AS count, coalesce(c.amount_fen, 0) AS fen
       FROM opportunity AS c WHERE c.id IN (SELECT value FROM json_each(?)) AND ${openSql('c.stage', stages)} AND (${where.sql})`,
      today,
      JSON.stringify(assumptions.deals.map(({ id }) => id)),
      ...where.values,
    )
    .map((row): NamedDeal => ({ id: row.id, ...sumOf(row) }))
  const forecasts = monthForecasts(months, placed.map(sumOf), named, assumptions)
  const won = wonByMonth(r, { today, months, stages, where })
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const { by, months: targets } = targetFor(r.read, query, { from: first, to: last, measure: 'signed' })
  const inNone = (which: (place: string) => boolean) => partOf(placed.filter(({ place }) => which(place)))
  return {
    asOf: today,
    targetsOf: by,
    months: months.map((month) => {
      const own = forecasts.get(month)
      const signed = won.get(month) ?? { count: 0, fen: 0 }
      const target = targets.get(month)
      const withWon = (fen: number | undefined) => ({ fen: signed.fen + (fen ?? 0) })
      return {
        month,
        target: target === undefined ? null : { fen: target },
        won: { count: signed.count, amount: { fen: signed.fen } },
        open: { count: own?.count ?? 0, amount: { fen: own?.openFen ?? 0 }, weighted: { fen: own?.weightedFen ?? 0 } },
        commit: withWon(own?.commitFen),
        best: withWon(own?.bestFen),
        weighted: withWon(own?.weightedFen),
        scenario: withWon(own?.scenarioFen),
      }
    }),
    overdue: inNone((place) => place === 'overdue'),
    undated: inNone((place) => place === 'undated'),
    later: inNone((place) => place !== 'overdue' && place !== 'undated' && place > last),
  }
}

function sumOf({ place, stage, probability, own, count, fen }: Placed): DealSum {
  const month = place === 'overdue' || place === 'undated' ? null : place
  return { month, stage, probability, own: own === 1, count, fen }
}

function partOf(rows: readonly Placed[]) {
  const sum = (of: (row: Placed) => bigint) => rows.reduce((total, row) => total + of(row), 0n)
  return {
    count: rows.reduce((total, { count }) => total + count, 0),
    amount: { fen: Number(sum(({ fen }) => BigInt(fen))) },
    weighted: {
      fen: Number(
        divideHalfUp(
          sum(({ fen, probability }) => BigInt(fen) * BigInt(probability)),
          100n,
        ),
      ),
    },
  }
}

function wonByMonth({ read }: Reading, { months, stages, where }: Question) {
  const won = perStage('c.stage', stages, (stage) => (stage.closing === 'won' ? 1 : 0))
  const rows = read.all<{ month: string; count: number; fen: number }>(
    `SELECT strftime('%Y-%m', c.closed_at, '+8 hours') AS month, count(*) AS count, coalesce(sum(c.amount_fen), 0) AS fen
     FROM opportunity AS c WHERE ${won} = 1 AND c.closed_at >= ? AND c.closed_at < ? AND (${where.sql}) GROUP BY 1`,
    startOf(`${months[0]}-01`),
    after(endOfMonth(`${months.at(-1)}-01`)),
    ...where.values,
  )
  return new Map(rows.map((row) => [row.month, row]))
}

/** Open deals a scenario may speak of, largest first. */
export const forecastDeals: Reads['deals'] = (r, { within, limit, ...query }) => {
  const { today, months, stages, where } = questionOf(r, query)
  const places = within === undefined ? months : [within]
  const asked = `${openSql('c.stage', stages)} AND ${placeSql} IN (SELECT value FROM json_each(?)) AND (${where.sql})`
  const values = [today, JSON.stringify(places), ...where.values]
  const ids = r.read.column<number>(
    `SELECT c.id FROM opportunity AS c WHERE ${asked} ORDER BY c.amount_fen DESC, c.id LIMIT ?`,
    ...values,
    Math.min(limit, 500),
  )
  return {
    total: r.read.value<number>(`SELECT count(*) FROM opportunity AS c WHERE ${asked}`, ...values) ?? 0,
    rows: opportunityGrid.shown(r, ids).flatMap((row) =>
      row === null
        ? []
        : [
            {
              id: row.id,
              name: row.name,
              customerName: row.customerName,
              ownerName: row.ownerName,
              stageName: row.stageName,
              probability: row.probability,
              amount: row.amount ?? { fen: 0 },
              expectedClose: row.expectedClose,
            },
          ],
    ),
  }
}
