import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { workspaceTimeZone } from '../../src-preload/contract/_words/basics.ts'
import { dateInZone } from '../domain/_base/dates.ts'
import { openReadable, type Handle } from './database.ts'
import { storeFailureOf } from './store-failure.ts'

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

/** A free name in the backup folder that says when and why. */
export function backupPathFor(storePath: string, reason: BackupReason, now: string): string {
  const folder = backupFolder(storePath)
  const stamp = now.replace(/[-:]/g, '').slice(0, 15)
  let path = join(folder, `${stamp}Z-${reason}.jw`)
  for (let n = 2; existsSync(path); n++) path = join(folder, `${stamp}Z-${reason}-${n}.jw`)
  return path
}

/** A consistent copy through SQLite (never a file copy beside a live WAL); written under another name and then renamed. */
export function takeBackup(db: Handle, storePath: string, reason: BackupReason, now: string): BackupFile {
  const folder = backupFolder(storePath)
  try {
    mkdirSync(folder, { recursive: true })
    const path = backupPathFor(storePath, reason, now)
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

/** However old they look: a clock set forward must not cost every backup. */
const alwaysKept = 7

/**
 * Which automatic backups to delete: keep the newest seven and every one of the last 7 days, then the newest of each
 * week for 8 weeks. Manual ones and those before a restore are the person's and stay. Takes them newest first.
 */
export function surplusBackups(backups: readonly BackupFile[], now: string): BackupFile[] {
  const day = 86_400_000
  const at = Date.parse(now)
  const keptWeeks = new Set<number>()
  let seen = 0
  return backups.filter((backup) => {
    if (backup.reason === 'manual' || backup.reason === 'before-restore') return false
    if (++seen <= alwaysKept) return false
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

/** Due when no automatic backup is from the workspace's day `today`. */
export function dailyBackupDue(storePath: string, today: string): boolean {
  const folder = backupFolder(storePath)
  if (!existsSync(folder)) return true
  return !readdirSync(folder).some((file) => {
    const [, stamp = '', reason] = pattern.exec(file) ?? []
    return reason === 'daily' && dateInZone(takenAtOf(stamp), workspaceTimeZone) === today
  })
}

function takenAtOf(stamp: string): string {
  return `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}T${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15)}.000Z`
}

function describe(path: string, changeSets: number | null): BackupFile {
  const file = basename(path)
  const [, stamp = '', reason = 'manual'] = pattern.exec(file) ?? []
  const takenAt = takenAtOf(stamp)
  return { file, path, takenAt, bytes: statSync(path).size, reason: reason as BackupReason, changeSets }
}

/** A backup never changes, so it is opened once to be counted. */
const counted = new Map<string, number>()

function changeSetsIn(path: string): number | null {
  const { mtimeMs, size } = statSync(path)
  const version = `${path} ${mtimeMs} ${size}`
  const known = counted.get(version)
  if (known !== undefined) return known
  try {
    const db = openReadable(path)
    try {
      const changeSets = countChangeSets(db)
      if (changeSets !== null) counted.set(version, changeSets)
      return changeSets
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
