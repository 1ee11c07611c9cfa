import { createHash } from 'node:crypto'
import type { Handle } from './database.ts'
import { StoreFailure } from './store-failure.ts'

export interface Migration {
  /** Journal time; strictly increasing. */
  readonly when: number
  readonly name: string
  readonly sql: string
  readonly hash: string
}

interface Journal {
  readonly entries: readonly { readonly when: number; readonly tag: string }[]
}

/** Pairs drizzle's journal with its SQL files, and refuses a journal out of order: drizzle would skip such a migration silently. */
export function readMigrations(journal: Journal, sqlByName: Readonly<Record<string, string>>): Migration[] {
  let last = 0
  return journal.entries.map(({ when, tag }) => {
    const sql = sqlByName[tag]
    if (sql === undefined) throw new Error(`migration ${tag} is in the journal but its SQL is not bundled`)
    if (when <= last) throw new Error(`migration ${tag} is not later than the one before it`)
    last = when
    return { when, name: tag, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

interface Applied {
  readonly hash: string
  readonly created_at: number
}

/** The migrations a file still lacks. Refuses a file from a newer app and one whose past differs from ours. */
export function pendingMigrations(db: Handle, migrations: readonly Migration[]): Migration[] {
  const has = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get()
  const applied = has
    ? (db.prepare('SELECT hash, created_at FROM __drizzle_migrations ORDER BY created_at').all() as Applied[])
    : []
  for (const [index, past] of applied.entries()) {
    const ours = migrations[index]
    if (!ours) throw new StoreFailure('newer', { schema: applied.length, known: migrations.length })
    if (ours.hash !== past.hash) throw new StoreFailure('migration-failed', { name: ours.name, reason: 'history differs' })
  }
  return migrations.slice(applied.length)
}

/** Applies what is pending, all in one transaction, in drizzle's own table; any failure leaves the file as it was. */
export function applyMigrations(db: Handle, pending: readonly Migration[]): void {
  if (pending.length === 0) return
  // Tables are rebuilt by copying in later migrations; references must not fire meanwhile.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      db.exec(
        'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, hash text NOT NULL, created_at numeric)',
      )
      const record = db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
      for (const migration of pending) {
        for (const statement of migration.sql.split('--> statement-breakpoint')) if (statement.trim()) db.exec(statement)
        record.run(migration.hash, migration.when)
      }
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Error(`${broken.length} references broken by migration`)
    })()
  } catch (error) {
    throw new StoreFailure('migration-failed', { reason: error instanceof Error ? error.message : String(error) })
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
