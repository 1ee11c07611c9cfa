import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import type { Reading, Writing } from '../../src-main/store/contexts.ts'
import type { Handle } from '../../src-main/store/database.ts'
import { Gate } from '../../src-main/store/gate.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { Views } from '../../src-main/store/views.ts'
import { addSqlFunctions } from '../../src-main/store/sql-functions.ts'
import { threadHandlers } from '../../src-main/app/thread-handlers.ts'

type Handler = (context: never, input: never, control?: never) => unknown

export interface TestStore {
  readonly path: string
  readonly folder: string
  readonly db: Handle
  readonly gate: Gate
  readonly writing: Writing
  /** The day it is for the rules; may be moved. */
  setToday(day: string): void
  query<T>(path: string, input?: unknown): T
  command<T>(path: string, input?: unknown): T
  step<T>(path: string, input?: unknown, control?: object): T
  close(): void
}

const noControl = { throwIfCancelled: () => undefined, progress: () => undefined, port: null }

/** A real store in a folder of its own, in this thread, with the tripwire armed: a write around the gate fails the test. */
export function testStore(today = '2026-02-25'): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-test-'))
  const path = join(folder, 'test.jw')
  let day = today
  let tick = 0
  const clock = {
    now: () => new Date(Date.parse(`${day}T02:00:00.000Z`) + tick++).toISOString(),
    today: () => day,
  }
  const { db, lock } = openStore({ path, create: true, migrations: bundledMigrations, now: clock.now() })
  addSqlFunctions(db)
  const gate = new Gate(db, { tripwire: true })
  const writing: Writing = { read: gate.read, clock, gate, actor: '测试员', path, views: new Views() }
  const handlers = threadHandlers(clock)
  const ask = (
    table: Readonly<Record<string, unknown>>,
    name: string,
    context: Reading | Writing,
    input: unknown,
    control?: unknown,
  ) => {
    const handler = table[name] as Handler | undefined
    if (!handler) throw new Error(`no handler ${name}`)
    return handler(context as never, input as never, control as never)
  }
  return {
    path,
    folder,
    db,
    gate,
    writing,
    setToday: (next) => void (day = next),
    query: <T>(name: string, input: unknown = {}) => ask(handlers.queries, name, writing, input) as T,
    command: <T>(name: string, input: unknown = {}) => ask(handlers.commands, name, writing, input) as T,
    step: <T>(name: string, input: unknown = {}, control: object = {}) =>
      ask(handlers.steps, name, writing, input, { ...noControl, scratchFolder: folder, ...control }) as T,
    close() {
      db.close()
      lock.release()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
