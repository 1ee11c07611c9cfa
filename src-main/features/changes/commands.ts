import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { changes, Revert } from '../../../src-preload/contract/changes.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ChangeOrigin } from '../../store/gate.ts'
import { nextRedo, nextUndo, revert, type ChangeSetRow, type Rederive } from '../../store/undo.ts'
import { rowName } from './present.ts'
import { toChangeSet } from './reads.ts'

/** Undo and redo for whatever went through the gate; `rederive` is the slices' part. */
export function changesCommands(rederive: Rederive): CommandHandlers<typeof changes, Writing> {
  function take(w: Writing, target: ChangeSetRow | null, origin: ChangeOrigin): Revert {
    if (!target) return { changeSet: null, reverted: 0, skipped: [], skippedCount: 0 }
    const original = target.reverts === null ? target : (find(w, target.reverts) ?? target)
    const done = revert(
      w.gate,
      target,
      { command: `changes.${origin}`, subject: original.subject || original.command, actor: w.actor, origin, at: w.clock.now() },
      rederive,
    )
    return {
      changeSet: toChangeSet(original),
      reverted: done.reverted,
      skipped: done.skipped.map((entry) => ({
        table: entry.table,
        id: entry.id,
        name: rowName(w.read, entry.table, entry.id),
        fields: [...entry.fields],
        reason: entry.reason,
      })),
      skippedCount: done.skippedCount,
    }
  }

  return {
    undo(w, { changeSetId }) {
      if (changeSetId === undefined) return take(w, nextUndo(w.read), 'undo')
      const target = find(w, changeSetId)
      if (!target || target.reverted_by !== null || (target.origin !== 'user' && target.origin !== 'import'))
        throw refuse('changes.undo', 'not-undoable', '这次修改已经撤销过，或不能撤销。')
      return take(w, target, 'undo')
    },
    redo: (w) => take(w, nextRedo(w.read), 'redo'),
  }
}

function find(w: Writing, id: number): ChangeSetRow | null {
  return w.read.get<ChangeSetRow>('SELECT * FROM change_set WHERE id = ?', id) ?? null
}
