import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import type { Handle } from '../../src-main/store/database.ts'
import type { Migration } from '../../src-main/store/migrate.ts'
import { openStore } from '../../src-main/store/open-store.ts'

const now = '2026-02-25T02:00:00.000Z'
const rowsEach = 3
const folder = mkdtempSync(join(tmpdir(), 'jingwei-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
  readonly dflt_value: string | null
}

function withStore<T>(path: string, create: boolean, migrations: readonly Migration[], use: (db: Handle) => T): T {
  const { db, lock } = openStore({ path, create, migrations, now })
  try {
    return use(db)
  } finally {
    db.close()
    lock.release()
  }
}

const tablesOf = (db: Handle) =>
  (
    db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT LIKE '\\_\\_drizzle%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all() as string[]
  ).filter((name) => name !== 'meta')
const countOf = (db: Handle, table: string) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number

/** Three rows in each table, each pointing to those of its own number; the values say which row they are of. */
function fill(db: Handle): Map<string, number> {
  db.pragma('foreign_keys = OFF')
  const filled = new Map<string, number>()
  for (const table of tablesOf(db)) {
    const had = countOf(db, table)
    const columns = db.pragma(`table_info("${table}")`) as Column[]
    const references = new Set((db.pragma(`foreign_key_list("${table}")`) as { from: string }[]).map(({ from }) => from))
    const insert = db.prepare(
      `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (let row = 1; row <= rowsEach; row++) {
      const value = ({ name, type, pk }: Column): string | number => {
        if (references.has(name) || (pk > 0 && /int/i.test(type))) return row
        if (/int|real|numeric/i.test(type)) return row
        return /json|data|content|values|terms|steps/.test(name) ? `{"row":${row}}` : `${table} ${row}`
      }
      insert.run(...columns.map(value))
    }
    filled.set(table, had + rowsEach)
  }
  expect(db.pragma('foreign_key_check')).toEqual([])
  return filled
}

const schemaOf = (db: Handle) =>
  (
    db.prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`).all() as {
      sql: string
    }[]
  )
    .map((one) => JSON.stringify({ ...one, sql: one.sql.replaceAll(/[\s`"]+/g, ' ') }))
    .toSorted()

let fresh: string[]
beforeAll(() => {
  fresh = withStore(join(folder, 'fresh.jw'), true, bundledMigrations, schemaOf)
})

test.each(bundledMigrations.slice(0, -1).map(({ name }, at) => [name, at + 1] as const))(
  'a file as it was after %s upgrades to the schema of a new one and keeps its rows',
  (name, applied) => {
    const path = join(folder, `${name}.jw`)
    const filled = withStore(path, true, bundledMigrations.slice(0, applied), fill)
    expect(filled.size).toBeGreaterThan(10)
    withStore(path, false, bundledMigrations, (db) => {
      expect(schemaOf(db)).toEqual(fresh)
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(db.pragma('foreign_key_check')).toEqual([])
      const there = new Set(tablesOf(db))
      // A table may gain what another one lost; none loses rows.
      for (const [table, rows] of filled) if (there.has(table)) expect(countOf(db, table), table).toBeGreaterThanOrEqual(rows)
    })
  },
)

test('targets kept by month become a row per year and subject, named after the member', () => {
  const path = join(folder, 'targets.jw')
  const before = bundledMigrations.slice(
    0,
    bundledMigrations.findIndex(({ sql }) => sql.includes('DROP TABLE `sales_target`')),
  )
  withStore(path, true, before, (db) =>
    db.exec(`
      INSERT INTO member (id, name, pinyin, role, active, created_at, updated_at) VALUES (4, '张伟', 'zhangwei', 'rep', 1, '', '');
      INSERT INTO sales_target (month, subject, amount_fen, updated_at) VALUES
        ('2025-12', 'member:4', 100, '${now}'), ('2026-01', 'member:4', 2500, '${now}'), ('2026-11', 'member:4', 0, '${now}'),
        ('2026-01', 'region:华东', 9007199254740, '${now}');
    `),
  )
  withStore(path, false, bundledMigrations, (db) =>
    expect(
      db.prepare('SELECT year, measure, scope, name, subject, m01, m11, m12 FROM year_target ORDER BY year, subject').all(),
    ).toEqual([
      { year: 2025, measure: 'signed', scope: 'member', name: '张伟', subject: 'member:4', m01: null, m11: null, m12: 100 },
      { year: 2026, measure: 'signed', scope: 'member', name: '张伟', subject: 'member:4', m01: 2500, m11: 0, m12: null },
      {
        year: 2026,
        measure: 'signed',
        scope: 'region',
        name: '华东',
        subject: 'region:华东',
        m01: 9007199254740,
        m11: null,
        m12: null,
      },
    ]),
  )
})
