import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { adjustClosedPeriod } from '../../domain/rebates/close-period.ts'
import { periodSpan, yearBefore, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { firstDay } from './carried-in.ts'
import { daySql, partySql } from './collect-facts.ts'
import { partiesInScope } from './parties.ts'
import { reckon, tasksOfRun, type Reckoned, type Task } from './reckon.ts'

interface ClosedPeriod {
  readonly name: string
  readonly from_on: string
  readonly to_on: string
  readonly run_id: number
}

interface Locked {
  readonly party: number
  readonly fen: number
  readonly adjusted: number
}

/**
 * What late documents change in closed periods (RB44): each programme's period that ended there is reckoned again by the
 * versions that were frozen, for the parties concerned, and the difference is booked in the open period.
 */
export function* adjustments(read: ReadHandle, span: PeriodSpan): Generator<Reckoned> {
  const through = span.to.slice(0, 7)
  const closed = read.all<ClosedPeriod>(
    `SELECT name, from_on, to_on, run_id FROM rebate_period WHERE status = 'closed' AND to_on < ? AND run_id IS NOT NULL ORDER BY from_on`,
    span.from,
  )
  for (const period of closed) {
    const tasks = tasksOfRun(read, period.run_id).filter((task) => task.period.to <= period.to_on)
    const late = new Map(tasks.map((task) => [task, entitled(read, task, period, lateParties(read, task, period, through))]))
    const concerned = tasks.filter((task) => (late.get(task)?.size ?? 0) > 0)
    const parties = (task: Task): ReadonlySet<number> => late.get(task) ?? new Set()
    for (const again of reckon(read, concerned, { through, before: () => new Map(), parties, nothings: true })) {
      const locked = lockedOf(read, period, again, span)
      const beforeFen = locked.fen + locked.adjusted
      // What lacks a figure is told as such; what was settled stays until it is reckoned.
      if (again.fen === null && again.documents > 0) yield { ...again, adjusts: period.name, beforeFen, dueFen: 0 }
      const was = { period: period.from_on, lockedFen: locked.fen, adjustedFen: locked.adjusted }
      // By their first days, since months and quarters do not sort by name.
      const change = again.fen === null ? null : adjustClosedPeriod(was, again.fen, span.from)
      if (!change) continue
      yield { ...again, adjusts: period.name, beforeFen, dueFen: change.fen }
    }
  }
}

const asksForPayments = ({ basis, facts }: RebateDefinition): boolean =>
  [basis, ...Object.values(facts)].some(({ include, exclude }) => include?.onTime !== undefined || exclude?.onTime !== undefined)

/**
 * Parties with documents of the task's days, or of those it is compared with, that were booked, or paid, after the period had
 * been closed.
 */
function lateParties(read: ReadHandle, task: Task, period: ClosedPeriod, through: string): ReadonlySet<number> {
  const { definition, from, to } = task
  const day = daySql(definition.returns)
  const days = [`${day} BETWEEN ? AND ?`]
  const books = [period.to_on.slice(0, 7), through]
  // When a document was paid is an input only where the programme asks for it.
  const known = asksForPayments(definition) ? ['d.month', 'd.paid_month'] : ['d.month']
  const values = [...known.flatMap(() => books), firstDay(task), to]
  if (definition.baseline === 'lastYear') {
    days.push(`${day} BETWEEN ? AND ?`)
    values.push(yearBefore(from), yearBefore(to))
  }
  return new Set(
    read.column<number>(
      `SELECT DISTINCT ${partySql(definition.party)} FROM trade_document AS d WHERE (${known.map((month) => `${month} > ? AND ${month} <= ?`).join(' OR ')}) AND (${days.join(' OR ')})`,
      ...values,
    ),
  )
}

/** Those of the parties that took part when the period was closed, or may take part. */
function entitled(
  read: ReadHandle,
  { version, definition, period: { name } }: Task,
  period: ClosedPeriod,
  parties: ReadonlySet<number>,
): ReadonlySet<number> {
  const scope = parties.size === 0 ? null : partiesInScope(read, definition)
  if (!scope) return parties
  const took = new Set(
    read.column<number>(
      `SELECT party FROM rebate_result WHERE run_id = ? AND version_id = ? AND period = ? AND adjusts = ''`,
      period.run_id,
      version.id,
      name,
    ),
  )
  return new Set([...parties].filter((party) => scope.has(party) || took.has(party)))
}

function lockedOf(
  read: ReadHandle,
  period: ClosedPeriod,
  { programmeId, party, period: name }: Reckoned,
  span: PeriodSpan,
): Locked {
  const fen =
    read.value<number>(
      `SELECT fen FROM rebate_result WHERE run_id = ? AND programme_id = ? AND party = ? AND period = ? AND adjusts = ''`,
      period.run_id,
      programmeId,
      party,
      name,
    ) ?? 0
  const adjusted =
    read.value<number>(
      `SELECT coalesce(sum(r.due_fen), 0) FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id
       WHERE r.programme_id = ? AND r.period = ? AND r.party = ? AND r.adjusts = ? AND p.to_on < ?`,
      programmeId,
      name,
      party,
      period.name,
      span.from,
    ) ?? 0
  return { party, fen, adjusted }
}

/** Settled in earlier settlement periods for the same programme's period, by party. */
export function settledBefore(read: ReadHandle, span: PeriodSpan): (task: Task) => ReadonlyMap<number, number> {
  return ({ version, period, cumulative }) => {
    if (!cumulative) return new Map()
    const rows = read.all<{ party: number; fen: number }>(
      `SELECT r.party, sum(r.due_fen) AS fen FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id
       WHERE r.programme_id = ? AND r.period = ? AND r.adjusts = '' AND p.to_on < ? GROUP BY r.party`,
      version.programme_id,
      period.name,
      span.from,
    )
    return new Map(rows.map(({ party, fen }) => [party, fen]))
  }
}

/** Accrued in earlier months for the same programme's period, by the newest accrual of each month. */
export function accruedBefore(read: ReadHandle, month: string): (task: Task) => ReadonlyMap<number, number> {
  return ({ version, period }) => {
    if (periodSpan(month)?.from === period.from) return new Map()
    const rows = read.all<{ party: number; fen: number }>(
      `SELECT r.party, sum(r.due_fen) AS fen FROM rebate_result AS r
       WHERE r.run_id IN (SELECT max(id) FROM rebate_run WHERE kind = 'accrual' AND period < ? AND period >= ? GROUP BY period)
         AND r.programme_id = ? AND r.period = ? GROUP BY r.party`,
      month,
      period.from.slice(0, 7),
      version.programme_id,
      period.name,
    )
    return new Map(rows.map(({ party, fen }) => [party, fen]))
  }
}
