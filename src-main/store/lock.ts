import { rmSync } from 'node:fs'
import type { Handle, OpenOptions } from './database.ts'
import { StoreFailure, storeFailureOf } from './store-failure.ts'
import Database from 'better-sqlite3'

/**
 * One process per workspace. The lock is an exclusive SQLite transaction on a file beside the store: the operating
 * system drops it with the process, so a kill -9 never leaves a workspace locked.
 */
export class WorkspaceLock {
  readonly #db: Handle
  readonly #path: string

  private constructor(db: Handle, path: string) {
    this.#db = db
    this.#path = path
  }

  static take(storePath: string, options: OpenOptions = {}): WorkspaceLock {
    const path = `${storePath}-lock`
    let db: Handle | undefined
    try {
      db = options.nativeBinding ? new Database(path, { nativeBinding: options.nativeBinding }) : new Database(path)
      db.pragma('busy_timeout = 0')
      db.exec('BEGIN EXCLUSIVE')
      return new WorkspaceLock(db, path)
    } catch (error) {
      db?.close()
      const failure = storeFailureOf(error, storePath)
      if (failure?.code === 'in-use') throw new StoreFailure('in-use', { path: storePath })
      throw failure ?? error
    }
  }

  release(): void {
    this.#db.close()
    rmSync(this.#path, { force: true })
  }
}

