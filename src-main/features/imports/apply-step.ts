import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportCounts, ImportFindings } from '../../../src-preload/contract/imports.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import { recordRun, type SheetPart } from './import-run.ts'
import { judgeAgain } from './judge-again.ts'
import { chainOf, discardStage, liveStage } from './live-stages.ts'
import { lastEdit } from './stage-step.ts'
import { stagedState } from './staged-state.ts'
import type { Stage } from './stage.ts'
import { writeSheet, type WrittenSheet } from './write-sheet.ts'

/**
 * Writes a staged import, with the sheets it was staged after, as one change set: all of it or, when cancelled or
 * broken, nothing. One undo takes it back.
 */
export function applyStage(w: Writing, { stageId }: { stageId: string }, control: StepControl): ImportFindings {
  const started = performance.now()
  const sheets = chainOf(liveStage(stageId))
  if (sheets.some(({ stage }) => lastEdit(w.read) !== stage.lastEdit))
    throw refuse(
      'imports.apply',
      'stage-stale',
      '核对之后数据又有改动，核对结果可能不准了。请返回上一步重新核对，再导入；文件不用重选。',
    )
  const at = w.clock.now()
  const first = sheets[0] as (typeof sheets)[number]
  const { file } = first.stage.plan
  const done = w.gate.write({ command: 'imports.apply', subject: file.fileName, actor: w.actor, origin: 'import', at }, (tx) => {
    const parts: SheetPart[] = []
    const newMembers = new Set<string>()
    for (const live of sheets) {
      // What the sheets before it made is there now: its rows are joined to that.
      if (live !== first) judgeAgain({ read: tx.read, clock: w.clock }, live, control)
      const { warnings } = stagedState({ read: tx.read, clock: w.clock }, live.stage)
      const written = writeSheet(w, tx, live.stage, { at, follow: true, control })
      for (const name of written.newMembers) newMembers.add(name)
      parts.push({ stage: live.stage, counts: countsOf(live.stage, written), warnings })
    }
    const milliseconds = Math.round(performance.now() - started)
    return recordRun(tx, parts as [SheetPart, ...SheetPart[]], { at, newMembers: [...newMembers], milliseconds })
  })
  discardStage(stageId)
  return { ...done.result, milliseconds: Math.round(performance.now() - started) }
}

/** Rows without their tick are counted with those that changed nothing. */
function countsOf(stage: Stage, written: WrittenSheet): ImportCounts {
  const left = stage.counts.created + stage.counts.updated - written.created - written.updated
  return { ...stage.counts, created: written.created, updated: written.updated, unchanged: stage.counts.unchanged + left }
}
