import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import type { AnswerOf, InputOf, MethodPath, OutputOf, PathsOfKind } from '../../../src-preload/contract/_kit/declare.ts'
import type { CallTarget } from '../../../src-preload/contract/_kit/serve-calls.ts'
import type { Contract } from '../../../src-preload/contract/index.ts'
import type { JobState } from '../../../src-preload/contract/jobs.ts'
import type { Application } from '../../app/application.ts'
import type { CliOptions } from './run.ts'

type JobPath = PathsOfKind<Contract, 'job'>

/** One command line's connection to the app: the same calls as a screen makes. */
export class Session {
  readonly app: Application
  readonly options: CliOptions
  readonly #target: CallTarget

  constructor(app: Application, options: CliOptions) {
    this.app = app
    this.options = options
    this.#target = app.target({ host: 'cli', dialogs: false, notifications: false, updates: false, admitsPaths: true })
  }

  async call<P extends MethodPath<Contract>>(path: P, input: InputOf<Contract, P>): Promise<AnswerOf<Contract, P>> {
    return (await this.callAny(path, input)) as AnswerOf<Contract, P>
  }

  async callAny(path: string, input: unknown): Promise<unknown> {
    try {
      return await this.#target.call(path, input, new AbortController().signal)
    } catch (error) {
      throw new CallFailed(this.#target.toFailure(error))
    }
  }

  /** Starts a job and waits for its end; progress goes to standard error where a person is looking. */
  async run<P extends JobPath>(path: P, input: InputOf<Contract, P>): Promise<OutputOf<Contract, P>> {
    return (await this.runAny(path, input)) as OutputOf<Contract, P>
  }

  async runAny(path: string, input: unknown): Promise<unknown> {
    const { jobId } = (await this.callAny(path, input)) as { jobId: string }
    const state = await this.#ended(jobId)
    if (state.state === 'done') return state.output
    throw new CallFailed(state.failure as CallFailed['failure'])
  }

  /** Opens `--workspace`; makes it first when it is not there and the command may. */
  async openWorkspace({ create = false } = {}): Promise<void> {
    const path = this.options.workspace ?? this.app.workspace.recent.list().find((recent) => recent.exists)?.path
    if (!path) throw missing('请用 --workspace 指定工作区文件（.jw）。')
    try {
      await this.call('workspace.open', { path })
    } catch (error) {
      if (!create || !(error instanceof CallFailed) || error.failure.code !== 'workspace.not-found') throw error
      await this.call('workspace.create', { path })
    }
  }

  #ended(jobId: string): Promise<JobState> {
    const showProgress = process.stderr.isTTY && !this.options.json
    return new Promise((resolve) => {
      const settle = (state: JobState) => {
        if (state.state === 'running') {
          if (showProgress)
            process.stderr.write(`\r${state.phase} ${state.current}${state.total === null ? '' : `/${state.total}`}   `)
          return
        }
        if (showProgress) process.stderr.write('\r')
        stop?.()
        resolve(state)
      }
      const stop = this.#target.listen('jobs.changed', jobId, (payload) => settle(payload as JobState))
      const now = this.app.jobs.get(jobId)
      if (now) settle(now)
    })
  }
}

export function missing(message: string): CallFailed {
  return new CallFailed({ code: 'cli.bad-arguments', kind: 'invalid', message, details: {} })
}

/** One JSON object on standard output: what a script reads. */
export function print(value: unknown): void {
  console.log(JSON.stringify(value))
}
