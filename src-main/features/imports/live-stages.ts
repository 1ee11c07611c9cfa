import { refuse } from '../../../src-preload/contract/index.ts'
import type { Matcher } from './match.ts'
import type { Stage } from './stage.ts'

/** A stage with what judges its rows. */
export interface LiveStage {
  readonly stage: Stage
  readonly matcher: Matcher
}

/** Stages live in the writer thread, next to the store they are matched against; a few at most. */
const stages = new Map<string, LiveStage>()
const stagesKept = 3

export function liveStage(stageId: string): LiveStage {
  const live = stages.get(stageId)
  if (!live) throw refuse('imports.preview', 'stage-gone', '这次导入的预览已失效（程序重启过，或已导入）。请重新选择文件。')
  return live
}

export function stageOf(stageId: string): Stage {
  return liveStage(stageId).stage
}

export function keepStage(live: LiveStage): void {
  stages.set(live.stage.stageId, live)
  for (const oldest of stages.keys()) {
    if (stages.size <= stagesKept) break
    discardStage(oldest)
  }
}

export function discardStage(stageId: string): void {
  stages.get(stageId)?.stage.close()
  stages.delete(stageId)
}
