import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CallFailed, type Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { Backup, WorkspaceState } from '../../src-preload/contract/workspace.ts'
import { storeFailureToFailure } from '../api/failure-words.ts'
import type { WorkspaceFacts } from '../features/workspace/steps.ts'
import { listBackups } from '../store/backups.ts'
import { copyClosedStore, removeMovedStore } from '../store/move-store.ts'
import { restoreStore } from '../store/restore-store.ts'
import { StoreFailure, storeFailureOf } from '../store/store-failure.ts'
import type { StoreAccess } from '../store/threads/store-access.ts'
import type { AppConfig } from './config.ts'
import { RecentWorkspaces, workspaceName } from './recent-workspaces.ts'

export interface WorkspaceKeeperParts {
  readonly config: AppConfig
  now(): string
  /** Starts the store's threads on a file. */
  openStore(path: string, create: boolean): Promise<StoreAccess>
  /** Ends jobs before a store closes. */
  beforeClose(): Promise<void>
  opened(store: StoreAccess): void
  changed(state: WorkspaceState['state']): void
}

/** Which workspace is open. Opening another closes the first; a file that cannot be opened leaves the recovery screen. */
export class WorkspaceKeeper {
  readonly recent: RecentWorkspaces
  readonly #parts: WorkspaceKeeperParts
  #store: StoreAccess | null = null
  #path: string | null = null
  #failure: Failure | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: WorkspaceKeeperParts) {
    this.#parts = parts
    this.recent = new RecentWorkspaces(parts.config.dataFolder)
  }

  /** The open store; a named failure when none is open. */
  require(): StoreAccess {
    if (this.#store) return this.#store
    throw new CallFailed({ code: 'workspace.none-open', kind: 'precondition', message: '还没有打开工作区。', details: {} })
  }

  get path(): string | null {
    return this.#path
  }

  /** Opens the workspace of last time, if there is one; a failure is kept for the recovery screen. */
  async openLast(): Promise<void> {
    const last = this.recent.list()[0]
    if (last?.exists) await this.open(last.path).catch(() => undefined)
  }

  open(path: string, create = false): Promise<WorkspaceState> {
    return this.#oneAtATime(() => this.#open(path, create))
  }

  restore(backupPath: string): Promise<WorkspaceState> {
    return this.#oneAtATime(() => this.#restore(backupPath))
  }

  moveTo(target: string): Promise<WorkspaceState> {
    return this.#oneAtATime(() => this.#moveTo(target))
  }

  /** Opening, restoring and moving wait for each other: two at once could leave a store nobody closes. */
  #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #open(path: string, create: boolean): Promise<WorkspaceState> {
    const full = resolve(path)
    if (this.#store && full === this.#path && !create) return this.state()
    const opening = this.#parts.openStore(full, create)
    try {
      const store = await opening
      await this.#closeStore()
      this.#adopt(store, full)
    } catch (error) {
      const failure = asFailure(error)
      // With a workspace open, a failed attempt changes nothing; without one it is what the screen must explain.
      if (!this.#store && !create) {
        this.#failure = failure
        this.#path = full
        this.#parts.changed('failed')
      }
      throw new CallFailed(failure)
    }
    return this.state()
  }

  async #restore(backupPath: string): Promise<WorkspaceState> {
    const path = this.#path
    if (!path)
      throw new CallFailed({ code: 'workspace.not-found', kind: 'not-found', message: '没有可恢复的工作区。', details: {} })
    const closedCleanly = this.#store !== null
    await this.#closeStore()
    try {
      restoreStore(resolve(backupPath), path, this.#parts.now(), closedCleanly)
    } catch (error) {
      const failure = asFailure(error)
      await this.#open(path, false).catch(() => undefined)
      throw new CallFailed(failure)
    }
    return this.#open(path, false)
  }

  async #moveTo(target: string): Promise<WorkspaceState> {
    this.require()
    const from = this.#path as string
    const to = resolve(target)
    if (existsSync(to)) throw new CallFailed(asFailure(new StoreFailure('already-there', { path: to })))
    // Closed first: an edit committed while the copy is made would stay behind.
    await this.#closeStore()
    try {
      await copyClosedStore(from, to)
      await this.#open(to, false)
    } catch (error) {
      await this.#open(from, false)
      throw new CallFailed(asFailure(error))
    }
    await removeMovedStore(from)
    this.recent.remove(from)
    return this.state()
  }

  async state(): Promise<WorkspaceState> {
    const { config } = this.#parts
    const store = this.#store
    const facts = store ? ((await store.step('workspace.facts', {}, { on: 'short' })) as WorkspaceFacts) : null
    return {
      state: store ? 'open' : this.#failure ? 'failed' : 'none',
      path: this.#path,
      name: this.#path === null ? null : workspaceName(this.#path),
      bytes: facts?.bytes ?? 0,
      customers: facts?.customers ?? 0,
      changeSets: facts?.changeSets ?? null,
      demo: facts?.demo ?? false,
      failure: this.#failure && {
        code: this.#failure.code,
        message: this.#failure.message,
        details: { ...this.#failure.details },
      },
      backups: facts?.backups ?? (this.#path === null ? [] : (listBackups(this.#path) as Backup[])),
      recent: this.recent.list(),
      defaultFolder: config.documentsFolder,
    }
  }

  async close(): Promise<void> {
    await this.#closeStore()
    this.#path = null
    this.#failure = null
  }

  #adopt(store: StoreAccess, path: string): void {
    this.#store = store
    this.#path = path
    this.#failure = null
    store.onCrash((error) => this.#crashed(store, error))
    this.recent.add(path, this.#parts.now())
    this.#parts.opened(store)
    this.#parts.changed('open')
  }

  #crashed(store: StoreAccess, error: Error): void {
    if (this.#store !== store) return
    this.#store = null
    this.#failure = { ...asFailure(new StoreFailure('damaged', { reason: error.message })), code: 'workspace.damaged' }
    this.#parts.changed('failed')
  }

  async #closeStore(): Promise<void> {
    const store = this.#store
    if (!store) return
    await this.#parts.beforeClose()
    this.#store = null
    await store.close()
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure
  const store = storeFailureOf(error)
  if (store) return storeFailureToFailure(store)
  throw error
}
