import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { takeBackup } from './backups.ts'
import { applicationId, checkFileLooksLikeStore, openPlain, openReadable, openWritable, type Handle } from './database.ts'
import { replicaLimit } from './id-counter.ts'
import { WorkspaceLock } from './lock.ts'
import { applyMigrations, pendingMigrations, type Migration } from './migrate.ts'
import { StoreFailure, storeFailureOf } from './store-failure.ts'

export interface OpenStore {
  readonly db: Handle
  readonly lock: WorkspaceLock
}

export interface OpenStoreOptions {
  readonly path: string
  readonly create: boolean
  readonly migrations: readonly Migration[]
  readonly now: string
}

/** Files up to this size are checked whole at every open; larger ones are checked in the background after it. */
const checkedAtOpenBytes = 64 * 1024 * 1024

/** Opens or makes the writable store: lock, look, check, back up before migrating. Throws StoreFailure. */
export function openStore(options: OpenStoreOptions): OpenStore {
  const { path, create, migrations, now } = options
  if (create) {
    if (existsSync(path)) throw new StoreFailure('already-there', { path })
    try {
      mkdirSync(dirname(path), { recursive: true })
    } catch (error) {
      throw storeFailureOf(error, path) ?? error
    }
  } else checkFileLooksLikeStore(path)

  const lock = WorkspaceLock.take(path)
  let db: Handle | undefined
  try {
    if (create) markAsOurs(path)
    db = openWritable(path)
    if (!create) checkHealth(db, path)
    const pending = pendingMigrations(db, migrations)
    if (pending.length > 0 && pending.length < migrations.length) takeBackup(db, path, 'before-migration', now)
    applyMigrations(db, pending)
    firstFacts(db, now)
    if (create) db.pragma('wal_checkpoint(TRUNCATE)')
    return { db, lock }
  } catch (error) {
    db?.close()
    if (create && !(error instanceof StoreFailure && error.code === 'already-there')) removeUnfinished(path)
    lock.release()
    throw storeFailureOf(error, path) ?? error
  }
}

/** A second handle that cannot write, for a reader thread. */
export function openReader(path: string): Handle {
  return openReadable(path)
}

function checkHealth(db: Handle, path: string): void {
  const bytes = (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number)
  if (bytes > checkedAtOpenBytes) return
  const found = db.pragma('quick_check(3)') as { quick_check: string }[]
  if (found[0]?.quick_check !== 'ok') throw new StoreFailure('damaged', { path, problem: found[0]?.quick_check ?? '' })
}

/**
 * Written before the journal becomes a WAL, so that it stands in the file itself: a process killed a moment later
 * leaves a store that is recognised and completed at the next open.
 */
function markAsOurs(path: string): void {
  const db = openPlain(path)
  db.pragma(`application_id = ${applicationId}`)
  db.close()
}

function firstFacts(db: Handle, now: string): void {
  if (db.prepare(`SELECT 1 FROM meta WHERE key = 'replica'`).get()) return
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
  db.transaction(() => {
    put.run('created_at', now)
    put.run('replica', String(randomInt(1, replicaLimit)))
  })()
}

function removeUnfinished(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
}
