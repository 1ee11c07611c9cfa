import { refuse } from '../../../src-preload/contract/index.ts'
import type { Matcher } from './match.ts'
import type { Stage } from './stage.ts'

/** A stage with what judges its rows. */
export interface LiveStage {
  readonly stage: Stage
  readonly matcher: Matcher
  /** Sheets of the same workbook that go in before it, in one change set with it. */
  readonly earlier: readonly LiveStage[]
  /** Versions of those at which its rows were judged. */
  judgedAt: string
}

/** Stages live in the writer thread, next to the store they are matched against; a few imports at most. */
const stages = new Map<string, LiveStage>()
const importsKept = 3

export function liveStage(stageId: string): LiveStage {
  const live = stages.get(stageId)
  if (!live) throw refuse('imports.preview', 'stage-gone', '这次导入的预览已失效（程序重启过，或已导入）。请重新选择文件。')
  return live
}

export function stageOf(stageId: string): Stage {
  return liveStage(stageId).stage
}

/** A stage with those before it, in the order in which they are written. */
export function chainOf(live: LiveStage): LiveStage[] {
  return [...live.earlier, live]
}

export function keepStage(live: LiveStage): void {
  stages.set(live.stage.stageId, live)
  const heads = [...stages.values()].filter(({ earlier }) => earlier.length === 0)
  for (const oldest of heads.slice(0, Math.max(0, heads.length - importsKept))) discardStage(oldest.stage.stageId)
}

/** Sheets staged together end together. */
export function discardStage(stageId: string): void {
  const named = stages.get(stageId)
  if (!named) return
  const head = chainOf(named)[0]
  for (const live of stages.values())
    if (chainOf(live)[0] === head) {
      stages.delete(live.stage.stageId)
      // Giving a large scratch file back takes a while that nobody need wait for.
      setImmediate(() => live.stage.close())
    }
}
