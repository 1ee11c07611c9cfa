import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'

interface Turn {
  readonly background: boolean
  readonly start: () => void
}

/**
 * Long questions to one thread, a single one at a time, so that what somebody waits for can still overtake the counts of
 * a page in the background, and what nobody waits for any more is not asked at all.
 */
export class WaitingLine {
  readonly #turns: Turn[] = []
  #busy = false

  ask<T>(question: () => Promise<T>, background: boolean, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = () => {
        if (signal?.aborted) {
          reject(notWanted())
          return this.#next()
        }
        this.#busy = true
        question()
          .then(resolve, reject)
          .finally(() => this.#next())
      }
      const turn = { background, start }
      const firstInBackground = background ? -1 : this.#turns.findIndex((waiting) => waiting.background)
      if (firstInBackground < 0) this.#turns.push(turn)
      else this.#turns.splice(firstInBackground, 0, turn)
      if (!this.#busy) this.#next()
    })
  }

  #next(): void {
    this.#busy = false
    this.#turns.shift()?.start()
  }
}

const notWanted = () => new CallFailed({ code: 'call.cancelled', kind: 'cancelled', message: '已取消', details: {} })
