import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { promiseLights, type PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { BoardRow, services } from '../../../src-preload/contract/services.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { dateAt, endOfDate, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { clausesOn } from './clause-book.ts'
import { toPromise, worse } from './present.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'
import { calendarTo, workspaceCalendar } from './workspace-calendar.ts'

interface Customer {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
  readonly region: string | null
  readonly owner_id: number | null
  readonly owner_name: string | null
  readonly manager_name: string | null
}

const usualLimit = 2000

/** Customers × clauses, worst first (rule D3): everything open, and what ended in this quarter. */
export const board: QueryHandlers<typeof services, Reading>['board'] = (r, asked) => {
  const { read } = r
  const calendar = workspaceCalendar({ read })
  const now = instantOf(r.clock.now())
  const today = dateAt(now, calendar.utcOffsetMinutes)
  const { first } = quarterDays(quarterOf(today))
  const since = isoOf(endOfDate(addDays(first, -1), calendar.utcOffsetMinutes))
  const { sql, values } = filters(asked)
  const found = readObligations(
    read,
    now,
    `(o.ended_at IS NULL OR o.ended_at >= ?) AND o.customer_id IN (SELECT k.id FROM customer AS k WHERE ${sql})`,
    since,
    ...values,
  ).filter(({ reading, row }) => reading.light !== 'cancelled' && (!asked.clause || row.clause_key === asked.clause))

  const clauses = clausesOn(read, today)
  const columns = asked.clause ? clauses.filter(({ key }) => key === asked.clause) : withOthers(clauses, found)
  const byCustomer = new Map<number, ReadingOf[]>()
  for (const one of found) {
    const own = byCustomer.get(one.row.customer_id)
    if (own) own.push(one)
    else byCustomer.set(one.row.customer_id, [one])
  }
  const ordered = [...byCustomer.values()]
    .map((own) => own.sort(worse))
    .filter((own) => !asked.light || own.some(({ reading }) => reading.light === asked.light))
    .sort((a, b) => worse(a[0] as ReadingOf, b[0] as ReadingOf))
  const shown = ordered.slice(0, asked.limit ?? usualLimit)
  const customers = new Map(
    customersOf(
      r,
      shown.map((own) => own[0]?.row.customer_id ?? 0),
    ).map((one) => [one.id, one]),
  )
  return {
    asOf: isoOf(now),
    clauses: columns,
    rows: shown.flatMap((own): BoardRow[] => {
      const customer = customers.get(own[0]?.row.customer_id ?? 0)
      return customer
        ? [
            toRow(
              customer,
              own,
              columns.map(({ key }) => key),
              now,
            ),
          ]
        : []
    }),
    total: ordered.length,
    lights: countLights(found),
    regions: read.column<string>(
      'SELECT DISTINCT k.region FROM obligation AS o JOIN customer AS k ON k.id = o.customer_id WHERE o.ended_at IS NULL AND k.region IS NOT NULL ORDER BY k.region',
    ),
    owners: read.all<{ id: number; name: string }>(
      `SELECT m.id, m.name FROM member AS m WHERE m.id IN (SELECT k.owner_id FROM obligation AS o JOIN customer AS k ON k.id = o.customer_id WHERE o.ended_at IS NULL)
       ORDER BY m.pinyin`,
    ),
    calendarTo: calendarTo(calendar),
  }
}

function filters(asked: {
  tier?: Tier | undefined
  region?: string | undefined
  ownerId?: number | undefined
  search?: string | undefined
}) {
  const conditions = ['1']
  const values: SqlValue[] = []
  const add = (sql: string, ...bound: SqlValue[]) => {
    conditions.push(sql)
    values.push(...bound)
  }
  if (asked.tier) add('k.tier = ?', asked.tier)
  if (asked.region) add('k.region = ?', asked.region)
  if (asked.ownerId) add('k.owner_id = ?', asked.ownerId)
  const word = foldText(asked.search ?? '').toLowerCase()
  if (word !== '') {
    const pattern = `%${escapeLike(word)}%`
    add(
      `(${likeWord('k.name', word)} OR k.name_pinyin LIKE ? ESCAPE '\\' OR ${likeWord('k.search', word)})`,
      pattern,
      pattern,
      pattern,
    )
  }
  return { sql: conditions.join(' AND '), values }
}

/** Clauses that end or ended still have a column while something of them runs. */
function withOthers(clauses: ReturnType<typeof clausesOn>, found: readonly ReadingOf[]): ReturnType<typeof clausesOn> {
  const known = new Set(clauses.map(({ key }) => key))
  const others = new Map<string, ReturnType<typeof clausesOn>[number]>()
  for (const { row, terms } of found)
    if (!known.has(row.clause_key))
      others.set(row.clause_key, {
        key: row.clause_key,
        version: row.clause_version,
        effectiveFrom: null,
        mandatory: false,
        terms,
      })
  return [...clauses, ...others.values()]
}

function toRow(customer: Customer, own: readonly ReadingOf[], keys: readonly string[], now: number): BoardRow {
  return {
    customerId: customer.id,
    name: customer.name,
    tier: customer.tier,
    region: customer.region,
    ownerId: customer.owner_id,
    ownerName: customer.owner_name,
    successManagerName: customer.manager_name,
    cells: keys.map((key) => {
      const ofClause = own.filter(({ row }) => row.clause_key === key)
      const worst = ofClause[0]
      if (!worst) return null
      return toPromise(worst, now, ofClause.filter(({ row }) => row.ended_at === null).length)
    }),
  }
}

function customersOf({ read }: Reading, ids: readonly number[]): Customer[] {
  return read.all<Customer>(
    `SELECT k.id, k.name, k.tier, k.region, k.owner_id, m.name AS owner_name, s.name AS manager_name
     FROM json_each(?) AS wanted CROSS JOIN customer AS k ON k.id = wanted.value
     LEFT JOIN member AS m ON m.id = k.owner_id LEFT JOIN member AS s ON s.id = k.success_manager_id`,
    JSON.stringify(ids),
  )
}

function countLights(found: readonly ReadingOf[]): { light: PromiseLight; count: number }[] {
  return promiseLights
    .map((light) => ({ light, count: found.filter(({ reading }) => reading.light === light).length }))
    .filter(({ count }) => count > 0)
}
