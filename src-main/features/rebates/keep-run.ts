import type { PeriodSpan } from '../../domain/rebates/settlement-period.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { engineVersion } from './digests.ts'
import { partyName } from './parties.ts'
import type { Reckoned } from './reckon.ts'
import type { ReckonedRun, RunDone, RunKind } from './reckon-period.ts'

const resultSql = `INSERT INTO rebate_result (id, run_id, programme_id, version_id, party, period, from_on, to_on, adjusts, facts, steps, missing, fen, before_fen, due_fen, documents)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const intentOf = (w: Writing, kind: RunKind, period: string): WriteIntent => ({
  command: kind === 'accrual' ? 'rebates.accrue' : 'rebates.run',
  subject: period,
  actor: w.actor,
  origin: 'rule',
  at: w.clock.now(),
})

/**
 * Puts some results of a run into the file and answers the run's id, null beforehand. Nobody sees them before `finishRun`:
 * results are only ever looked up by the id of a run that stands.
 */
export function keepResults(
  w: Writing,
  kind: RunKind,
  period: string,
  runId: number | null,
  results: readonly Reckoned[],
): number {
  return w.gate.write(intentOf(w, kind, period), (tx) => {
    const run = runId ?? tx.newId()
    for (const one of results) keepResult(tx, run, one)
    return run
  }).result
}

function keepResult(tx: GateTransaction, runId: number, one: Reckoned): void {
  const { programmeId, versionId, party, period, from, to, adjusts, facts, steps, missing, fen, beforeFen, dueFen, documents } =
    one
  tx.unlogged(
    'rebate_result',
    resultSql,
    tx.newId(),
    runId,
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
}

/** The run stands from here on, immutable; period and reconciliation follow. `runId` is null where it has no results. */
export function finishRun(w: Writing, run: ReckonedRun, span: PeriodSpan, runId: number | null, byName: string): RunDone {
  const { kind, results, unreckoned, total, documents, inputHash } = run
  const intent = intentOf(w, kind, span.name)
  const { result: id } = w.gate.write(intent, (tx) => {
    const row = {
      kind,
      period: span.name,
      as_of: String(run.asOf),
      at: intent.at,
      by_name: byName,
      engine: engineVersion,
      input_hash: inputHash,
      documents,
      results,
      unreckoned,
      total_fen: total,
      tasks: JSON.stringify(run.tasks),
    }
    const made = tx.insert('rebate_run', { id: runId ?? tx.newId(), ...row })
    if (kind === 'settlement') pointPeriod(tx, span, made, new Map(run.byParty))
    return made
  })
  return { runId: id, results, total: { fen: total }, unreckoned, documents, inputHash, unchanged: false }
}

/** Reckoned again and come out the same: the run that stands is not stale, whatever else was written before. */
export function confirmRun(w: Writing, { kind, period, asOf, standing }: ReckonedRun): void {
  if (kind !== 'settlement' || !standing) return
  const row = w.read.get<{ id: number }>(
    `SELECT id FROM rebate_period WHERE name = ? AND status = 'open' AND run_id = ?`,
    period,
    standing.runId,
  )
  if (row) w.gate.write(intentOf(w, kind, period), (tx) => tx.update('rebate_period', row.id, { same_up_to: asOf }))
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
      same_up_to: null,
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
