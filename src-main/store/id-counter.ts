import type { ReadHandle } from './read-handle.ts'

const perReplica = 2 ** 32

/**
 * Ids are integers unique across desktops without asking anybody: replica number × 2³² + counter. The replica number
 * is drawn when the workspace is made (21 bits keep the product a safe integer); a hub refuses a second one like it.
 */
export class IdCounter {
  readonly #base: number
  readonly #start: number
  #last: number

  constructor(read: ReadHandle) {
    this.#base = Number(read.value<string>(`SELECT value FROM meta WHERE key = 'replica'`) ?? 1) * perReplica
    this.#start = this.#last = Number(read.value<string>(`SELECT value FROM meta WHERE key = 'id_counter'`) ?? 0)
  }

  next(): number {
    return this.#base + ++this.#last
  }

  /** The counter to store with this transaction; null when no id was given out. */
  toSave(): number | null {
    return this.#last === this.#start ? null : this.#last
  }
}

export const replicaLimit = 2 ** 21
