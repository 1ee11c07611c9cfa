import type { MessagePort } from 'node:worker_threads'
import type { Gate } from './gate.ts'
import type { ReadHandle } from './read-handle.ts'
import type { Views } from './views.ts'

/** Rules never ask the system what time it is; whoever loads for them asks this. */
export interface Clock {
  /** ISO instant with Z. */
  now(): string
  /** Calendar date in the workspace's zone. */
  today(): string
}

/** What reading code is given. */
export interface Reading {
  readonly read: ReadHandle
  readonly clock: Clock
  /** Of the store's file. */
  readonly path: string
  readonly views: Views
  /** Who is asking or writing, by name. */
  readonly actor: string
}

/** What writing code is given. */
export interface Writing extends Reading {
  readonly gate: Gate
}

/** What a step of a job is given beside its context: how to stop and how to say how far it is. */
export interface StepControl {
  /** Looked at between chunks; throws when the person cancelled, so that the transaction rolls back. */
  throwIfCancelled(): void
  progress(phase: string, current: number, total: number | null): void
  /** Joined to another thread where the step receives its rows directly. */
  readonly port: MessagePort | null
  /** A folder for files that need not outlive the app. */
  readonly scratchFolder: string
}

export type Step<C> = (context: C, input: never, control: StepControl) => unknown
