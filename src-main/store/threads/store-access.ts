import type { MessagePort } from 'node:worker_threads'
import type { Lane } from '../../../src-preload/contract/_kit/declare.ts'
import type { ChangeOrigin } from '../gate.ts'

export interface CommittedNotice {
  readonly changeSetId: number | null
  readonly tables: readonly string[]
  readonly origin: ChangeOrigin
}

export interface StepOptions {
  /** `short` answers at once; `reader` may take long; `apart` is given a thread of its own for as long as it takes. */
  readonly on: 'writer' | 'short' | 'reader' | 'apart'
  readonly signal?: AbortSignal
  readonly port?: MessagePort
  onProgress?(phase: string, current: number, total: number | null): void
}

/** How the host reaches the store, wherever it runs. Failures arrive as `CallFailed`. */
export interface StoreAccess {
  /** A long query that is aborted while it waits is never asked. */
  query(name: string, input: unknown, long: Lane, signal?: AbortSignal): Promise<unknown>
  /** For the few queries whose data lives with the writer (staged imports). */
  queryWriter(name: string, input: unknown): Promise<unknown>
  command(name: string, input: unknown): Promise<unknown>
  step(name: string, input: unknown, options: StepOptions): Promise<unknown>
  onCommitted(listener: (notice: CommittedNotice) => void): void
  /** Told when a thread ends by itself; the store is then unusable. */
  onCrash(listener: (error: Error) => void): void
  close(): Promise<void>
}
