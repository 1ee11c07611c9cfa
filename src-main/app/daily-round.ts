import type { Clock } from '../store/contexts.ts'

const lookEvery = 60_000

/**
 * Work for each new day. The clock is looked at every minute instead of trusting one long timer: a laptop sleeps, and a
 * clock is set.
 */
export class DailyRound {
  readonly #clock: Clock
  readonly #work: () => Promise<void>
  #timer: ReturnType<typeof setInterval> | null = null
  #doneFor = ''

  constructor(clock: Clock, work: () => Promise<void>) {
    this.#clock = clock
    this.#work = work
  }

  /** Runs now, for the workspace just opened, and from then on when the date changes. */
  begin(): void {
    this.#doneFor = this.#clock.today()
    void this.#work()
    this.#timer ??= setInterval(() => this.#look(), lookEvery)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #look(): void {
    const today = this.#clock.today()
    if (today === this.#doneFor) return
    this.#doneFor = today
    void this.#work()
  }
}
