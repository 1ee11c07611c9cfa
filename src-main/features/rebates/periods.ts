import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { actingMember, decidingRoles } from './people.ts'
import { changedSince, runPeriod, spanOf } from './run-period.ts'

type Reads = QueryHandlers<typeof rebates, Reading>
type Commands = CommandHandlers<typeof rebates, Writing>

export interface StoredPeriod {
  readonly id: number
  readonly name: string
  readonly from_on: string
  readonly to_on: string
  readonly status: 'open' | 'closed'
  readonly run_id: number | null
  readonly hash: string | null
  readonly closed_by: string | null
  readonly closed_at: string | null
  readonly closings: number
}

interface StoredRun {
  readonly at: string
  readonly as_of: string
  readonly total_fen: number
  readonly unreckoned: number
}

export function periodNamed(read: ReadHandle, name: string): StoredPeriod | undefined {
  return read.get<StoredPeriod>('SELECT * FROM rebate_period WHERE name = ?', name)
}

/** Rows that nobody has decided although claimed and calculated differ, or that are disputed. */
export const undecidedSql = `decision = 'disputed' OR (decision = 'open' AND claimed_fen IS NOT NULL AND claimed_fen <> coalesce(calculated_fen, 0))`

export const periods: Reads['periods'] = ({ read }) =>
  read.all<StoredPeriod>('SELECT * FROM rebate_period ORDER BY to_on DESC, from_on DESC').map((period) => {
    const run = period.run_id === null ? undefined : read.get<StoredRun>('SELECT * FROM rebate_run WHERE id = ?', period.run_id)
    const adjusted = read.value<number>(
      `SELECT coalesce(sum(due_fen), 0) FROM rebate_result WHERE run_id = ? AND adjusts <> ''`,
      period.run_id ?? 0,
    )
    const asked = read.get<{ first_by: string; first_role: string; reason: string; first_at: string }>(
      'SELECT * FROM rebate_reopening WHERE period_id = ? AND closing = ? AND second_by IS NULL',
      period.id,
      period.closings,
    )
    const counts = read.get<{ parties: number; undecided: number | null }>(
      `SELECT count(*) AS parties, sum(${undecidedSql}) AS undecided FROM reconciliation WHERE period = ?`,
      period.name,
    )
    return {
      name: period.name,
      from: period.from_on,
      to: period.to_on,
      status: period.status,
      runId: period.run_id,
      runAt: run?.at ?? null,
      stale: period.status === 'open' && run !== undefined && changedSince(read, Number(run.as_of)),
      hash: period.hash,
      closedBy: period.closed_by,
      closedAt: period.closed_at,
      closings: period.closings,
      calculated: { fen: run?.total_fen ?? 0 },
      adjustments: { fen: adjusted ?? 0 },
      parties: counts?.parties ?? 0,
      undecided: counts?.undecided ?? 0,
      unreckoned: run?.unreckoned ?? 0,
      reopening: asked ? { by: asked.first_by, role: asked.first_role, reason: asked.reason, at: asked.first_at } : null,
    }
  })

export const run: Commands['run'] = (w, { period, by }) => {
  const member = actingMember(w.read, 'rebates', by)
  const span = spanOf(period)
  if (!span) throw refuse('rebates.run', 'bad-period', '期间要写成 2026-02、2026-Q1、2026-H1 或 2026。')
  if (periodNamed(w.read, period)?.status === 'closed')
    throw refuse('rebates.run', 'period-closed', `${period} 已经关账，不能重新计算。迟到的单据会在未关账的期间里作为调整出现。`)
  const other = w.read.value<string>(
    'SELECT name FROM rebate_period WHERE name <> ? AND from_on <= ? AND to_on >= ? LIMIT 1',
    period,
    span.to,
    span.from,
  )
  if (other !== undefined)
    throw refuse('rebates.run', 'overlaps', `${period} 与已有的结算期间 ${other} 重叠。同一天只能属于一个结算期间。`)
  return runPeriod(w, 'settlement', span, member.name)
}

export const accrue: Commands['accrue'] = (w, { month, by }) => {
  const member = actingMember(w.read, 'rebates', by)
  const span = spanOf(month)
  if (!span) throw refuse('rebates.accrue', 'bad-period', '月份要写成 2026-02。')
  return runPeriod(w, 'accrual', span, member.name)
}

export const accruals: Reads['accruals'] = ({ read }, { year }) =>
  read
    .all<{ month: string; programme_id: number; name: string; fen: number; parties: number }>(
      `SELECT u.period AS month, r.programme_id, p.name, sum(r.due_fen) AS fen, count(DISTINCT r.party) AS parties
       FROM rebate_run AS u JOIN rebate_result AS r ON r.run_id = u.id JOIN rebate_programme AS p ON p.id = r.programme_id
       WHERE u.id IN (SELECT max(id) FROM rebate_run WHERE kind = 'accrual' AND substr(period, 1, 4) = ? GROUP BY period)
       GROUP BY u.period, r.programme_id ORDER BY u.period, r.programme_id`,
      year,
    )
    .map(({ month, programme_id: programmeId, name: programmeName, fen, parties }) => ({
      month,
      programmeId,
      programmeName,
      accrued: { fen },
      parties,
    }))

export { decidingRoles }
