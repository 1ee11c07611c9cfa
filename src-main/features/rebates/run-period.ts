import { canonicalJson } from '../../domain/_base/canonical-json.ts'
import { periodSpan, type PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { accruedBefore, adjustments, settledBefore } from './adjustments.ts'
import { documentsDigest, engineVersion, sha256 } from './digests.ts'
import { partyName } from './parties.ts'
import { reckon, tasksOf, type Reckoned, type Task } from './reckon.ts'

export interface RunDone {
  readonly runId: number
  readonly results: number
  readonly total: { readonly fen: number }
  readonly unreckoned: number
  readonly documents: number
  readonly inputHash: string
  readonly unchanged: boolean
}

/** Tables whose change makes a run stale. */
const inputs = `('trade_document', 'rebate_version', 'rebate_target', 'trade_group_member', 'rebate_period')`

/** The newest change set; what was written later was not seen. */
export const newestChange = (read: ReadHandle): number => read.value<number>('SELECT max(id) FROM change_set') ?? 0

/** Were documents, versions or targets written since a change set? */
export function changedSince(read: ReadHandle, changeSet: number): boolean {
  return (
    read.get(
      `SELECT 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
       WHERE r.change_set_id > ? AND r.table_name IN ${inputs} AND s.command NOT IN ('rebates.run', 'rebates.close') LIMIT 1`,
      changeSet,
    ) !== undefined
  )
}

/** Reckons a settlement period (or accrues a month) and keeps the run; the caller has looked that it may. */
export function runPeriod(w: Writing, kind: 'settlement' | 'accrual', span: PeriodSpan, byName: string): RunDone {
  const { read } = w
  const tasks = tasksOf(read, span, kind === 'accrual')
  const through = span.to.slice(0, 7)
  const documents = documentsDigest(read, earliest(tasks, span), through)
  const inputHash = inputHashOf(read, span, tasks, documents.hash)
  const before = kind === 'accrual' ? accruedBefore(read, span.name) : settledBefore(read, span)
  const intent = {
    command: kind === 'accrual' ? 'rebates.accrue' : 'rebates.run',
    subject: span.name,
    actor: w.actor,
    origin: 'rule',
    at: w.clock.now(),
  } as const
  const same = sameRun(read, kind, span, inputHash)
  if (same) return same
  const { result } = w.gate.write(intent, (tx) => {
    const runId = tx.newId()
    const tally = new Tally(tx, runId)
    for (const one of reckon(read, tasks, { through, before })) tally.add(one)
    if (kind === 'settlement') for (const one of adjustments(read, span)) tally.add(one)
    tx.insert('rebate_run', {
      id: runId,
      kind,
      period: span.name,
      as_of: String(newestChange(read)),
      at: intent.at,
      by_name: byName,
      engine: engineVersion,
      input_hash: inputHash,
      documents: documents.rows,
      results: tally.results,
      unreckoned: tally.unreckoned,
      total_fen: tally.total,
    })
    if (kind === 'settlement') pointPeriod(tx, span, runId, tally.byParty)
    return { runId, results: tally.results, total: { fen: tally.total }, unreckoned: tally.unreckoned }
  })
  return { ...result, documents: documents.rows, inputHash, unchanged: false }
}

function earliest(tasks: readonly Task[], span: PeriodSpan): string {
  return tasks.reduce((month, { from }) => (from.slice(0, 7) < month ? from.slice(0, 7) : month), span.from.slice(0, 7))
}

function inputHashOf(read: ReadHandle, span: PeriodSpan, tasks: readonly Task[], documents: string): string {
  const targets = read.all<{ line: string }>(
    'SELECT json_array(programme_id, party, period, fact, value) AS line FROM rebate_target ORDER BY programme_id, party, period, fact',
  )
  const settled = read.all<{ line: string }>(
    `SELECT json_array(name, run_id, status) AS line FROM rebate_period WHERE to_on < ? ORDER BY name`,
    span.from,
  )
  return sha256(
    canonicalJson({
      engine: engineVersion,
      period: span.name,
      documents,
      targets: sha256(targets.map(({ line }) => line).join('\n')),
      settled: settled.map(({ line }) => line),
      tasks: tasks.map(({ version, period, from, to }) => ({ version: version.id, period: period.name, from, to })),
    }),
  )
}

/** The run that stands, when nothing it was made of has changed. */
function sameRun(read: ReadHandle, kind: string, span: PeriodSpan, inputHash: string): RunDone | null {
  const last = read.get<{
    id: number
    input_hash: string
    results: number
    total_fen: number
    unreckoned: number
    documents: number
  }>('SELECT * FROM rebate_run WHERE kind = ? AND period = ? ORDER BY id DESC LIMIT 1', kind, span.name)
  if (last?.input_hash !== inputHash) return null
  const { id: runId, results, unreckoned, documents } = last
  return { runId, results, total: { fen: last.total_fen }, unreckoned, documents, inputHash, unchanged: true }
}

const resultSql = `INSERT INTO rebate_result (id, run_id, programme_id, version_id, party, period, from_on, to_on, adjusts, facts, steps, missing, fen, before_fen, due_fen, documents)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Keeps results as they come and adds them up. */
class Tally {
  results = 0
  unreckoned = 0
  total = 0
  readonly byParty = new Map<number, number>()
  readonly #tx: GateTransaction
  readonly #runId: number

  constructor(tx: GateTransaction, runId: number) {
    this.#tx = tx
    this.#runId = runId
  }

  add(one: Reckoned): void {
    const { programmeId, versionId, party, period, from, to, adjusts, facts, steps, missing, fen, beforeFen, dueFen, documents } =
      one
    this.#tx.unlogged(
      'rebate_result',
      resultSql,
      this.#tx.newId(),
      this.#runId,
      programmeId,
      versionId,
      party,
      period,
      from,
      to,
      adjusts,
      JSON.stringify(facts),
      JSON.stringify(steps),
      missing.length === 0 ? null : missing.join(','),
      fen,
      beforeFen,
      dueFen,
      documents,
    )
    this.results++
    this.total += dueFen
    if (fen === null) this.unreckoned++
    this.byParty.set(party, (this.byParty.get(party) ?? 0) + dueFen)
  }
}

/** The period's row and its reconciliation follow the run; a decision about another figure is open again. */
function pointPeriod(tx: GateTransaction, span: PeriodSpan, runId: number, byParty: ReadonlyMap<number, number>): void {
  const period = tx.read.value<number>('SELECT id FROM rebate_period WHERE name = ?', span.name)
  if (period === undefined)
    tx.insert('rebate_period', {
      name: span.name,
      from_on: span.from,
      to_on: span.to,
      status: 'open',
      run_id: runId,
      hash: null,
      closed_by: null,
      closed_at: null,
      closings: 0,
    })
  else tx.update('rebate_period', period, { run_id: runId })
  const rows = new Map(
    tx.read
      .all<{ id: number; party: number; calculated_fen: number | null }>(
        'SELECT id, party, calculated_fen FROM reconciliation WHERE period = ?',
        span.name,
      )
      .map((row) => [row.party, row]),
  )
  for (const party of new Set([...byParty.keys(), ...rows.keys()])) {
    const calculated = byParty.get(party) ?? 0
    const row = rows.get(party)
    const undecided = { decision: 'open', approved_fen: null, decided_by: null, decided_at: null }
    if (!row) tx.insert('reconciliation', { ...blankRow(tx.read, span.name, party), calculated_fen: calculated })
    else if (row.calculated_fen !== calculated) tx.update('reconciliation', row.id, { calculated_fen: calculated, ...undecided })
  }
}

/** A row of the reconciliation nobody has looked at yet. */
export function blankRow(read: ReadHandle, period: string, party: number) {
  return {
    name: partyName(read, party),
    period,
    party,
    calculated_fen: null,
    claimed_fen: null,
    cause: null,
    evidence: null,
    comment: null,
    decision: 'open',
    approved_fen: null,
    decided_by: null,
    decided_at: null,
  }
}

/** A period by its name; null where the text names none. */
export const spanOf = (name: string): PeriodSpan | null => periodSpan(name)
