import type { Clock } from '../store/contexts.ts'

const lookEvery = 60_000

/**
 * Work for each new day; `work` answers whether it was done. The clock is looked at every minute instead of trusting one long timer: a laptop sleeps, and a
 * clock is set.
 */
export class DailyRound {
  readonly #clock: Clock
  readonly #work: () => Promise<boolean>
  #timer: ReturnType<typeof setInterval> | null = null
  #doneFor = ''

  constructor(clock: Clock, work: () => Promise<boolean>) {
    this.#clock = clock
    this.#work = work
  }

  /** Runs now, for the workspace just opened, and from then on when the date changes. */
  begin(): void {
    void this.#run()
    this.#timer ??= setInterval(() => this.#look(), lookEvery)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #look(): void {
    if (this.#clock.today() !== this.#doneFor) void this.#run()
  }

  /** What failed is tried again at the next look. */
  async #run(): Promise<void> {
    const today = this.#clock.today()
    this.#doneFor = today
    if (!(await this.#work()) && this.#doneFor === today) this.#doneFor = ''
  }
}
