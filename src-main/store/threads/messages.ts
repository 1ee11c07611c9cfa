import type { MessagePort } from 'node:worker_threads'
import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { ChangeOrigin } from '../gate.ts'
import type { StoreFailureCode } from '../store-failure.ts'
import type { ViewNote } from '../views.ts'

export type CallKind = 'query' | 'command' | 'step'

export type ThreadRequest =
  | {
      readonly t: 'call'
      readonly id: number
      readonly kind: CallKind
      readonly name: string
      readonly input: unknown
      /** Set to 1 by the caller to cancel; read by a step that never returns to its event loop. */
      readonly cancel?: SharedArrayBuffer
      readonly port?: MessagePort
    }
  | { readonly t: 'view'; readonly note: ViewNote }
  | { readonly t: 'close' }

export type ThreadReply =
  | { readonly t: 'ready' }
  | { readonly t: 'not-opened'; readonly code: StoreFailureCode; readonly details: Readonly<Record<string, string | number>> }
  | { readonly t: 'ok'; readonly id: number; readonly value: unknown }
  | { readonly t: 'fail'; readonly id: number; readonly failure: Failure; readonly stack?: string }
  | {
      readonly t: 'progress'
      readonly id: number
      readonly phase: string
      readonly current: number
      readonly total: number | null
    }
  | {
      readonly t: 'committed'
      readonly changeSetId: number | null
      readonly tables: readonly string[]
      readonly origin: ChangeOrigin
    }
  /** Passed on to the other threads before anything that this thread says later. */
  | { readonly t: 'view'; readonly note: ViewNote }
  | { readonly t: 'closed' }

export interface ThreadSetup {
  readonly role: 'writer' | 'reader'
  readonly path: string
  /** Make a new store instead of opening one. */
  readonly create: boolean
  readonly actor: string
  /** `actor` was given to the process and holds whatever the file says. */
  readonly actorNamed: boolean
  /** Milliseconds added to the system's clock, for tests and demonstrations on a fixed day. */
  readonly clockOffset: number
  readonly nativeBinding?: string | undefined
  readonly tripwire: boolean
  readonly scratchFolder: string
}
