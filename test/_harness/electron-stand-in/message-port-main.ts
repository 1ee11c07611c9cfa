import type * as Electron from 'electron'
import { Emitter } from './named-absence.ts'
import { refuse } from './refusal.ts'

/** Main's end of a port whose other end lives in the preload's world. Silent until started, as in Electron. */
export class MessagePortMain extends Emitter implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'> {
  readonly #toPage: (op: 'port-message' | 'port-close', data?: string) => void
  #waiting: unknown[] | null = []
  #open = true

  constructor(toPage: (op: 'port-message' | 'port-close', data?: string) => void) {
    super()
    this.#toPage = toPage
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (typeof message !== 'string' || transfer.length > 0) refuse('ports carry text only')
    if (this.#open) this.#toPage('port-message', message)
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.emit('message', { data, ports: [] })
  }

  close(): void {
    if (!this.#open) return
    this.#toPage('port-close')
    this.ended()
  }

  /** The page sent something. */
  hear(data: unknown): void {
    if (!this.#open) return
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }

  /** The other end closed, or its page is gone. */
  ended(): void {
    if (!this.#open) return
    this.#open = false
    queueMicrotask(() => this.emit('close'))
  }
}
