import { quarterDays } from '../../domain/_base/quarters.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { rulesOn, rulesSince } from '../settings/index.ts'
import { settleCustomer, snapshotColumns, snapshotRow } from './evaluate.ts'
import { gatherInputs, type ValueSubject } from './gather-inputs.ts'
import { judgeCustomer, type KeptInputs } from './judge.ts'
import type { StandingBefore } from './snapshots.ts'

/**
 * Past quarters for a demonstration: `shaped` says what a customer's inputs were in the quarter so many before the last.
 * The last quarter is judged from the data as they stand, and tiers and promises follow it, as of `at`.
 */
export function replayQuarters(
  w: Writing,
  tx: GateTransaction,
  quarters: readonly string[],
  at: string,
  among: ReadonlySet<number>,
  shaped: (subject: ValueSubject, back: number) => KeptInputs | null,
): void {
  const last = quarters.at(-1) ?? ''
  const subjects = [...gatherInputs(tx.read, quarterDays(last).last)].filter(({ id }) => among.has(id))
  const standings = new Map<number, StandingBefore>()
  for (const [index, quarter] of quarters.entries()) {
    const { last: asOf } = quarterDays(quarter)
    const rules = rulesOn(tx.read, asOf)
    const evaluation = tx.insert('value_evaluation', {
      quarter,
      as_of: asOf,
      run_at: quarter === last ? at : `${asOf}T10:00:00.000Z`,
      run_by: w.actor,
      rules: JSON.stringify(rules),
      rules_from: rulesSince(tx.read, asOf),
      customers: subjects.length,
    })
    const insert = tx.inserter('value_snapshot', snapshotColumns)
    for (const subject of subjects) {
      const kept = shaped(subject, quarters.length - 1 - index)
      if (!kept) continue
      const before = standings.get(subject.id) ?? null
      const judged = judgeCustomer(kept, before, null, rules)
      standings.set(subject.id, { ...judged.judged, score: judged.score.score, parts: judged.parts })
      const evaluated = { subject: { ...subject, ...asSubject(kept) }, before, lockId: null, ...judged }
      insert(snapshotRow(evaluation, evaluated))
      if (quarter === last) settleCustomer(w, tx, evaluated, at)
    }
  }
}

const asSubject = (kept: KeptInputs) => ({
  revenueFen: kept.revenue_fen,
  responseHours: kept.response_hours,
  cocreation: kept.cocreation,
  ecosystemFen: kept.ecosystem_fen,
})
