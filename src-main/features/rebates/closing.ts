import { refuse } from '../../../src-preload/contract/index.ts'
import type { Reading, StepControl, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { actingMember, decidingRoles } from './people.ts'
import { isStale, periodNamed, undecidedSql, type StoredPeriod } from './periods.ts'
import { newestChange } from './reckon-period.ts'
import { sealPeriod, storedDigest } from './seal-period.ts'
import { booksMovedSince } from './what-moved.ts'

export interface CloseInput {
  readonly period: string
  readonly by: number
}

/** The seal of a period that is ready to close, and what it has seen. */
export interface SealedPeriod {
  readonly hash: string
  readonly runId: number
  readonly results: number
  readonly total: number
  /** The newest change set that the seal covers. */
  readonly asOf: number
}

export interface ClosedNow {
  readonly hash: string
  readonly results: number
  readonly total: { readonly fen: number }
}

type RunPeriod = StoredPeriod & { readonly run_id: number }

/** The period, when nothing stands against closing it; looked at before the work and once more before it counts. */
function readyToClose({ read, clock }: Reading, name: string): RunPeriod {
  const period = periodNamed(read, name)
  if (!period || period.run_id === null) throw refuse('rebates.close', 'not-run', `${name} 还没有计算过，先计算再关账。`)
  if (period.status === 'closed') throw refuse('rebates.close', 'period-closed', `${name} 已经关账。`)
  if (period.to_on >= clock.today()) throw refuse('rebates.close', 'not-ended', `${name} 还没有结束，要等到期末之后才能关账。`)
  const earlier = read.value<string>(`SELECT name FROM rebate_period WHERE status = 'open' AND to_on < ? LIMIT 1`, period.from_on)
  if (earlier !== undefined) throw refuse('rebates.close', 'earlier-open', `更早的 ${earlier} 还没有关账，请按时间顺序关账。`)
  const undecided = undecidedOf(read, name)
  if (undecided > 0)
    throw refuse('rebates.close', 'undecided', `还有 ${undecided} 个客户的差异没有结论，请先接受、批准或协商一致。`, {
      undecided,
    })
  return { ...period, run_id: period.run_id }
}

const undecidedOf = (read: ReadHandle, period: string): number =>
  read.value<number>(`SELECT count(*) FROM reconciliation WHERE period = ? AND (${undecidedSql})`, period) ?? 0

/** On a reader of its own: everything the period is made of under one hash, from one state of the file. */
export function sealForClosing(r: Reading, { period: name, by }: CloseInput, control: StepControl): SealedPeriod {
  return r.read.snapshot(() => {
    actingMember(r.read, 'rebates', by, decidingRoles)
    const period = readyToClose(r, name)
    if (isStale(r.read, period)) throw refuse('rebates.close', 'stale', '计算之后单据或政策又有改动，请重新计算后再关账。')
    const asOf = newestChange(r.read)
    const results = storedDigest(r.read, period.run_id)
    control.throwIfCancelled()
    const hash = sealPeriod(r.read, period, results, control)
    const total = r.read.value<number>('SELECT total_fen FROM rebate_run WHERE id = ?', period.run_id) ?? 0
    return { hash, runId: period.run_id, results: results.rows, total, asOf }
  })
}

/**
 * On the writer: the period closes under its seal, in one row; the file's triggers freeze the rest from then on. Null when
 * something that the seal covers was written after it was taken: it is to be taken again.
 */
export function finishClose(
  w: Writing,
  { input: { period: name, by }, sealed }: { readonly input: CloseInput; readonly sealed: SealedPeriod },
): ClosedNow | null {
  const member = actingMember(w.read, 'rebates', by, decidingRoles)
  const period = readyToClose(w, name)
  if (period.run_id !== sealed.runId || booksMovedSince(w.read, sealed.asOf, period)) return null
  const { hash, results, total } = sealed
  const at = w.clock.now()
  const intent = { command: 'rebates.close', subject: name, actor: w.actor, origin: 'rule', at } as const
  w.gate.write(intent, (tx) =>
    tx.update('rebate_period', period.id, {
      status: 'closed',
      hash,
      closed_by: member.name,
      closed_at: at,
      closings: period.closings + 1,
    }),
  )
  return { hash, results, total: { fen: total } }
}
