import type { Failure } from '../contract/_kit/failure.ts'

/** Errors lose their fields when they cross the context bridge, so an answer is a value either way. */
export type BridgeAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure }

/** All that a page in Electron can reach: three functions, whatever the API grows to. */
export interface JingweiBridge {
  call(method: string, input: unknown): Promise<BridgeAnswer>
  /** Returns the way to stop listening. */
  subscribe(topic: string, key: string | null, listener: (payload: unknown) => void): () => void
  /** The path of a dropped or chosen file; empty when it is not on disk. */
  pathForFile(file: unknown): string
}
