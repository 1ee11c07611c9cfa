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
  readonly kind: 'move' | 'undo' | 'carry'
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

/** Appends that a deal was put into another stage because its own went: no entry, so no `first`. */
export function appendCarry(tx: GateTransaction, { opportunityId, from, to, at, actor, reason }: Move): number {
  const event = { opportunity_id: opportunityId, from_stage: from, to_stage: to, at, actor, reason }
  return tx.insert('stage_event', { ...event, kind: 'carry', first: 0 })
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
         WHERE opportunity_id = ? AND kind <> 'undo' AND reverted_by IS NULL ORDER BY at DESC, id DESC LIMIT 1`,
        id,
      )
      const again = carriedBefore(tx, newest, row.stage)
      if (standing && standing.to_stage === newest.to_stage && standing.from_stage === row.stage)
        strikeOut(tx, id, standing, row.stage, at, actor)
      else if (again)
        appendCarry(tx, { opportunityId: id, from: newest.to_stage, to: row.stage, at, actor, reason: again.reason })
      else appendMove(tx, { opportunityId: id, from: newest.to_stage, to: row.stage, at, actor, reason: null })
    }
    const since = enteredAt(tx, id, row.stage)
    if (since !== undefined) tx.update('opportunity', id, stageColumns(stages.get(row.stage), since))
  }
}

/** What an undo took back, where that was a carry into the stage that a redo puts back. */
function carriedBefore(tx: GateTransaction, newest: StoredEvent, stage: string): { reason: string | null } | undefined {
  if (newest.kind !== 'undo') return undefined
  return tx.read.get<{ reason: string | null }>(
    `SELECT reason FROM stage_event WHERE opportunity_id = (SELECT opportunity_id FROM stage_event WHERE id = ?) AND kind = 'carry'
       AND reverted_by = ? AND to_stage = ?`,
    newest.id,
    newest.id,
    stage,
  )
}

/** Since when it stands in a stage; carried there, since it entered the stage it was carried from. */
function enteredAt(tx: GateTransaction, id: number, stage: string, before = Number.MAX_SAFE_INTEGER): string | undefined {
  const entry = tx.read.get<{ id: number; at: string; kind: string; from_stage: string | null }>(
    `SELECT id, at, kind, from_stage FROM stage_event WHERE opportunity_id = ? AND to_stage = ? AND kind <> 'undo' AND reverted_by IS NULL
       AND id < ? ORDER BY at DESC, id DESC LIMIT 1`,
    id,
    stage,
    before,
  )
  return entry?.kind === 'carry' && entry.from_stage !== null ? enteredAt(tx, id, entry.from_stage, entry.id) : entry?.at
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
