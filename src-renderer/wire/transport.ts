import type { HeldFile } from '../../src-preload/contract/files.ts'

export type ConnectionState = 'connecting' | 'ready' | 'lost'

/** How this page reaches its host; the two ways answer alike, so that no screen asks which one it has. */
export interface Transport {
  readonly call: (method: string, input: unknown, signal?: AbortSignal) => Promise<unknown>
  readonly listen: (topic: string, key: string | null, listener: (payload: unknown) => void) => () => void
  /** Hands a file of the person's to the host. */
  readonly holdFile: (file: File) => Promise<HeldFile>
  /** Where a chosen file is on disk; null where the page may not know. */
  readonly pathOf: ((file: File) => string) | null
  /** The address under which the browser can save a held file; null where the host has its own dialog. */
  readonly downloadAddress: (file: { fileId: string }) => string | null
  readonly connection: () => ConnectionState
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void
}
