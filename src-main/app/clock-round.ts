import type { Clock } from '../store/contexts.ts'

const lookEvery = 15_000

/**
 * Looks at clocks of one kind, so that what is due is done within the minute. `look` answers when it is worth looking again;
 * until then, and while nobody writes, the store is left in peace. A short timer instead of one for the right moment: a
 * laptop sleeps, and a clock is set.
 */
export class ClockRound {
  readonly #clock: Clock
  readonly #look: () => Promise<string | null>
  #timer: ReturnType<typeof setInterval> | null = null
  #nextAt: string | null = ''
  #busy = false

  constructor(clock: Clock, look: () => Promise<string | null>) {
    this.#clock = clock
    this.#look = look
  }

  /** Looks now, for the workspace just opened, and from then on. */
  begin(): void {
    this.#nextAt = ''
    void this.#tick()
    this.#timer ??= setInterval(() => void this.#tick(), lookEvery)
    this.#timer.unref()
  }

  /** What it looks at changed: what is next may be another. */
  disturb(): void {
    this.#nextAt = ''
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  async #tick(): Promise<void> {
    if (this.#busy || this.#nextAt === null || this.#nextAt > this.#clock.now()) return
    this.#busy = true
    try {
      // Whoever disturbs while it looks is heard at the next tick.
      this.#nextAt = null
      const next = await this.#look()
      this.#nextAt ??= next
    } catch {
      this.#nextAt = ''
    } finally {
      this.#busy = false
    }
  }
}
