import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import { mayReopen } from '../../domain/rebates/close-period.ts'
import { periodSpan, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { adjustments, settledBefore } from './adjustments.ts'
import { claimsDigest, decisionsDigest, documentsDigest, resultsDigest, sealOf, type Digest } from './digests.ts'
import { actingMember, decidingRoles } from './people.ts'
import { periodNamed, undecidedSql, type StoredPeriod } from './periods.ts'
import { reckon, tasksOfRun, type Reckoned, type Task } from './reckon.ts'
import { changedSince } from './reckon-period.ts'

type Reads = QueryHandlers<typeof rebates, Reading>
type Commands = CommandHandlers<typeof rebates, Writing>
type Sealed = Omit<Reckoned, 'steps' | 'documents' | 'missing' | 'from' | 'to'>

interface StoredResult {
  readonly programme_id: number
  readonly version_id: number
  readonly party: number
  readonly period: string
  readonly adjusts: string
  readonly facts: string
  readonly fen: number | null
  readonly before_fen: number
  readonly due_fen: number
}

function storedResults(read: ReadHandle, runId: number): Sealed[] {
  return read
    .all<StoredResult>(
      'SELECT programme_id, version_id, party, period, adjusts, facts, fen, before_fen, due_fen FROM rebate_result WHERE run_id = ?',
      runId,
    )
    .map((row) => ({
      programmeId: row.programme_id,
      versionId: row.version_id,
      party: row.party,
      period: row.period,
      adjusts: row.adjusts,
      facts: JSON.parse(row.facts) as Record<string, string>,
      fen: row.fen,
      beforeFen: row.before_fen,
      dueFen: row.due_fen,
    }))
}

function sealPeriod(read: ReadHandle, period: StoredPeriod, results: Digest): string {
  const versions = read.all<{ id: number; definition: string }>(
    'SELECT id, definition FROM rebate_version WHERE id IN (SELECT DISTINCT version_id FROM rebate_result WHERE run_id = ?)',
    period.run_id ?? 0,
  )
  return sealOf({
    period: period.name,
    documents: documentsDigest(read, period.from_on.slice(0, 7), period.to_on.slice(0, 7)),
    claims: claimsDigest(read, period.name),
    decisions: decisionsDigest(read, period.name),
    results,
    versions,
  })
}

export const close: Commands['close'] = (w, { period: name, by }) => {
  const member = actingMember(w.read, 'rebates', by, decidingRoles)
  const { read } = w
  const period = periodNamed(read, name)
  if (!period || period.run_id === null) throw refuse('rebates.close', 'not-run', `${name} 还没有计算过，先计算再关账。`)
  if (period.status === 'closed') throw refuse('rebates.close', 'period-closed', `${name} 已经关账。`)
  if (period.to_on >= w.clock.today()) throw refuse('rebates.close', 'not-ended', `${name} 还没有结束，要等到期末之后才能关账。`)
  const asOf = read.value<string>('SELECT as_of FROM rebate_run WHERE id = ?', period.run_id) ?? '0'
  if (changedSince(read, Number(asOf))) throw refuse('rebates.close', 'stale', '计算之后单据或政策又有改动，请重新计算后再关账。')
  const earlier = read.value<string>(`SELECT name FROM rebate_period WHERE status = 'open' AND to_on < ? LIMIT 1`, period.from_on)
  if (earlier !== undefined) throw refuse('rebates.close', 'earlier-open', `更早的 ${earlier} 还没有关账，请按时间顺序关账。`)
  const undecided = read.value<number>(`SELECT count(*) FROM reconciliation WHERE period = ? AND (${undecidedSql})`, name) ?? 0
  if (undecided > 0)
    throw refuse('rebates.close', 'undecided', `还有 ${undecided} 个客户的差异没有结论，请先接受、批准或协商一致。`, {
      undecided,
    })
  const results = resultsDigest(storedResults(read, period.run_id))
  const hash = sealPeriod(read, period, results)
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
  const fen = read.value<number>('SELECT total_fen FROM rebate_run WHERE id = ?', period.run_id) ?? 0
  return { hash, results: results.rows, total: { fen } }
}

const keyOf = ({ programmeId, versionId, party, period, adjusts }: Sealed): string =>
  JSON.stringify([programmeId, versionId, party, period, adjusts])

/** The closed period reckoned again from what is stored, by the versions that were frozen. */
function replay(read: ReadHandle, period: StoredPeriod, span: PeriodSpan, stored: readonly Sealed[]): Sealed[] {
  const parties = Map.groupBy(stored, (one) => `${one.versionId} ${one.period} ${one.adjusts}`)
  const of = (task: Task): ReadonlySet<number> =>
    new Set((parties.get(`${task.version.id} ${task.period.name} `) ?? []).map(({ party }) => party))
  const options = { through: span.to.slice(0, 7), before: settledBefore(read, span), parties: of }
  return [...reckon(read, tasksOfRun(read, period.run_id ?? 0), options), ...adjustments(read, span)]
}

export const verify: Reads['verify'] = ({ read }, { period: name }) => {
  const period = periodNamed(read, name)
  const span = periodSpan(name)
  if (period?.status !== 'closed' || !span) throw refuse('rebates.verify', 'not-closed', `${name} 没有关账，没有可核对的封存。`)
  const stored = storedResults(read, period.run_id ?? 0)
  const again = replay(read, period, span, stored)
  const digest = (one: Sealed): string => resultsDigest([one]).hash
  const known = new Map(stored.map((one) => [keyOf(one), digest(one)]))
  const fresh = new Map(again.map((one) => [keyOf(one), digest(one)]))
  const differing = [...new Set([...known.keys(), ...fresh.keys()])].filter((key) => known.get(key) !== fresh.get(key)).length
  const hash = sealPeriod(read, period, resultsDigest(again))
  return { same: hash === period.hash, hash, sealed: period.hash ?? '', differing }
}

export const reopen: Commands['reopen'] = (w, { period: name, by, reason }) => {
  const member = actingMember(w.read, 'rebates', by, decidingRoles)
  const { read } = w
  const period = periodNamed(read, name)
  if (period?.status !== 'closed') throw refuse('rebates.reopen', 'not-closed', `${name} 没有关账。`)
  const later = read.value<string>(`SELECT name FROM rebate_period WHERE status = 'closed' AND from_on > ? LIMIT 1`, period.to_on)
  if (later !== undefined) throw refuse('rebates.reopen', 'later-closed', `更晚的 ${later} 已经关账，不能再打开之前的期间。`)
  const asked = read.get<{ id: number; first_by: string; first_role: string }>(
    'SELECT id, first_by, first_role FROM rebate_reopening WHERE period_id = ? AND closing = ?',
    period.id,
    period.closings,
  )
  const at = w.clock.now()
  const intent = { command: 'rebates.reopen', subject: name, actor: w.actor, origin: 'rule', at } as const
  if (!asked) {
    if (reason === '') throw refuse('rebates.reopen', 'no-reason', '请写明为什么要重新打开。')
    const first = {
      first_by: member.name,
      first_role: member.role,
      first_at: at,
      second_by: null,
      second_role: null,
      second_at: null,
    }
    w.gate.write(intent, (tx) =>
      tx.insert('rebate_reopening', { period_id: period.id, closing: period.closings, hash: period.hash, reason, ...first }),
    )
    return { opened: false }
  }
  if (asked.first_by === member.name) throw refuse('rebates.reopen', 'same-person', '申请的人不能自己确认，需要第二个人。')
  const approvals = [
    { member: asked.first_by, role: asked.first_role },
    { member: member.name, role: member.role },
  ]
  if (!mayReopen(approvals, new Set())) throw refuse('rebates.reopen', 'same-role', '两个人的角色必须不同，例如财务和总监。')
  w.gate.write(intent, (tx) => {
    tx.update('rebate_reopening', asked.id, { second_by: member.name, second_role: member.role, second_at: at })
    tx.update('rebate_period', period.id, { status: 'open', hash: null, closed_by: null, closed_at: null })
  })
  return { opened: true }
}
