import { exact, exactOf, fenToExact, type Exact } from '../../domain/_base/exact.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { median } from '../../domain/_base/median.ts'
import { quarterDays } from '../../domain/_base/quarters.ts'
import type { IndicatorFigure } from '../../domain/value/indicator-figures.ts'
import type { Reading } from '../../store/contexts.ts'
import { knownStages } from '../pipeline/index.ts'
import { readObligations } from '../services/index.ts'
import { rulesOn } from '../settings/index.ts'
import { healthOf, type HealthRow } from './health.ts'

const zone = 480

interface Window {
  /** First and last day. */
  readonly first: string
  readonly last: string
  /** The instants of its beginning and end. */
  readonly from: string
  readonly to: string
}

type Of = (r: Reading, customerId: number, window: Window) => Exact | null

/** A count is no data where the workspace keeps no such records at all, not where this customer has none. */
const counted =
  (table: string, where: string, times: 'instants' | 'days'): Of =>
  ({ read }, customerId, { first, last, from, to }) =>
    read.get(`SELECT 1 FROM ${table} LIMIT 1`) === undefined
      ? null
      : exactOf(
          read.value<number>(
            `SELECT count(*) FROM ${table} WHERE customer_id = ? AND ${where}`,
            customerId,
            ...(times === 'days' ? [first, last] : [from, to]),
          ) ?? 0,
        )

const traded =
  (event: 'order' | 'invoice' | 'receipt'): Of =>
  ({ read }, customerId, { first, last }) =>
    read.get('SELECT 1 FROM trade_document WHERE event = ? LIMIT 1', event) === undefined
      ? null
      : fenToExact(
          read.value<number>(
            'SELECT sum(gross_fen) FROM trade_document WHERE event = ? AND customer_id = ? AND date BETWEEN ? AND ?',
            event,
            customerId,
            first,
            last,
          ) ?? 0,
        )

const seconds = (all: readonly number[]) => (all.length === 0 ? null : exact(String(median(all))))
const hours = (of: Exact | null): Exact | null => of && { over: of.over, under: of.under * 3600n }
const mean = (sum: number | null | undefined, n: number | undefined): Exact | null =>
  n ? { over: BigInt(sum ?? 0), under: BigInt(n) } : null

const promises =
  (kept: boolean): Of =>
  (r, customerId, { from, to }) => {
    if (r.read.get('SELECT 1 FROM obligation LIMIT 1') === undefined) return null
    const own = readObligations(
      r.read,
      instantOf(r.clock.now()),
      'o.customer_id = ? AND o.started_at >= ? AND o.started_at < ?',
      customerId,
      from,
      to,
    )
    const lights = kept ? ['met'] : ['met', 'late', 'breached']
    return exactOf(own.filter(({ reading }) => lights.includes(reading.light)).length)
  }

const figures: Readonly<Record<IndicatorFigure, Of>> = {
  firstReplyHours: ({ read }, customerId, { from, to }) =>
    hours(
      seconds(
        read.column<number>(
          `SELECT unixepoch(first_response_at) - unixepoch(opened_at) FROM ticket
           WHERE customer_id = ? AND kind = '技术问题' AND first_response_at IS NOT NULL AND opened_at >= ? AND opened_at < ?`,
          customerId,
          from,
          to,
        ),
      ),
    ),
  closeHours({ read }, customerId, { from, to }) {
    const row = read.get<{ n: number; sum: number | null }>(
      `SELECT count(*) AS n, sum(unixepoch(closed_at) - unixepoch(opened_at)) AS sum FROM ticket
       WHERE customer_id = ? AND closed_at >= ? AND closed_at < ?`,
      customerId,
      from,
      to,
    )
    return hours(mean(row?.sum, row?.n))
  },
  questions: counted('ticket', `kind = '技术问题' AND opened_at >= ? AND opened_at < ?`, 'instants'),
  complaints: counted('ticket', `kind = '投诉' AND opened_at >= ? AND opened_at < ?`, 'instants'),
  handOffs({ read }, customerId, { from, to }) {
    const row = read.get<{ n: number; sum: number }>(
      `SELECT count(*) AS n, sum((SELECT count(*) FROM ticket_hand_off AS h WHERE h.ticket_id = t.id)) AS sum FROM ticket AS t
       WHERE t.customer_id = ? AND t.opened_at >= ? AND t.opened_at < ?`,
      customerId,
      from,
      to,
    )
    return mean(row?.sum, row?.n)
  },
  promisesJudged: promises(false),
  promisesKept: promises(true),
  technicalMeetings: counted('meeting', `kind = '技术会议' AND held_on BETWEEN ? AND ?`, 'days'),
  reviews: counted('meeting', `kind = '战略复盘会' AND held_on BETWEEN ? AND ?`, 'days'),
  outputs: counted('cocreation', 'published_on BETWEEN ? AND ?', 'days'),
  ordered: traded('order'),
  invoiced: traded('invoice'),
  received: traded('receipt'),
  won({ read }, customerId, { last, from, to }) {
    const won = JSON.stringify(knownStages(read, last).flatMap(({ key, closing }) => (closing === 'won' ? [key] : [])))
    if (read.get('SELECT 1 FROM opportunity LIMIT 1') === undefined) return null
    return fenToExact(
      read.value<number>(
        `SELECT sum(amount_fen) FROM opportunity WHERE customer_id = ? AND stage IN (SELECT value FROM json_each(?))
         AND closed_at >= ? AND closed_at < ?`,
        customerId,
        won,
        from,
        to,
      ) ?? 0,
    )
  },
  health(r, customerId, { first, last }) {
    const row = r.read.get<HealthRow>(
      `SELECT customer_id, read_on, nps, active_rate, renewal FROM health_reading WHERE customer_id = ? AND read_on BETWEEN ? AND ?
       ORDER BY read_on DESC, id DESC LIMIT 1`,
      customerId,
      first,
      last,
    )
    const value = row ? healthOf(row, rulesOn(r.read, row.read_on)).value : null
    return value === null ? null : exact(String(value))
  },
  score({ read }, customerId, { last }) {
    const score = read.value<number | null>(
      `SELECT s.score FROM value_snapshot AS s JOIN value_evaluation AS e ON e.id = s.evaluation_id
       WHERE s.customer_id = ? AND e.as_of = ?`,
      customerId,
      last,
    )
    return score == null ? null : exact(String(score))
  },
}

/** A figure that follows from a customer's records of a quarter, exact; amounts in yuan, times in hours. Null: no data. */
export function quarterFigure(r: Reading, customerId: number, quarter: string, figure: IndicatorFigure): Exact | null {
  const { first, last } = quarterDays(quarter)
  const from = isoOf(endOfDate(addDays(first, -1), zone))
  return figures[figure](r, customerId, { first, last, from, to: isoOf(endOfDate(last, zone)) })
}
