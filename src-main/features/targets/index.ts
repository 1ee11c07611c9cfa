import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { targets } from '../../../src-preload/contract/targets.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands } from '../../grid/grid-handlers.ts'
import { recordReads } from '../../grid/records/record-handlers.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { createTargets } from './create-many.ts'
import { targetGrid } from './target-grid.ts'

export { targetGrid } from './target-grid.ts'
export { monthTargets, type MonthTarget } from './stored-targets.ts'
export { targetFor, type TargetedBy } from './target-for.ts'
export { Subjects } from './subjects.ts'

export const targetsReads: QueryHandlers<typeof targets, Reading> = recordReads(targetGrid)

export const targetsCommands: CommandHandlers<typeof targets, Writing> = {
  ...gridCommands(targetGrid),
  createMany: createTargets,
  edit: (w, { cells }) => editCells(targetGrid, w, cells),
  remove(w, { ids }) {
    const [first = 0] = ids
    const subject =
      ids.length === 1 ? (w.read.value<string>('SELECT name FROM year_target WHERE id = ?', first) ?? '') : `${ids.length}`
    const intent = { command: 'targets.remove', subject, actor: w.actor, origin: 'user', at: w.clock.now() } as const
    const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('year_target', id)).length)
    return { changeSetId: done.changeSetId, removed: done.result }
  },
}
