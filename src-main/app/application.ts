import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { CallTarget } from '../../src-preload/contract/_kit/serve-calls.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import { sweepScratch } from '../adapters/system/scratch-folders.ts'
import { HeldFiles } from '../adapters/system/held-files.ts'
import { fileLog, type Log } from '../adapters/system/log.ts'
import { systemClock } from '../adapters/system/clock.ts'
import { createDispatch, failureFrom } from '../api/dispatch.ts'
import { Topics } from '../api/topics.ts'
import { sendMessage, type SendOptions } from '../adapters/notices/send-message.ts'
import { SecretVault } from '../adapters/system/secrets.ts'
import type { Clock } from '../store/contexts.ts'
import { useNativeBinding } from '../store/database.ts'
import { clearWhatCrashed } from '../features/rebates/clear-unfinished.ts'
import { JobRunner, type JobControl } from '../jobs/runner.ts'
import type { StoreAccess } from '../store/threads/store-access.ts'
import { openStoreThreads } from '../store/threads/store-threads.ts'
import { AlertEngine } from './alert-engine.ts'
import { channelSecrets } from './channel-handlers.ts'
import type { AppConfig } from './config.ts'
import { ClockRound } from './clock-round.ts'
import { DailyRound } from './daily-round.ts'
import { FileRoutines } from './file-routines.ts'
import { hostHandlers, type HostParts } from './host-handlers.ts'
import { jobHandlers } from './job-handlers.ts'
import { OutboxSender } from './outbox-sender.ts'
import type { StepName } from './store-step.ts'
import { WorkspaceKeeper } from './workspace-keeper.ts'

/** What a host adds: its name and the dialogs and notices of its own. */
export type HostAbilities = Omit<HostParts, 'app'>

/** The whole app without a host. Every host (Electron, browser on loopback, command line) serves one of these. */
export class Application {
  readonly config: AppConfig
  readonly clock: Clock
  readonly log: Log
  readonly topics = new Topics()
  readonly files: HeldFiles
  readonly jobs: JobRunner
  readonly workspace: WorkspaceKeeper
  readonly routines: FileRoutines
  readonly scratchFolder: string
  readonly secrets: SecretVault
  readonly sendOptions: SendOptions
  readonly #round: DailyRound
  readonly #leads: ClockRound
  readonly #engine: AlertEngine

