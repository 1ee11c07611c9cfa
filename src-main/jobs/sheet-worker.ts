import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { SheetFailure, type SheetFailureCode } from '../adapters/sheets/sheet-source.ts'
import type { SheetReply, SheetRequest, StreamRequest } from './workers/sheet-messages.ts'

export interface SheetWorkerOptions {
  readonly threadFile: string
  readonly signal?: AbortSignal
  onProgress?(rows: number, share: number): void
}

/** A thread per file being read, bounded in memory; ended when it hangs or the person cancels, and when a file was read whole. */
const memoryLimitMb = 1536
/** Rows live for one short batch, so that nearly all die in the nursery; a larger one costs memory and wins nothing. */
const youngLimitMb = 48
/**
 * Without a sign of life for so long, the file is taken to be made to hang us. A look at the head is short, but for
 * formats that are read whole; a thread that streams rows may also wait for a busy writer.
 */
const headSilence = 10_000
const streamSilence = 60_000
const silencePerMegabyte = 2_000

function silenceLimit({ t, path }: SheetRequest): number {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (t === 'inspect' || t === 'propose' ? headSilence : streamSilence) + (bytes / 2 ** 20) * silencePerMegabyte
}

/** How long a thread that looked at a head waits to be asked for more: from a drop to its Enter, and what a command does. */
const idleFor = 20_000
/** Formats that are read whole may leave much memory behind: their threads end at once. */
const keptUpTo = 8 * 2 ** 20

/** A thread that has read a head, warm: the same file is mostly asked for again at once. One at most, and it holds nothing up. */
let idle: { readonly worker: Worker; readonly threadFile: string; readonly timer: NodeJS.Timeout } | null = null

function freshThread(threadFile: string): Worker {
  return new Worker(threadFile, {
    name: 'sheet',
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngLimitMb },
  })
}

/** By name: a worker hears nothing any more when its own listeners are removed with ours. */
function unheard(worker: Worker): Worker {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
  return worker
}

function takeThread(threadFile: string): Worker {
  if (idle?.threadFile !== threadFile) return freshThread(threadFile)
  const { worker, timer } = idle
  idle = null
  clearTimeout(timer)
  unheard(worker).ref()
  return worker
}

function keepThread(worker: Worker, threadFile: string): void {
  if (idle) return void worker.terminate()
  const forget = () => {
    if (idle?.worker === worker) idle = null
  }
  const timer = setTimeout(() => {
    forget()
    void worker.terminate()
  }, idleFor)
  timer.unref()
  unheard(worker).on('error', forget).on('exit', forget).unref()
  idle = { worker, threadFile, timer }
}

function mayBeKept({ t, path }: SheetRequest): boolean {
  return t !== 'stream' && (statSync(path, { throwIfNoEntry: false })?.size ?? keptUpTo) < keptUpTo
}

/** Asks a sheet thread. Rejects with SheetFailure for what is wrong with the file. */
export function askSheetWorker(request: SheetRequest, options: SheetWorkerOptions): Promise<unknown> {
  const ports = request.t === 'stream' ? [(request as StreamRequest).port] : []
  const worker = takeThread(options.threadFile)
  worker.postMessage(request, ports)
  return new Promise((resolve, reject) => {
    const limit = silenceLimit(request)
    let watchdog = setTimeout(hung, limit)
    const end = (settle: () => void, kept = false) => {
      clearTimeout(watchdog)
      options.signal?.removeEventListener('abort', aborted)
      settle()
      if (kept) keepThread(worker, options.threadFile)
      else void worker.terminate()
    }
    function hung(): void {
      end(() => reject(new SheetFailure('unreadable', { reason: 'no progress' })))
    }
    function aborted(): void {
      end(() => reject(new Error('cancelled')))
    }
    options.signal?.addEventListener('abort', aborted, { once: true })
    worker.on('message', (reply: SheetReply) => {
      clearTimeout(watchdog)
      watchdog = setTimeout(hung, limit)
      if (reply.t === 'progress') options.onProgress?.(reply.rows, reply.share)
      else if (reply.t === 'done') end(() => resolve(reply.value), mayBeKept(request))
      else if (reply.t === 'failed') end(() => reject(new SheetFailure(reply.code as SheetFailureCode, reply.details)))
      else end(() => reject(new Error(reply.stack)))
    })
    worker.on('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(() => reject(outOfMemory ? new SheetFailure('too-large', { reason: 'memory' }) : error))
    })
    worker.on('exit', () => end(() => reject(new Error('the sheet thread ended without an answer'))))
  })
}
