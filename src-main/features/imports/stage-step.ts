import { once } from 'node:events'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import type { ImportTargetName, StagedImport } from '../../../src-preload/contract/imports.ts'
import { unpackRows } from '../../jobs/workers/packed-rows.ts'
import type { StreamAck, StreamMessage } from '../../jobs/workers/sheet-messages.ts'
import type { StepControl, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { importEntities } from './entities.ts'
import { judgeAfter } from './judge-again.ts'
import { keepStage, liveStage, type LiveStage } from './live-stages.ts'
import { Matcher } from './match.ts'
import { entityWith } from './own-fields.ts'
import { StagePlan, type StageInput } from './stage-plan.ts'
import { stagedState } from './staged-state.ts'
import { Stage } from './stage.ts'

/** Receives cleaned rows from the thread that reads the file, decides what each is, and keeps them for preview and apply. */
export async function stageRows(w: Writing, input: StageInput, control: StepControl): Promise<StagedImport> {
  const { port } = control
  if (!port) throw new Error('staging needs the port that rows arrive on')
  const plan = new StagePlan(entityWith(importEntities[input.target as ImportTargetName], input.custom ?? []), input)
  const { target } = plan.entity
  const earlier = (input.after ?? []).map(liveStage)
  const stage = new Stage(control.scratchFolder, plan)
  stage.lastEdit = lastEdit(w.read)
  const matcher = new Matcher(w, stage)
  let failure: unknown = null
  let ended = false

  port.on('message', (message: StreamMessage) => {
    if (message.t === 'end') {
      stage.headers = message.headers
      plan.settleDates(message.dateOrders)
      for (const [field, counts] of Object.entries(message.seen)) plan.seen.set(field, new Map(counts))
      for (const notice of message.notices) stage.notice(notice)
      ended = true
      return port.close()
    }
    if (message.t !== 'rows') {
      failure ??= new Error('the thread that reads the file stopped')
      return port.close()
    }
    try {
      control.throwIfCancelled()
      stage.batch(() => {
        matcher.judgeAll([...unpackRows(target, message.rows)], (row, verdict) => stage.add(row, verdict))
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
  const live: LiveStage = { stage, matcher, earlier, judgedAt: '' }
  try {
    judgeAfter(w, live, control)
  } catch (error) {
    stage.close()
    throw error
  }
  keepStage(live)
  return stagedState(w, stage)
}

/** The newest change that could make a judgement stale. */
export function lastEdit(read: ReadHandle): number {
  return read.value<number>(`SELECT max(id) FROM change_set`) ?? 0
}
