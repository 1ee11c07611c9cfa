import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkFileLooksLikeStore, openReadable, type Handle } from './database.ts'
import { StoreFailure, storeFailureOf } from './store-failure.ts'

export type BackupReason = 'daily' | 'before-migration' | 'before-restore' | 'manual'

export interface BackupFile {
  readonly file: string
  readonly path: string
  readonly takenAt: string
  readonly bytes: number
  readonly reason: BackupReason
  readonly changeSets: number | null
}

const pattern = /^(\d{8}T\d{6})Z-(daily|before-migration|before-restore|manual)(?:-\d+)?\.jw$/

/** Backups stand beside the store in `<name>.backups/`, each a whole store that can be opened as it is. */
export function backupFolder(storePath: string): string {
  return join(dirname(storePath), `${basename(storePath, '.jw')}.backups`)
}

/** A consistent copy through SQLite (never a file copy beside a live WAL); written under another name and then renamed. */
export function takeBackup(db: Handle, storePath: string, reason: BackupReason, now: string): BackupFile {
  const folder = backupFolder(storePath)
  const stamp = now.replace(/[-:]/g, '').slice(0, 15)
  try {
    mkdirSync(folder, { recursive: true })
    let path = join(folder, `${stamp}Z-${reason}.jw`)
    for (let n = 2; existsSync(path); n++) path = join(folder, `${stamp}Z-${reason}-${n}.jw`)
    const unfinished = `${path}.unfinished`
    rmSync(unfinished, { force: true })
    db.prepare('VACUUM INTO ?').run(unfinished)
    renameSync(unfinished, path)
    return describe(path, countChangeSets(db))
  } catch (error) {
    throw storeFailureOf(error, folder) ?? error
  }
}

/** Newest first. Files that are not ours are left alone and not listed. */
export function listBackups(storePath: string): BackupFile[] {
  const folder = backupFolder(storePath)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => pattern.test(file))
    .sort()
    .reverse()
    .map((file) => describe(join(folder, file), changeSetsIn(join(folder, file))))
}

/**
 * Which automatic backups to delete: keep every one of the last 7 days, then the newest of each week for 8 weeks.
 * Manual ones and those before a restore are the person's and stay.
 */
export function surplusBackups(backups: readonly BackupFile[], now: string): BackupFile[] {
  const day = 86_400_000
  const at = Date.parse(now)
  const keptWeeks = new Set<number>()
  return backups.filter((backup) => {
    if (backup.reason === 'manual' || backup.reason === 'before-restore') return false
    const age = at - Date.parse(backup.takenAt)
    if (age <= 7 * day) return false
    const week = Math.floor(age / (7 * day))
    if (week > 8) return true
    if (keptWeeks.has(week)) return true
    keptWeeks.add(week)
    return false
  })
}

export function rotateBackups(storePath: string, now: string): void {
  for (const backup of surplusBackups(listBackups(storePath), now)) rmSync(backup.path, { force: true })
}

/** Due when the newest automatic backup is from an earlier day than `now`. */
export function dailyBackupDue(storePath: string, now: string): boolean {
  const folder = backupFolder(storePath)
  if (!existsSync(folder)) return true
  const today = now.slice(0, 10).replaceAll('-', '')
  return !readdirSync(folder).some((file) => pattern.test(file) && file.startsWith(today) && file.includes('-daily'))
}

/** Puts a backup in the store's place. The store must be closed; the caller has kept a copy of it. */
export function putBackupInPlace(backupPath: string, storePath: string): void {
  checkFileLooksLikeStore(backupPath)
  const source = openReadable(backupPath)
  const fresh = `${storePath}.restoring`
  try {
    if (source.pragma('quick_check', { simple: true }) !== 'ok') throw new StoreFailure('damaged', { path: backupPath })
    rmSync(fresh, { force: true })
    source.prepare('VACUUM INTO ?').run(fresh)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw storeFailureOf(error, backupPath) ?? error
  } finally {
    source.close()
  }
  rmSync(`${storePath}-wal`, { force: true })
  rmSync(`${storePath}-shm`, { force: true })
  renameSync(fresh, storePath)
}

function describe(path: string, changeSets: number | null): BackupFile {
  const file = basename(path)
  const [, stamp = '', reason = 'manual'] = pattern.exec(file) ?? []
  const takenAt = `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}T${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15)}.000Z`
  return { file, path, takenAt, bytes: statSync(path).size, reason: reason as BackupReason, changeSets }
}

function changeSetsIn(path: string): number | null {
  try {
    const db = openReadable(path)
    try {
      return countChangeSets(db)
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}

function countChangeSets(db: Handle): number {
  return (db.prepare('SELECT count(*) AS n FROM change_set').get() as { n: number }).n
}
