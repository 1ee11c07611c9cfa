import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import type { Writing } from '../../src-main/store/contexts.ts'
import type { Handle } from '../../src-main/store/database.ts'
import { Gate } from '../../src-main/store/gate.ts'
import { openStore, type OpenStore } from '../../src-main/store/open-store.ts'
import { Views } from '../../src-main/store/views.ts'
import { addSqlFunctions } from '../../src-main/store/sql-functions.ts'
import { threadHandlers } from '../../src-main/app/thread-handlers.ts'

/** The process was killed here; nothing after it runs. */
export class Killed extends Error {}

/** What a job's step is given where nobody watches or cancels it. */
const unhindered = { throwIfCancelled: () => undefined, progress: () => undefined, port: null }

/** What a killed process leaves behind is its file: this opens it again and again, and dies between any two statements. */
export class KillableStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'jingwei-kill-'))
  readonly path = join(this.folder, 'test.jw')
  /** Milliseconds since 1970; may jump either way. */
  now: number
  /** Statements until the kill; Infinity: none. */
  fuse = Infinity
  #opened: OpenStore | null = null
  #writing: Writing | null = null
  #handlers = threadHandlers({ now: () => '', today: () => '' })

  constructor(now: number) {
    this.now = now
    this.open(true)
  }

  open(create = false): void {
    const clock = {
      now: () => new Date(this.now).toISOString(),
      today: () => new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10),
    }
    this.#opened = openStore({ path: this.path, create, migrations: bundledMigrations, now: clock.now() })
    const db = this.#fused(this.#opened.db)
    addSqlFunctions(this.#opened.db)
    const gate = new Gate(db, { tripwire: true })
    this.#writing = { read: gate.read, clock, gate, actor: '测试员', path: this.path, views: new Views() }
    this.#handlers = threadHandlers(clock)
  }

  get writing(): Writing {
    if (!this.#writing) throw new Error('the store is closed')
    return this.#writing
  }

  /** As a kill does: the connection ends, what was not committed is gone, the lock goes with the process. */
  close(): void {
    this.#opened?.db.close()
    this.#opened?.lock.release()
    this.#opened = null
    this.#writing = null
  }

  dispose(): void {
    if (this.#opened) this.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  ask<T>(kind: 'queries' | 'commands' | 'steps', name: string, input: unknown = {}): T {
    const handler = this.#handlers[kind][name] as ((context: Writing, input: unknown, control: object) => T) | undefined
    if (!handler) throw new Error(`no handler ${name}`)
    return handler(this.writing, input, unhindered)
  }

  /** Burns the fuse of one statement or one act outside the store. */
  burn(): void {
    if (--this.fuse < 0) throw new Killed('killed')
  }

  #fused(db: Handle): Handle {
    const burn = () => this.burn()
    return new Proxy(db, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (name === 'prepare') return (sql: string) => fusedStatement(target.prepare(sql), burn)
        if (name === 'exec')
          return (sql: string) => {
            // Rolling back is what the file does by itself after a kill.
            if (sql !== 'ROLLBACK') burn()
            return target.exec(sql)
          }
        return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value
      },
    })
  }
}

type Prepared = ReturnType<Handle['prepare']>

function fusedStatement(statement: Prepared, burn: () => void): Prepared {
  return new Proxy(statement, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (name === 'run' && !target.readonly) burn()
        return (value as (...args: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}
