import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { changes, Revert } from '../../../src-preload/contract/changes.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ChangeOrigin } from '../../store/gate.ts'
import { nextRedo, nextUndo, revert, type ChangeSetRow, type Rederive } from '../../store/undo.ts'
import { editCells } from '../../grid/edit-cells.ts'
import type { GridTable } from '../../grid/grid-slice.ts'
import { cellHistory } from './cell-history.ts'
import { rowName } from './present.ts'
import { toChangeSet } from './reads.ts'

/**
 * Undo and redo for whatever went through the gate; `rederive` is the slices' part, `grids` are the tables whose cells
 * can be put back one by one, by name.
 */
export function changesCommands(
  rederive: Rederive,
  grids: Readonly<Record<string, GridTable>>,
): CommandHandlers<typeof changes, Writing> {
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
    revertCell(w, { table, id, field, changeSetId }) {
      const grid = Object.hasOwn(grids, table) ? grids[table] : undefined
      const state = grid && cellHistory(w.read, grid, id, field).find((one) => one.changeSetId === changeSetId)
      if (!grid || !state) throw refuse('changes.revertCell', 'not-found', '找不到这个单元格的这次修改。请刷新后再试。')
      const done = editCells(grid, w, [{ id, field, value: state.before === '' ? null : state.before }], 'changes.revertCell')
      const [refused] = done.refused
      if (refused)
        throw refuse('changes.revertCell', 'not-allowed', `不能恢复成原来的值：${refused.reason}。`, { cause: refused.cause })
      return { changeSetId: done.changeSetId }
    },
    redo: (w) => take(w, nextRedo(w.read), 'redo'),
  }
}

function find(w: Writing, id: number): ChangeSetRow | null {
  return w.read.get<ChangeSetRow>('SELECT * FROM change_set WHERE id = ?', id) ?? null
}
