import { Worker } from 'node:worker_threads'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { StoreFailure } from '../store-failure.ts'
import type { ViewNote } from '../views.ts'
import type { CallKind, ThreadReply, ThreadSetup } from './messages.ts'
import type { CommittedNotice, StepOptions, StoreAccess } from './store-access.ts'
import { WaitingLine } from './waiting-line.ts'

export interface StoreThreadsOptions extends Omit<ThreadSetup, 'role'> {
  /** The built thread entry. */
  readonly threadFile: string
  /** Told about surprises in a thread, with the stack that stays in the log. Returns the trace id. */
  onSurprise(name: string, stack: string): string
}

/**
 * One writer and two readers. SQLite never runs on the thread that serves the window; one reader is kept for short
 * questions so that a count over a million rows does not hold up the next page.
 */
export async function openStoreThreads(options: StoreThreadsOptions): Promise<StoreAccess> {
  const committedListeners: ((notice: CommittedNotice) => void)[] = []
  const crashListeners: ((error: Error) => void)[] = []
  const start = (role: ThreadSetup['role'], create: boolean) =>
    StoreThread.start(
      { ...options, role, create },
      {
        onCommitted: (notice) => committedListeners.forEach((listener) => listener(notice)),
        onCrash: (error) => crashListeners.forEach((listener) => listener(error)),
        onView: (note, from) => threads.forEach((thread) => thread !== from && thread.tellView(note)),
      },
    )
  const threads: StoreThread[] = []
  const writer = await start('writer', options.create)
  let readers: StoreThread[] = []
  try {
    readers = await Promise.all([start('reader', false), start('reader', false)])
  } catch (error) {
    await writer.close()
    throw error
  }
  const [short, long] = readers as [StoreThread, StoreThread]
  threads.push(writer, short, long)
  const line = new WaitingLine()
  const alone = new Set<StoreThread>()
  const apart = async (name: string, input: unknown, step: StepOptions) => {
    const thread = await start('reader', false)
    alone.add(thread)
    try {
      return await thread.call('step', name, input, step)
    } finally {
      alone.delete(thread)
      await thread.close()
    }
  }
  return {
    query: (name, input, lane, signal) =>
      lane === false
        ? short.call('query', name, input)
        : line.ask(() => long.call('query', name, input), lane === 'background', signal),
    queryWriter: (name, input) => writer.call('query', name, input),
    command: (name, input) => writer.call('command', name, input),
    step: (name, input, step) =>
      step.on === 'apart' ? apart(name, input, step) : { writer, short, reader: long }[step.on].call('step', name, input, step),
    onCommitted: (listener) => void committedListeners.push(listener),
    onCrash: (listener) => void crashListeners.push(listener),
    async close() {
      // Readers first: the last connection to close folds the WAL back into the file, and that must be the writer.
      await Promise.all([short, long, ...alone].map((thread) => thread.close()))
      await writer.close()
    },
  }
}

const closeLimit = 5000

interface Waiting {
  readonly name: string
  resolve(value: unknown): void
  reject(error: Error): void
  onProgress?: StepOptions['onProgress']
}

interface ThreadEvents {
  onCommitted(notice: CommittedNotice): void
  onCrash(error: Error): void
  onView(note: ViewNote, from: StoreThread): void
}

class StoreThread {
  readonly #worker: Worker
  readonly #options: StoreThreadsOptions
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1
  #closing = false

  private constructor(worker: Worker, options: StoreThreadsOptions, events: ThreadEvents) {
    this.#worker = worker
    this.#options = options
    worker.on('message', (reply: ThreadReply) => this.#receive(reply, events))
    worker.on('error', (error) => this.#end(error, events))
    worker.on('exit', (code) => this.#end(new Error(`store thread ended with ${code}`), events))
  }

  static start(setup: StoreThreadsOptions & { role: ThreadSetup['role'] }, events: ThreadEvents): Promise<StoreThread> {
    const { threadFile, onSurprise: _, ...workerData } = setup
    const worker = new Worker(threadFile, {
      workerData,
      name: `store-${setup.role}`,
      // A reader hands on what it made; only the writer gains from room for young objects.
      resourceLimits: { maxYoungGenerationSizeMb: setup.role === 'writer' ? 16 : 4 },
    })
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(error)
      worker.once('error', fail)
      worker.once('message', (reply: ThreadReply) => {
        worker.off('error', fail)
        if (reply.t === 'ready') return resolve(new StoreThread(worker, setup, events))
        void worker.terminate()
        reject(reply.t === 'not-opened' ? new StoreFailure(reply.code, reply.details) : new Error(`unexpected ${reply.t}`))
      })
    })
  }

  call(kind: CallKind, name: string, input: unknown, step?: StepOptions): Promise<unknown> {
    if (this.#closing)
      return Promise.reject(
        new CallFailed({ code: 'store.closed', kind: 'precondition', message: '工作区已关闭。', details: {} }),
      )
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      let cancel: SharedArrayBuffer | undefined
      if (step?.signal) {
        cancel = new SharedArrayBuffer(4)
        const flag = new Int32Array(cancel)
        if (step.signal.aborted) Atomics.store(flag, 0, 1)
        else step.signal.addEventListener('abort', () => Atomics.store(flag, 0, 1), { once: true })
      }
      this.#waiting.set(id, { name, resolve, reject, onProgress: step?.onProgress })
      this.#worker.postMessage({ t: 'call', id, kind, name, input, cancel, port: step?.port }, step?.port ? [step.port] : [])
    })
  }

  tellView(note: ViewNote): void {
    if (!this.#closing) this.#worker.postMessage({ t: 'view', note })
  }

  close(): Promise<void> {
    if (this.#closing) return Promise.resolve()
    this.#closing = true
    return new Promise((resolve) => {
      // A thread stuck in one statement must not keep the app from ending.
      const deadline = setTimeout(() => void this.#worker.terminate(), closeLimit)
      this.#worker.once('exit', () => {
        clearTimeout(deadline)
        resolve()
      })
      this.#worker.on('message', (reply: ThreadReply) => {
        if (reply.t === 'closed') void this.#worker.terminate()
      })
      this.#worker.postMessage({ t: 'close' })
    })
  }

  #receive(reply: ThreadReply, events: ThreadEvents): void {
    if (reply.t === 'committed') return events.onCommitted(reply)
    if (reply.t === 'view') return events.onView(reply.note, this)
    if (reply.t !== 'ok' && reply.t !== 'fail' && reply.t !== 'progress') return
    const waiting = this.#waiting.get(reply.id)
    if (!waiting) return
    if (reply.t === 'progress') return waiting.onProgress?.(reply.phase, reply.current, reply.total)
    this.#waiting.delete(reply.id)
    if (reply.t === 'ok') return waiting.resolve(reply.value)
    if (reply.stack === undefined) return waiting.reject(new CallFailed(reply.failure))
    const traceId = this.#options.onSurprise(waiting.name, reply.stack)
    waiting.reject(new CallFailed({ ...reply.failure, traceId }))
  }

  #end(error: Error, events: ThreadEvents): void {
    const left = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const waiting of left) waiting.reject(error)
    if (!this.#closing) {
      this.#closing = true
      events.onCrash(error)
    }
  }
}
