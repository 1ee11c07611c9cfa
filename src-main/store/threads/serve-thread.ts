import type { MessagePort } from 'node:worker_threads'
import { CallFailed, type Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { Reading, StepControl, Writing } from '../contexts.ts'
import { storeFailureOf } from '../store-failure.ts'
import type { ThreadReply, ThreadRequest } from './messages.ts'

/** What a thread can do; feature code is the same plain functions in a reader and in the writer. */
export interface ThreadHandlers {
  readonly queries: Readonly<Record<string, (context: Reading, input: never) => unknown>>
  readonly commands: Readonly<Record<string, (context: Writing, input: never) => unknown>>
  readonly steps: Readonly<Record<string, (context: never, input: never, control: StepControl) => unknown>>
}

const cancelled: Failure = { code: 'job.cancelled', kind: 'cancelled', message: '已取消，没有写入任何数据。', details: {} }
const progressEvery = 100
const restAfter = 5000

/**
 * Answers requests on the port with `context` until told to close. `rest` is called when nothing was asked for five
 * seconds, each time anew.
 */
export function serveThread(
  port: MessagePort,
  handlers: ThreadHandlers,
  context: Reading | Writing,
  scratchFolder: string,
  { rest, close }: { rest: () => void; close: () => void },
): void {
  const reply = (message: ThreadReply) => port.postMessage(message)
  const resting = setTimeout(rest, restAfter)

  port.on('message', (request: ThreadRequest) => {
    if (request.t === 'close') {
      clearTimeout(resting)
      close()
      reply({ t: 'closed' })
      return
    }
    if (request.t === 'view') return context.views.hear(request.note)
    resting.refresh()
    try {
      const result = run(request)
      if (result instanceof Promise) {
        result.then(
          (value) => reply({ t: 'ok', id: request.id, value }),
          (error: unknown) => reply(failed(request.id, error)),
        )
      } else reply({ t: 'ok', id: request.id, value: result })
    } catch (error) {
      reply(failed(request.id, error))
    }
  })

  function run(request: Extract<ThreadRequest, { t: 'call' }>): unknown {
    const table: Readonly<Record<string, unknown>> =
      request.kind === 'query' ? handlers.queries : request.kind === 'command' ? handlers.commands : handlers.steps
    const handler = Object.hasOwn(table, request.name) ? table[request.name] : undefined
    if (typeof handler !== 'function') throw new Error(`no ${request.kind} ${request.name} in this thread`)
    return handler(context, request.input, request.kind === 'step' ? controlFor(request) : undefined)
  }

  function controlFor(request: Extract<ThreadRequest, { t: 'call' }>): StepControl {
    const flag = request.cancel ? new Int32Array(request.cancel) : null
    let lastTold = 0
    let lastPhase = ''
    return {
      port: request.port ?? null,
      scratchFolder,
      throwIfCancelled() {
        if (flag && Atomics.load(flag, 0) === 1) throw new CallFailed(cancelled)
      },
      progress(phase, current, total) {
        const now = performance.now()
        if (phase === lastPhase && now - lastTold < progressEvery) return
        lastTold = now
        lastPhase = phase
        reply({ t: 'progress', id: request.id, phase, current, total })
      },
    }
  }
}

function failed(id: number, error: unknown): ThreadReply {
  if (error instanceof CallFailed) return { t: 'fail', id, failure: error.failure }
  const store = storeFailureOf(error)
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (store && (store.code === 'disk-full' || store.code === 'read-only' || store.code === 'cannot-write'))
    return { t: 'fail', id, stack, failure: { code: `store.${store.code}`, kind: 'external', message: '', details: {} } }
  return { t: 'fail', id, stack, failure: { code: 'internal', kind: 'internal', message: '', details: {} } }
}
