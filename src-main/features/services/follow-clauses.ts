import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { calendarMark } from '../calendar/index.ts'
import { clausesFor } from './clause-book.ts'
import { startPromised } from './tier-promises.ts'
import { addEvent, refreshWatch } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

type Who = Pick<Reading, 'clock' | 'actor'>
interface Day {
  readonly customer_id: number
  readonly clause_key: string
  readonly on_day: string
}

const markOf = (read: Reading['read'], key: string) => read.value<string>('SELECT value FROM meta WHERE key = ?', key)
const setMark = (tx: GateTransaction, key: string, value: string) =>
  tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value)

/** Once a day: clauses of one customer that ended take their open promises with them, those that began start theirs. */
export function followCustomerClauses(w: Writing): void {
  const today = w.clock.today()
  if (markOf(w.read, 'services_clauses_day') === today) return
  const at = w.clock.now()
  w.gate.write({ command: 'services.followClauses', subject: today, actor: w.actor, origin: 'rule', at }, (tx) => {
    const offset = workspaceCalendar(tx).utcOffsetMinutes
    const ended = tx.read.all<Day>(
      `SELECT x.customer_id, x.clause_key, max(x.until_on) AS on_day FROM customer_clause AS x
       WHERE x.until_on <= ? AND EXISTS (SELECT 1 FROM obligation AS o
         WHERE o.customer_id = x.customer_id AND o.clause_key = x.clause_key AND o.ended_at IS NULL)
       GROUP BY x.customer_id, x.clause_key`,
      today,
    )
    for (const one of ended) endPromised(w, tx, one, isoOf(endOfDate(addDays(one.on_day, -1), offset)))
    const held = tx.read.all<Day>(
      `SELECT customer_id, clause_key, max(from_on) AS on_day FROM customer_clause
       WHERE from_on <= ? AND (until_on IS NULL OR until_on > ?) GROUP BY customer_id, clause_key`,
      today,
      today,
    )
    for (const { customer_id, clause_key } of held) startPromised(w, tx, customer_id, clause_key, at, today)
    setMark(tx, 'services_clauses_day', today)
  })
}

/** Ends what is open of a clause that a customer is not promised any more. */
export function endPromised(w: Who, tx: GateTransaction, { customer_id, clause_key, on_day }: Day, at: string): void {
  const tier = tx.read.value<Tier | null>('SELECT tier FROM customer WHERE id = ?', customer_id) ?? null
  if (clausesFor(tx.read, customer_id, tier, on_day).has(clause_key)) return
  for (const open of tx.read.all<{ id: number; started_at: string }>(
    'SELECT id, started_at FROM obligation WHERE customer_id = ? AND clause_key = ? AND ended_at IS NULL',
    customer_id,
    clause_key,
  ))
    addEvent(w, tx, open.id, { at: at > open.started_at ? at : open.started_at, type: 'cancel', reason: 'clause-ended' })
}

/** After the calendar changed: a year that was a guess moves clocks that run, so each is looked at anew. */
export function followCalendar(w: Writing): void {
  const mark = calendarMark(w.read)
  if (markOf(w.read, 'services_calendar') === mark) return
  const at = w.clock.now()
  w.gate.write({ command: 'services.followCalendar', actor: w.actor, origin: 'rule', at }, (tx) => {
    refreshWatch(w, tx, tx.read.column<number>('SELECT id FROM obligation WHERE ended_at IS NULL'))
    setMark(tx, 'services_calendar', mark)
  })
}
