import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import type { StreamMessage } from '../../jobs/workers/sheet-messages.ts'

const lookEvery = 100

/**
 * Messages of the thread that reads a file for a thread that stays in one transaction and cannot go back to its event
 * loop: it sleeps on the bell that the reader rings.
 */
export class RowInbox {
  readonly #port: MessagePort
  readonly #bell: Int32Array

  constructor(port: MessagePort, bell: SharedArrayBuffer) {
    this.#port = port
    this.#bell = new Int32Array(bell)
  }

  /** Waits for the next message; `look` is called now and then meanwhile, and may throw. */
  next(look: () => void): StreamMessage {
    for (;;) {
      const rung = Atomics.load(this.#bell, 0)
      const received = receiveMessageOnPort(this.#port) as { message: StreamMessage } | undefined
      if (received) return received.message
      look()
      Atomics.wait(this.#bell, 0, rung, lookEvery)
    }
  }
}
