import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupPathFor } from './backups.ts'
import { checkFileLooksLikeStore, openReadable } from './database.ts'
import { WorkspaceLock } from './lock.ts'
import { StoreFailure, storeFailureOf } from './store-failure.ts'

const parts = ['', '-wal', '-shm'] as const

/**
 * Puts a backup in a store's place. Nobody may have the store open, here or in another process (`in-use`). The backup is
 * read and checked before anything is touched; what it replaces is kept whole, as a backup where it closed cleanly and
 * as `.damaged-…` where it would not open; a failure on the way puts it back.
 */
export function restoreStore(backupPath: string, storePath: string, now: string, closedCleanly: boolean): void {
  const lock = WorkspaceLock.take(storePath)
  try {
    const fresh = `${storePath}.restoring`
    copyChecked(backupPath, fresh)
    const kept = closedCleanly
      ? backupPathFor(storePath, 'before-restore', now)
      : `${storePath}.damaged-${now.replace(/[:.]/g, '')}`
    mkdirSync(dirname(kept), { recursive: true })
    const moved = parts.filter((part) => existsSync(storePath + part))
    for (const part of moved) renameSync(storePath + part, kept + part)
    try {
      renameSync(fresh, storePath)
    } catch (error) {
      for (const part of moved) renameSync(kept + part, storePath + part)
      throw storeFailureOf(error, storePath) ?? error
    }
  } finally {
    lock.release()
  }
}

function copyChecked(backupPath: string, target: string): void {
  checkFileLooksLikeStore(backupPath)
  const source = openReadable(backupPath)
  try {
    if (source.pragma('quick_check', { simple: true }) !== 'ok') throw new StoreFailure('damaged', { path: backupPath })
    rmSync(target, { force: true })
    source.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    rmSync(target, { force: true })
    throw storeFailureOf(error, backupPath) ?? error
  } finally {
    source.close()
  }
}
