import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { SheetFailure, type SheetFailureCode } from '../adapters/sheets/sheet-source.ts'
import type { SheetReply, SheetRequest, StreamRequest } from './workers/sheet-messages.ts'

export interface SheetWorkerOptions {
  readonly threadFile: string
  readonly signal?: AbortSignal
  onProgress?(rows: number, share: number): void
}

/** A thread per file, bounded in memory; ends with the answer, or is ended when it hangs or the person cancels. */
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

/** Asks a fresh sheet thread. Rejects with SheetFailure for what is wrong with the file. */
export function askSheetWorker(request: SheetRequest, options: SheetWorkerOptions): Promise<unknown> {
  const ports = request.t === 'stream' ? [(request as StreamRequest).port] : []
  const worker = new Worker(options.threadFile, {
    workerData: { request },
    transferList: ports,
    name: 'sheet',
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, maxYoungGenerationSizeMb: youngLimitMb },
  })
  return new Promise((resolve, reject) => {
    const limit = silenceLimit(request)
    let watchdog = setTimeout(hung, limit)
    const end = (settle: () => void) => {
      clearTimeout(watchdog)
      options.signal?.removeEventListener('abort', aborted)
      settle()
      void worker.terminate()
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
      else if (reply.t === 'done') end(() => resolve(reply.value))
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
