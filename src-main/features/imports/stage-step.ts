import { once } from 'node:events'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { ImportCounts } from '../../../src-preload/contract/imports.ts'
import { unpackRows } from '../../jobs/workers/packed-rows.ts'
import type { StreamAck, StreamMessage } from '../../jobs/workers/sheet-messages.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { Matcher } from './match.ts'
import { Stage, type StagedFile } from './stage.ts'

export interface Staged {
  readonly stageId: string
  readonly counts: ImportCounts
  readonly warnings: readonly CauseCount[]
  readonly rejections: readonly CauseCount[]
  readonly newMembers: readonly string[]
}

export interface CauseCount {
  cause: string
  count: number
}

/** Stages live in the writer thread, next to the store they are matched against; a few at most. */
const stages = new Map<string, Stage>()
const stagesKept = 3

export function stageOf(stageId: string): Stage {
  const stage = stages.get(stageId)
  if (!stage) throw refuse('imports.preview', 'stage-gone', '这次导入的预览已失效（程序重启过，或已导入）。请重新选择文件。')
  return stage
}

export function discardStage(stageId: string): void {
  stages.get(stageId)?.close()
  stages.delete(stageId)
}

/** Receives cleaned rows from the thread that reads the file, decides what each is, and keeps them for preview and apply. */
export async function stageRows(w: Writing, input: StagedFile, control: StepControl): Promise<Staged> {
  const { port } = control
  if (!port) throw new Error('staging needs the port that rows arrive on')
  const stage = new Stage(control.scratchFolder, input)
  stage.lastEdit = lastEdit(w.read)
  const matcher = new Matcher(w.read, stage)
  let failure: unknown = null
  let ended = false

  port.on('message', (message: StreamMessage) => {
    if (message.t === 'end') {
      stage.headers = message.headers
      for (const notice of message.notices) stage.notice(notice)
      ended = true
      return port.close()
    }
    if (message.t === 'broken') {
      failure ??= new Error('the thread that reads the file stopped')
      return port.close()
    }
    try {
      control.throwIfCancelled()
      stage.batch(() => {
        for (const row of unpackRows(message.rows)) stage.add(row, matcher.judge(row))
      })
      stage.addBlanks(message.blanks)
      control.progress('match', stage.counts.rows, null)
      port.postMessage({ t: 'ack' } satisfies StreamAck)
    } catch (error) {
      failure = error
      port.postMessage({ t: 'stop' } satisfies StreamAck)
      port.close()
    }
  })
  await once(port, 'close')

  if (failure !== null || !ended) {
    stage.close()
    if (failure instanceof CallFailed) throw failure
    throw failure instanceof Error ? failure : new Error('the thread that reads the file ended early')
  }
  stages.set(stage.stageId, stage)
  for (const oldest of stages.keys()) {
    if (stages.size <= stagesKept) break
    discardStage(oldest)
  }
  return {
    stageId: stage.stageId,
    counts: stage.counts,
    warnings: causeCounts(stage.warnings),
    rejections: causeCounts(stage.rejections),
    newMembers: [...stage.newOwners],
  }
}

/** The newest change that could make a judgement stale. */
export function lastEdit(read: ReadHandle): number {
  return read.value<number>(`SELECT max(id) FROM change_set`) ?? 0
}

export function causeCounts(counts: ReadonlyMap<string, number>): CauseCount[] {
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count)
}
