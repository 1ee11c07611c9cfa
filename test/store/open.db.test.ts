import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupFolder, listBackups, surplusBackups, takeBackup, type BackupFile } from '../../src-main/store/backups.ts'
import { restoreStore } from '../../src-main/store/restore-store.ts'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import { applyMigrations, pendingMigrations, readMigrations, type Migration } from '../../src-main/store/migrate.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { StoreFailure } from '../../src-main/store/store-failure.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingwei-open-'))
  path = join(folder, '工作区.jw')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = '2026-02-25T02:00:00.000Z'
const open = (create = false, migrations: readonly Migration[] = bundledMigrations) =>
  openStore({ path, create, migrations, now })
const close = ({ db, lock }: ReturnType<typeof openStore>) => {
  db.close()
  lock.release()
}
const codeOf = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    return error instanceof StoreFailure ? error.code : String(error)
  }
  return 'opened'
}

test('a new store opens again and keeps its replica number', () => {
  const made = open(true)
  const replica = made.db.prepare(`SELECT value FROM meta WHERE key = 'replica'`).get()
  close(made)
  const again = open()
  expect(again.db.prepare(`SELECT value FROM meta WHERE key = 'replica'`).get()).toEqual(replica)
  expect(again.db.pragma('foreign_keys', { simple: true })).toBe(1)
  close(again)
  expect(readdirSync(folder)).toEqual(['工作区.jw'])
})

test('what is not a workspace is refused and left as it was', () => {
  expect(codeOf(open)).toBe('not-found')
  writeFileSync(path, '')
  expect(codeOf(open)).toBe('not-a-workspace')
  writeFileSync(path, 'PK\u0003\u0004 this is an xlsx, as far as anybody can tell'.repeat(20))
  expect(codeOf(open)).toBe('not-a-workspace')
  rmSync(path)
  const foreign = new Database(path)
  foreign.exec('CREATE TABLE someone_elses (a)')
  foreign.close()
  const before = readFileSync(path)
  expect(codeOf(open)).toBe('not-a-workspace')
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(codeOf(() => open(true))).toBe('already-there')
})

test('a damaged file is found at open', () => {
  const made = open(true)
  made.db.exec(`INSERT INTO layout (key, value) SELECT value, hex(randomblob(2000)) FROM json_each('[1,2,3,4,5,6,7,8,9]')`)
  made.db.pragma('wal_checkpoint(TRUNCATE)')
  close(made)
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 8192, 40_000)
  writeFileSync(path, bytes)
  expect(codeOf(open)).toBe('damaged')
  truncateSync(path, 6000)
  expect(['damaged', 'not-a-workspace']).toContain(codeOf(open))
})

test('a second opener is told that the file is in use', () => {
  const made = open(true)
  expect(codeOf(open)).toBe('in-use')
  close(made)
  close(open())
})

test('a file from a newer app is refused, one with another past too', () => {
  const newer: Migration[] = [...bundledMigrations, { when: 9e15, name: 'later', hash: 'x', sql: 'CREATE TABLE later (a)' }]
  close(open(true, newer))
  expect(codeOf(open)).toBe('newer')
  const [first, ...rest] = bundledMigrations
  expect(codeOf(() => open(false, [{ ...(first as Migration), hash: 'changed' }, ...rest]))).toBe('migration-failed')
})

test('a migration backs the file up first; one that fails leaves the file as it was', () => {
  close(open(true))
  const broken: Migration[] = [
    ...bundledMigrations,
    { when: 9e15, name: 'broken', hash: 'b', sql: 'CREATE TABLE half (a);--> statement-breakpoint\nNONSENSE' },
  ]
  expect(codeOf(() => open(false, broken))).toBe('migration-failed')
  const [backup] = listBackups(path)
  expect(backup).toMatchObject({ reason: 'before-migration', changeSets: 0 })
  const again = open()
  expect(again.db.prepare(`SELECT name FROM sqlite_master WHERE name = 'half'`).get()).toBeUndefined()
  close(again)
})

test('the journal must rise', () => {
  const entries = [
    { when: 2, tag: 'a' },
    { when: 1, tag: 'b' },
  ]
  expect(() => readMigrations({ entries }, { a: '', b: '' })).toThrow('not later')
  expect(() => readMigrations({ entries: [{ when: 1, tag: 'gone' }] }, {})).toThrow('not bundled')
})

test('migrations are recorded as drizzle records them', async () => {
  const { drizzle } = await import('drizzle-orm/better-sqlite3')
  const { migrate } = await import('drizzle-orm/better-sqlite3/migrator')
  const ours = new Database(':memory:')
  applyMigrations(ours, pendingMigrations(ours, bundledMigrations))
  const theirs = new Database(':memory:')
  migrate(drizzle(theirs), { migrationsFolder: join(import.meta.dirname, '../../resources/migrations') })
  const schema = (db: Database.Database) =>
    db
      .prepare(
        `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%drizzle%' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .all()
  expect(schema(ours)).toEqual(schema(theirs))
  const records = (db: Database.Database) => db.prepare('SELECT hash, created_at FROM __drizzle_migrations').all()
  expect(records(ours)).toEqual(records(theirs))
})

test('a backup opens by itself and can take the place of the store', () => {
  const made = open(true)
  made.db.prepare(`INSERT INTO layout (key, value) VALUES ('a', 'before')`).run()
  const backup = takeBackup(made.db, path, 'manual', now)
  made.db.prepare(`UPDATE layout SET value = 'after'`).run()
  close(made)
  expect(readdirSync(backupFolder(path))).toEqual([backup.file])
  copyFileSync(path, `${path}.copy`)
  restoreStore(backup.path, path, now, true)
  const restored = open()
  expect(restored.db.prepare('SELECT value FROM layout').get()).toEqual({ value: 'before' })
  close(restored)
  writeFileSync(backup.path, 'not a backup any more'.repeat(10))
  expect(codeOf(() => restoreStore(backup.path, path, now, true))).toBe('not-a-workspace')
  close(open())
})

test('rotation keeps the newest seven, a week of days, two months of weeks, and what a person made', () => {
  const at = (daysAgo: number, reason: BackupFile['reason'] = 'daily'): BackupFile => ({
    file: `${daysAgo}`,
    path: `${daysAgo}`,
    bytes: 1,
    changeSets: 0,
    reason,
    takenAt: new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString(),
  })
  const backups = [0, 1, 6, 7, 8, 9, 13, 15, 20, 30, 70].map((days) => at(days))
  const surplus = surplusBackups([...backups, at(100, 'manual'), at(100, 'before-restore')], now).map((backup) => backup.file)
  expect(surplus).toEqual(['20', '70'])
  expect(surplusBackups(backups.slice(0, 7), '2036-01-01T00:00:00.000Z')).toEqual([])
})