  constructor(config: AppConfig) {
    this.config = config
    useNativeBinding(config.nativeBinding)
    this.clock = systemClock(config.clockOffset)
    this.log = fileLog(join(config.dataFolder, 'logs'))
    this.scratchFolder = sweepScratch(join(config.dataFolder, 'scratch'))
    this.files = new HeldFiles(this.scratchFolder)
    this.jobs = new JobRunner({
      now: () => this.clock.now(),
      record: async (state) => void (await this.workspace.require().step('jobs.record', state, { on: 'writer' })),
      publish: (state: JobState) => this.topics.publish('jobs.changed', state, state.jobId),
      toFailure: (thrown) => failureFrom(thrown, this.log),
    })
    this.workspace = new WorkspaceKeeper({
      config,
      now: () => this.clock.now(),
      openStore: (path, create) => this.#openStore(path, create),
      beforeClose: async () => {
        await this.#engine.stop()
        await this.jobs.stopAll()
      },
      opened: (store) => this.#opened(store),
      changed: (state) => this.topics.publish('workspace.changed', { state }),
    })
    this.routines = new FileRoutines(this)
    this.secrets = new SecretVault(join(config.dataFolder, 'secrets.json'))
    this.sendOptions = { allowedHosts: config.allowedHosts, now: () => Date.now() }
    const step = (name: StepName, input: unknown, on: 'writer' | 'reader') => this.workspace.require().step(name, input, { on })
    this.#engine = new AlertEngine({
      step,
      now: () => Date.parse(this.clock.now()),
      surprise: (error) => this.log.surprise('alerts', error instanceof Error ? (error.stack ?? error.message) : String(error)),
      sender: new OutboxSender({
        step,
        send: (message, secrets) => sendMessage(message, secrets, this.sendOptions),
        secretsOf: (channelId) => channelSecrets(this, channelId),
        show: (line) => this.topics.publish('alerts.raised', { lines: [line] }),
        random: () => this.random(),
      }),
    })
    this.#round = new DailyRound(this.clock, () => this.#dailyWork())
    this.#leads = new ClockRound(this.clock, () => this.#lookAtLeads())
  }

  /** What connections of this host may call. */
  target(host: HostAbilities): CallTarget {
    return createDispatch({
      log: this.log,
      topics: this.topics,
      store: () => this.workspace.require(),
      hostHandlers: hostHandlers({ ...host, app: this }),
      startJob: (method, input) => this.startJob(method, input),
    })
  }

  startJob(method: string, input: unknown): Promise<{ jobId: string }> {
    const handler = jobHandlers[method]
    if (!handler) throw new Error(`no handler for job ${method}`)
    this.workspace.require()
    return this.jobs.start(method, (control) => handler(this.#jobContext(control), input as never))
  }

  /** Chance for everything outside the rules, which own none. */
  random(): number {
    return Math.random()
  }

  /** Evaluates the alert rules now and sends what is due; answers with how many occurrences are new. */
  async evaluateAlerts(): Promise<number> {
    this.workspace.require()
    // A one-shot command line has no engine running: the round is run once, and what is to be sent waits for the app.
    return this.config.dailyRound
      ? this.#engine.look()
      : ((await this.workspace.require().step('alerts.evaluate', {}, { on: 'writer' })) as { raised: number }).raised
  }

  /** Assigns what waits, by rule A2; answers when to look again. */
  async #lookAtLeads(): Promise<string | null> {
    const { nextAt } = (await this.workspace.require().step('leads.look', {}, { on: 'writer' })) as { nextAt: string | null }
    return nextAt
  }

  async stop(): Promise<void> {
    this.#round.stop()
    this.routines.stop()
    this.#leads.stop()
    await this.#engine.stop()
    await this.workspace.close()
    this.files.close()
    rmSync(this.scratchFolder, { recursive: true, force: true })
  }

  #jobContext(control: JobControl) {
    return {
      ...control,
      config: this.config,
      files: this.files,
      store: () => this.workspace.require(),
      rules: async () => ((await this.workspace.require().query('settings.rules', {}, false)) as { values: RuleSettings }).values,
      evaluateAlertsSoon: () => {
        // One-shot command lines leave it to the next start, so that they end when their work ends.
        if (this.config.dailyRound) void this.evaluateAlerts().catch(() => undefined)
      },
    }
  }

  #openStore(path: string, create: boolean): Promise<StoreAccess> {
    const { config } = this
    mkdirSync(this.scratchFolder, { recursive: true, mode: 0o700 })
    return openStoreThreads({
      threadFile: config.paths.storeThread,
      path,
      create,
      actor: config.actor,
      actorNamed: config.actorNamed,
      clockOffset: config.clockOffset,
      nativeBinding: config.nativeBinding,
      tripwire: config.tripwire,
      scratchFolder: this.scratchFolder,
      onSurprise: (name, stack) => this.log.surprise(name, stack),
    })
  }

  #opened(store: StoreAccess): void {
    void clearWhatCrashed(store).catch((error: unknown) => {
      // A one-shot command may close the store before all is taken out; the next start goes on.
      if (!(error instanceof CallFailed)) this.log.surprise('unfinished runs', String(error))
    })
    store.onCommitted(({ changeSetId, tables, origin }) => {
      if (tables.includes('lead') || tables.includes('member')) this.#leads.disturb()
      this.topics.publish('changes.committed', { changeSetId, tables: [...tables], origin })
      this.#engine.committed(tables)
    })
    if (!this.config.dailyRound) return
    void this.#engine.begin()
    this.#round.begin()
    this.routines.begin()
    this.#leads.begin()
  }

  /** At start and at each new day the day's backup is taken; the engine looks at the clock by itself. */
  async #dailyWork(): Promise<boolean> {
    try {
      await this.workspace.require().step('customers.beginRules', {}, { on: 'writer' })
      await this.workspace.require().step('customers.keepLimits', {}, { on: 'writer' })
      await this.workspace.require().step('workspace.dailyBackup', {}, { on: 'apart' })
      return true
    } catch (error) {
      this.log.surprise('daily work', error instanceof Error ? (error.stack ?? error.message) : String(error))
      return false
    }
  }
}
