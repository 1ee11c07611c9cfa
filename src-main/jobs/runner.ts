import { randomBytes } from 'node:crypto'
import { CallFailed, type Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'

export interface JobControl {
  readonly signal: AbortSignal
  progress(phase: string, current: number, total: number | null): void
}

export interface JobRunnerParts {
  now(): string
  /** Persists the row; a restart finds it. */
  record(state: JobState): Promise<void>
  publish(state: JobState): void
  toFailure(thrown: unknown): Failure
}

const publishEvery = 100
const endedKept = 50

/** Starts, watches, cancels and remembers long work. Progress goes out at most ten times a second. */
export class JobRunner {
  readonly #parts: JobRunnerParts
  readonly #states = new Map<string, JobState>()
  readonly #controllers = new Map<string, AbortController>()

  constructor(parts: JobRunnerParts) {
    this.#parts = parts
  }

  async start(method: string, work: (control: JobControl) => Promise<unknown>): Promise<{ jobId: string }> {
    const jobId = randomBytes(8).toString('hex')
    const controller = new AbortController()
    const started: JobState = {
      jobId,
      method,
      state: 'running',
      phase: '',
      current: 0,
      total: null,
      startedAt: this.#parts.now(),
      endedAt: null,
      output: null,
      failure: null,
    }
    this.#states.set(jobId, started)
    this.#controllers.set(jobId, controller)
    try {
      await this.#parts.record(started)
    } catch (error) {
      this.#states.delete(jobId)
      this.#controllers.delete(jobId)
      throw error
    }
    this.#parts.publish(started)
    void this.#run(started, controller, work)
    return { jobId }
  }

  async #run(started: JobState, controller: AbortController, work: (control: JobControl) => Promise<unknown>): Promise<void> {
    const { jobId } = started
    let lastTold = 0
    let pending: ReturnType<typeof setTimeout> | null = null
    const tell = () => {
      pending = null
      lastTold = performance.now()
      const state = this.#states.get(jobId)
      if (state) this.#parts.publish(state)
    }
    const progress = (phase: string, current: number, total: number | null) => {
      const state = this.#states.get(jobId) ?? started
      this.#states.set(jobId, { ...state, phase, current, total })
      const wait = publishEvery - (performance.now() - lastTold)
      if (wait <= 0 && !pending) tell()
      else pending ??= setTimeout(tell, wait)
    }
    let end: Pick<JobState, 'state' | 'output' | 'failure'>
    try {
      end = { state: 'done', output: await work({ signal: controller.signal, progress }), failure: null }
    } catch (error) {
      const failure = controller.signal.aborted && !(error instanceof CallFailed) ? cancelled : this.#parts.toFailure(error)
      end = {
        state: failure.kind === 'cancelled' ? 'cancelled' : 'failed',
        output: null,
        failure: failure as JobState['failure'],
      }
    }
    if (pending) clearTimeout(pending)
    const ended: JobState = { ...(this.#states.get(jobId) ?? started), ...end, endedAt: this.#parts.now() }
    this.#states.set(jobId, ended)
    this.#controllers.delete(jobId)
    try {
      await this.#parts.record(ended)
    } catch {
      // The workspace was closed under the job; the end is still told to whoever waits.
    }
    this.#parts.publish(ended)
    this.#forgetOld()
  }

  get(jobId: string): JobState | undefined {
    return this.#states.get(jobId)
  }

  list(): JobState[] {
    return [...this.#states.values()].reverse()
  }

  cancel(jobId: string): boolean {
    const controller = this.#controllers.get(jobId)
    controller?.abort()
    return controller !== undefined
  }

  /** Cancels everything and waits for it to end; used before the store closes. */
  async stopAll(): Promise<void> {
    for (const controller of this.#controllers.values()) controller.abort()
    const deadline = performance.now() + 5000
    while (this.#controllers.size > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  #forgetOld(): void {
    const ended = [...this.#states.values()].filter((state) => state.state !== 'running')
    for (const state of ended.slice(0, Math.max(0, ended.length - endedKept))) this.#states.delete(state.jobId)
  }
}

const cancelled: Failure = { code: 'job.cancelled', kind: 'cancelled', message: '已取消，没有写入任何数据。', details: {} }
