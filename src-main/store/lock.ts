import { accessSync, constants, existsSync, realpathSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openPlain, type Handle } from './database.ts'
import { StoreFailure, storeFailureOf } from './store-failure.ts'

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

  static take(storePath: string): WorkspaceLock {
    // A link to a store is the same store.
    const path = `${existsSync(storePath) ? realpathSync(storePath) : storePath}-lock`
    let db: Handle | undefined
    try {
      db = openPlain(path)
      db.pragma('busy_timeout = 0')
      db.exec('BEGIN EXCLUSIVE')
      return new WorkspaceLock(db, path)
    } catch (error) {
      db?.close()
      const failure = storeFailureOf(error, storePath)
      if (failure?.code === 'in-use') throw new StoreFailure('in-use', { path: storePath })
      if (failure?.code === 'cannot-write' && !folderIsWritable(storePath))
        throw new StoreFailure('read-only', { path: storePath })
      throw failure ?? error
    }
  }

  release(): void {
    // Deleted while still held: afterwards another process may have taken it, and must not find it gone.
    try {
      rmSync(this.#path, { force: true })
    } catch {
      // Windows does not delete an open file; an unheld lock file harms nobody.
    }
    this.#db.close()
  }
}

function folderIsWritable(storePath: string): boolean {
  try {
    accessSync(dirname(storePath), constants.W_OK)
    return true
  } catch {
    return false
  }
}
