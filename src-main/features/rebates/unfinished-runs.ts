import type { Reading, Writing } from '../../store/contexts.ts'

/** Rows taken out in one go; a few hundredths of a second. */
const piece = 500

/**
 * Runs whose results are in the file although they never came to stand: what a kill between two pieces leaves. Asked before
 * anything else is asked of the store, so that none of them is being made. By id, jumping from run to run in the index.
 */
export function unfinishedRuns({ read }: Reading): number[] {
  return read.column<number>(
    `WITH RECURSIVE run (id) AS (
       SELECT min(run_id) FROM rebate_result
       UNION ALL SELECT (SELECT min(run_id) FROM rebate_result WHERE run_id > run.id) FROM run WHERE run.id IS NOT NULL)
     SELECT id FROM run WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM rebate_run)`,
  )
}

/** On the writer: takes a piece of an unfinished run out; answers whether there is more. A run that stands refuses. */
export function clearPiece(w: Writing, { runId }: { readonly runId: number }): { more: boolean } {
  const intent = { command: 'rebates.clearUnfinished', actor: w.actor, origin: 'rule', at: w.clock.now() } as const
  const { result: taken } = w.gate.write(intent, (tx) =>
    tx.unlogged(
      'rebate_result',
      'DELETE FROM rebate_result WHERE id IN (SELECT id FROM rebate_result WHERE run_id = ? LIMIT ?)',
      runId,
      piece,
    ),
  )
  return { more: taken === piece }
}
