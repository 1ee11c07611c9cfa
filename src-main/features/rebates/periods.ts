import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { engineVersion } from './digests.ts'
import { inputsMovedSince } from './what-moved.ts'

type Reads = QueryHandlers<typeof rebates, Reading>

export interface StoredPeriod {
  readonly id: number
  readonly name: string
  readonly from_on: string
  readonly to_on: string
  readonly status: 'open' | 'closed'
  readonly run_id: number | null
  readonly same_up_to: number | null
  readonly hash: string | null
  readonly closed_by: string | null
  readonly closed_at: string | null
  readonly closings: number
}

interface StoredRun {
  readonly at: string
  readonly total_fen: number
  readonly unreckoned: number
}

export function periodNamed(read: ReadHandle, name: string): StoredPeriod | undefined {
  return read.get<StoredPeriod>('SELECT * FROM rebate_period WHERE name = ?', name)
}

/** Was anything written that the period's run depends on since it last came out so, or does it come from an older engine? */
export function isStale(read: ReadHandle, period: StoredPeriod): boolean {
  if (period.status === 'closed' || period.run_id === null) return false
  const run = read.get<{ as_of: string; engine: string }>('SELECT as_of, engine FROM rebate_run WHERE id = ?', period.run_id)
  if (run && run.engine !== engineVersion) return true
  const asOf = Number(run?.as_of ?? 0)
  return inputsMovedSince(read, Math.max(asOf, period.same_up_to ?? 0), period)
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
      stale: isStale(read, period),
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
