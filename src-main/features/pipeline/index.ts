import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands } from '../../grid/grid-handlers.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Rederive } from '../../store/undo.ts'
import { createMany } from './create-many.ts'
import { moveStage } from './move-stage.ts'
import { opportunityGrid } from './opportunity-grid.ts'
import { stageCommands } from './save-stages.ts'
import { continueHistory } from './stage-history.ts'
import { knownStages, strandedStages } from './stages-in-force.ts'

export const pipelineCommands: CommandHandlers<typeof pipeline, Writing> = {
  ...gridCommands(opportunityGrid),
  createMany,
  moveStage,
  ...stageCommands,
  edit: (w, { cells }) => editCells(opportunityGrid, w, cells),
  remove(w, { ids }) {
    const subject =
      ids.length === 1 ? (w.read.value<string>('SELECT name FROM opportunity WHERE id = ?', ids[0] ?? 0) ?? '') : `${ids.length}`
    const intent = { command: 'pipeline.remove', subject, actor: w.actor, origin: 'user', at: w.clock.now() } as const
    const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('opportunity', id)).length)
    return { changeSetId: done.changeSetId, removed: done.result }
  },
}

/** What undo asks of this slice: the history is continued where a stage was put back, the spelling follows the name. */
export function pipelineRederive(w: Pick<Writing, 'clock'>): Pick<Rederive, 'rest'> {
  return {
    rest(tx, touched) {
      if (touched.has('stage')) refuseToStrand(tx.read, w.clock.today())
      const ids = touched.get('opportunity')
      if (!ids) return
      const stages = new Map(knownStages(tx.read, w.clock.today()).map((stage) => [stage.key, stage]))
      continueHistory(tx, ids, stages, w.clock.now(), tx.actor)
      for (const id of ids) {
        const name = tx.read.value<string>('SELECT name FROM opportunity WHERE id = ?', id)
        if (name !== undefined) tx.update('opportunity', id, { name_pinyin: fullPinyin(name) })
      }
    },
  }
}

/** Taking a template back must not leave deals in a stage that no template names any more. */
function refuseToStrand(read: ReadHandle, today: string): void {
  const stages = strandedStages(read, today)
  if (stages.length === 0) return
  const count = read.value<number>(
    'SELECT count(*) FROM opportunity WHERE stage IN (SELECT value FROM json_each(?))',
    JSON.stringify(stages),
  )
  throw refuse(
    'changes.undo',
    'stage-in-use',
    `有 ${count ?? 0} 个商机停在这次加入的阶段里，撤销后就没有这个阶段了。请先把它们移到别的阶段。`,
  )
}

export { opportunityGrid } from './opportunity-grid.ts'
export { pipelineReads } from './reads.ts'
export { addOpportunity } from './create-many.ts'
export { gateNames, OpportunityRules } from './opportunity-rules.ts'
export { appendMove, stageColumns } from './stage-history.ts'
export { knownStages, stagesOn } from './stages-in-force.ts'
export { advancedSql, diedSql, enteredSql } from './cohort-sql.ts'
export { slippage } from './slippage.ts'
export { weightedSql } from './fields.ts'
export { movementsBetween, type Moved } from './movements.ts'
export { after, deadSql, openSql, perStage, quoted, startOf } from './stage-sql.ts'
export { opportunitySubject } from './opportunity-subject.ts'
