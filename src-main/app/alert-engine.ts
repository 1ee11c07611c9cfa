import { evaluationRound } from '../features/alert-rules/index.ts'
import type { OutboxSender } from './outbox-sender.ts'
import type { StepName } from './store-step.ts'

export interface EngineParts {
  step(name: StepName, input: unknown, on: 'writer' | 'reader'): Promise<unknown>
  readonly sender: OutboxSender
  now(): number
  /** A surprise; the engine goes on at its next look. */
  surprise(error: unknown): void
}

/** Written changes are judged together after this: a burst of edits is one round. */
const settleMs = 400
/** The longest time without a look: a laptop sleeps, a clock is set, and no timer tells. */
const longestMs = 30_000

/**
 * Drives evaluation and sending: after commits, at due times, at start. It only asks bounded steps of the store's threads, one
 * at a time, so that neither the host nor the writer is held; nothing of it is in memory that a kill could lose.
 */
export class AlertEngine {
  readonly #parts: EngineParts
  #timer: ReturnType<typeof setTimeout> | null = null
  #running: Promise<number> | null = null
  #again = false
  #stopped = true

  constructor(parts: EngineParts) {
    this.#parts = parts
  }

  /** For the workspace just opened: nobody is sending, so what was being sent is settled first. */
  async begin(): Promise<void> {
    this.#stopped = false
    await this.#parts.step('outbox.recover', {}, 'writer').catch((error: unknown) => this.#parts.surprise(error))
    await this.look().catch(() => 0)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#running?.catch(() => 0)
  }

  /** Something was written that rules may be about. */
  committed(tables: readonly string[]): void {
    // Only what is in the change log moves rules; what the engine writes of its own is not.
    if (!this.#stopped && tables.includes('change_set')) this.#wakeIn(settleMs)
    else if (!this.#stopped && tables.includes('outbox') && this.#running === null) this.#wakeIn(settleMs)
  }

  /** One whole evaluation; asked again while one runs, another follows. Answers with how many were raised. */
  look(): Promise<number> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#round().finally(() => {
      this.#running = null
      if (this.#again) {
        this.#again = false
        this.#wakeIn(settleMs)
      }
    })
    return this.#running
  }

  async #round(): Promise<number> {
    let next: string | null = null
    try {
      const round = evaluationRound()
      let turn = round.next()
      while (!turn.done) {
        if (this.#stopped) return 0
        turn = round.next((await this.#parts.step(turn.value.step, turn.value.input, turn.value.on)) as never)
      }
      while (((await this.#parts.step('services.feedChanges', {}, 'writer')) as { more: boolean }).more)
        if (this.#stopped) return 0
      next = ((await this.#parts.step('alert-rules.next', {}, 'reader')) as { at: string | null }).at
      // Sending takes as long as networks do; the next evaluation does not wait for it.
      void this.#parts.sender.run().then(
        (at) => at !== null && this.#wakeAt(at),
        (error: unknown) => !this.#stopped && this.#parts.surprise(error),
      )
      return turn.value.raised
    } catch (error) {
      if (!this.#stopped) this.#parts.surprise(error)
      throw error
    } finally {
      if (!this.#stopped) {
        this.#wakeIn(longestMs)
        if (next !== null) this.#wakeAt(next)
      }
    }
  }

  #wakeAt(at: string): void {
    this.#wakeIn(Math.max(settleMs, Date.parse(at) - this.#parts.now()))
  }

  #due = Infinity

  /** The earliest wish wins; a timer that fires early for a clock that jumped only looks and finds nothing. */
  #wakeIn(milliseconds: number): void {
    if (this.#stopped) return
    const due = performance.now() + Math.min(longestMs, milliseconds)
    if (this.#timer && this.#due <= due) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.look().catch(() => 0)
    }, due - performance.now())
    this.#timer.unref()
  }
}
