import type { Stage } from '../../domain/pipeline/stages.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'

export interface Move {
  readonly opportunityId: number
  readonly from: string | null
  readonly to: string
  readonly at: string
  readonly actor: string
  readonly reason: string | null
}

interface StoredEvent {
  readonly id: number
  readonly from_stage: string | null
  readonly to_stage: string
  readonly kind: 'move' | 'undo'
  readonly reverted_by: number | null
}

/** Appends a move to the history; `first` marks the first standing entry into a stage. */
export function appendMove(tx: GateTransaction, { opportunityId, from, to, at, actor, reason }: Move): number {
  const first = standingEntry(tx, opportunityId, to) === undefined ? 1 : 0
  return tx.insert('stage_event', {
    opportunity_id: opportunityId,
    from_stage: from,
    to_stage: to,
    at,
    actor,
    reason,
    kind: 'move',
    first,
  })
}

function standingEntry(tx: GateTransaction, opportunityId: number, stage: string): number | undefined {
  return tx.read.value<number>(
    `SELECT id FROM stage_event WHERE opportunity_id = ? AND to_stage = ? AND kind = 'move' AND reverted_by IS NULL ORDER BY at, id LIMIT 1`,
    opportunityId,
    stage,
  )
}

/** What follows in the row when it stands in a stage since an instant. */
export function stageColumns(stage: Stage | undefined, at: string): Row {
  return { stage_since: at, closed_at: stage !== undefined && stage.closing !== null ? at : null }
}

/**
 * After undo or redo put a stage back: the history is not cut, it is continued. Taking back the newest standing move
 * appends an `undo` event and strikes the move out of every count; anything else (redo, an older value) is a new move.
 */
export function continueHistory(
  tx: GateTransaction,
  ids: Iterable<number>,
  stages: ReadonlyMap<string, Stage>,
  at: string,
  actor: string,
): void {
  for (const id of ids) {
    const row = tx.read.get<{ stage: string }>('SELECT stage FROM opportunity WHERE id = ?', id)
    if (!row) continue
    const newest = tx.read.get<StoredEvent>(
      'SELECT id, from_stage, to_stage, kind, reverted_by FROM stage_event WHERE opportunity_id = ? ORDER BY at DESC, id DESC LIMIT 1',
      id,
    )
    if (newest && newest.to_stage !== row.stage) {
      const standing = tx.read.get<StoredEvent>(
        `SELECT id, from_stage, to_stage, kind, reverted_by FROM stage_event
         WHERE opportunity_id = ? AND kind = 'move' AND reverted_by IS NULL ORDER BY at DESC, id DESC LIMIT 1`,
        id,
      )
      if (standing && standing.to_stage === newest.to_stage && standing.from_stage === row.stage)
        strikeOut(tx, id, standing, row.stage, at, actor)
      else appendMove(tx, { opportunityId: id, from: newest.to_stage, to: row.stage, at, actor, reason: null })
    }
    const since = tx.read.value<string>(
      `SELECT at FROM stage_event WHERE opportunity_id = ? AND to_stage = ? AND kind = 'move' AND reverted_by IS NULL ORDER BY at DESC, id DESC LIMIT 1`,
      id,
      row.stage,
    )
    if (since !== undefined) tx.update('opportunity', id, stageColumns(stages.get(row.stage), since))
  }
}

function strikeOut(tx: GateTransaction, id: number, event: StoredEvent, to: string, at: string, actor: string): void {
  const undo = tx.insert('stage_event', {
    opportunity_id: id,
    from_stage: event.to_stage,
    to_stage: to,
    at,
    actor,
    reason: null,
    kind: 'undo',
    first: 0,
  })
  tx.update('stage_event', event.id, { reverted_by: undo, first: 0 })
  const next = standingEntry(tx, id, event.to_stage)
  if (next !== undefined) tx.update('stage_event', next, { first: 1 })
}
