import type { Statement } from 'better-sqlite3'
import type { Handle } from './database.ts'
import type { Fragment } from './filter-sql.ts'
import { frozenFailure } from './frozen-rows.ts'
import { IdCounter } from './id-counter.ts'
import { ReadHandle, type SqlValue } from './read-handle.ts'
import { columnsOf, isLogged } from './tables.ts'

/** `record`: a person's act that is a fact (a quote version, an approval); undo never takes it back, a further act does. */
export type ChangeOrigin = 'user' | 'import' | 'rule' | 'hub' | 'undo' | 'redo' | 'migration' | 'record'

/** Why a write happens; becomes the change set. `at` is an ISO instant given by the caller's clock. */
export interface WriteIntent {
  readonly command: string
  readonly subject?: string
  readonly actor: string
  readonly origin: ChangeOrigin
  readonly at: string
  readonly reverts?: number
}

export interface Committed {
  /** Null when nothing logged was written. */
  readonly changeSetId: number | null
  readonly tables: readonly string[]
  readonly origin: ChangeOrigin
  readonly rows: number
}

export type Row = { [column: string]: SqlValue }

/** A write that bypassed the gate: found by comparing SQLite's own count of changes with what the gate did. */
export class HiddenWrite extends Error {
  constructor(expected: number, found: number) {
    super(`the gate wrote ${expected} rows but SQLite counts ${found}: something wrote around the gate`)
    this.name = 'HiddenWrite'
  }
}

/**
 * The only door to a writable handle. Every row goes in with its before-image into the change log, in the same
 * transaction; from that log come undo, history, invalidation and sync, without feature code.
 */
export class Gate {
  readonly read: ReadHandle
  readonly #db: Handle
  readonly #tripwire: boolean
  readonly #statements = new Map<string, Statement>()
  readonly #listeners: ((committed: Committed) => void)[] = []
  #busy = false

  constructor(db: Handle, options: { tripwire?: boolean } = {}) {
    this.#db = db
    this.#tripwire = options.tripwire ?? false
    this.read = new ReadHandle(db)
  }

  onCommit(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener)
  }

  /** Runs `work` in one transaction; anything thrown rolls all of it back. Not re-entrant. */
  write<T>(intent: WriteIntent, work: (tx: GateTransaction) => T): Committed & { readonly result: T } {
    if (this.#busy) throw new Error('a write is under way on this gate; pass its transaction on instead')
    this.#busy = true
    let committed: Committed & { readonly result: T }
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      try {
        const before = this.#totalChanges()
        const tx = new GateTransaction(this.#db, this.read, this.#statements, intent)
        const result = work(tx)
        const done = tx.finish()
        if (this.#tripwire && this.#totalChanges() - before !== tx.written)
          throw new HiddenWrite(tx.written, this.#totalChanges() - before)
        this.#db.exec('COMMIT')
        committed = { ...done, result }
      } catch (error) {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
        throw frozenFailure(error)
      }
    } finally {
      this.#busy = false
    }
    if (committed.tables.length > 0) for (const listener of this.#listeners) listener(committed)
    return committed
  }

  #totalChanges(): number {
    return this.read.value<number>('SELECT total_changes()') ?? 0
  }
}

export class GateTransaction {
  readonly read: ReadHandle
  /** Rows written so far in any table, the log's included. */
  written = 0
  readonly #db: Handle
  readonly #statements: Map<string, Statement>
  readonly #intent: WriteIntent
  readonly #ids: IdCounter
  readonly #tables = new Set<string>()
  readonly #log: Statement
  #changeSetId: number | null = null
  #seq = 0
  /** Inserted rows whose log entry is not written yet: table and id, one after the other. */
  #inserted: SqlValue[] = []

  constructor(db: Handle, read: ReadHandle, statements: Map<string, Statement>, intent: WriteIntent) {
    this.#db = db
    this.read = read
    this.#statements = statements
    this.#intent = intent
    this.#ids = new IdCounter(read)
    this.#log = this.#statement(
      'INSERT INTO change_row (change_set_id, seq, table_name, row_id, op, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
  }

  /** Who this write is by. */
  get actor(): string {
    return this.#intent.actor
  }

  newId(): number {
    return this.#ids.next()
  }

  /** Inserts one row; an `id` of its own is kept (re-insertion by undo), else one is given. */
  insert(table: string, row: Row): number {
    const columns = Object.keys(row)
    return this.inserter(table, columns)(columns.map((column) => row[column] ?? null))
  }

  /** For many rows of one shape: a function that takes the values in the order of `columns` and returns the id. */
  inserter(table: string, columns: readonly string[]): (values: SqlValue[]) => number {
    this.#mustBeLogged(table, columns)
    const idAt = columns.indexOf('id')
    const all = idAt < 0 ? [...columns, 'id'] : columns
    const statement = this.#statement(`INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`)
    this.#tables.add(table)
    return (values) => {
      const id = idAt < 0 ? this.newId() : Number(values[idAt])
      if (idAt < 0) values.push(id)
      this.#run(statement, values)
      this.#appendInsert(table, id)
      return id
    }
  }

  /**
   * Writes the columns of `patch` that differ from what stands there; returns their names (empty: nothing to do).
   * Throws when the row does not exist. `current` spares reading the row when the caller has just read these columns.
   */
  update(table: string, id: number, patch: Row, current?: Row): string[] {
    const columns = Object.keys(patch)
    this.#mustBeLogged(table, columns)
    const now = current ?? this.read.get<Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`, id)
    if (!now) throw new Error(`${table} ${id} does not exist`)
    const changed = columns.filter((column) => now[column] !== patch[column])
    if (changed.length === 0) return changed
    const statement = this.#statement(`UPDATE ${table} SET ${changed.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)
    this.#run(statement, [...changed.map((column) => patch[column] ?? null), id])
    this.#tables.add(table)
    this.#append(table, id, 'update', image(changed, now), image(changed, patch))
    return changed
  }

  /**
   * The same patch for many rows, in two statements: the log takes its images from where they stand. Rows whose `own`
   * columns hold these values already, and those that `only` (on `c`) leaves out, are left alone; `follows` goes with the
   * others. Returns how many rows changed.
   */
  updateMany(table: string, ids: readonly number[], own: Row, follows: Row, only: Fragment): number {
    const patch = { ...own, ...follows }
    const columns = Object.keys(patch)
    this.#mustBeLogged(table, columns)
    const differs = Object.keys(own).map((column) => `c.${column} IS NOT ?`)
    const where = `c.id IN (SELECT value FROM json_each(?)) AND (${only.sql}) AND (${differs.join(' OR ')})`
    const bound = [JSON.stringify(ids), ...only.values, ...Object.values(own)]
    // A write that changes nothing makes no change set.
    if (this.#changeSetId === null && !this.read.get(`SELECT 1 FROM ${table} AS c WHERE ${where} LIMIT 1`, ...bound)) return 0
    this.#flush()
    const log = this.#statement(
      `INSERT INTO change_row (change_set_id, seq, table_name, row_id, op, before, after)
       SELECT ?, ? + row_number() OVER (), '${table}', c.id, 'update', json_object(${columns.map((column) => `'${column}', c.${column}`).join(', ')}), ?
       FROM ${table} AS c WHERE ${where}`,
    )
    const logged = this.#run(log, [this.changeSetId, this.#seq - 1, image(columns, patch), ...bound])
    if (logged === 0) return 0
    this.#seq += logged
    const update = `UPDATE ${table} AS c SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`
    const written = this.#run(this.#statement(update), [...columns.map((column) => patch[column] ?? null), ...bound])
    if (written !== logged) throw new Error(`${table}: ${logged} rows logged but ${written} written`)
    this.#tables.add(table)
    return written
  }

  /** Deletes one row, keeping all of it in the log; false when it was not there. */
  delete(table: string, id: number): boolean {
    const columns = columnsOf(table)
    this.#mustBeLogged(table, [])
    const now = this.read.get<Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`, id)
    if (!now) return false
    this.#run(this.#statement(`DELETE FROM ${table} WHERE id = ?`), [id])
    this.#tables.add(table)
    this.#append(table, id, 'delete', image(columns, now), null)
    return true
  }

  /** Writes to a table that has opted out of the log (see `tables.ts`); refuses any other. Returns rows changed. */
  unlogged(table: string, sql: string, ...values: SqlValue[]): number {
    if (isLogged(table)) throw new Error(`${table} is logged: write it through insert, update or delete`)
    if (!new RegExp(`^\\s*(INSERT( OR \\w+)? INTO|UPDATE|DELETE FROM)\\s+${table}\\b`, 'i').test(sql))
      throw new Error(`this statement does not write ${table}`)
    this.#tables.add(table)
    return this.#run(this.#statement(sql), values)
  }

  /** The change set of this write, made on first need. */
  get changeSetId(): number {
    if (this.#changeSetId !== null) return this.#changeSetId
    const { at, actor, origin, command, subject = '', reverts = null } = this.#intent
    const statement = this.#statement(
      'INSERT INTO change_set (at, actor, origin, command, subject, rows, reverts) VALUES (?, ?, ?, ?, ?, 0, ?)',
    )
    const info = statement.run(at, actor, origin, command, subject, reverts)
    this.written += info.changes
    this.#changeSetId = Number(info.lastInsertRowid)
    return this.#changeSetId
  }

  /** Called by the gate before the commit. */
  finish(): Committed {
    this.#flush()
    if (this.#seq > 0) {
      this.#run(this.#statement('UPDATE change_set SET rows = ? WHERE id = ?'), [this.#seq, this.changeSetId])
      this.#tables.add('change_set')
    }
    const counter = this.#ids.toSave()
    if (counter !== null)
      this.#run(this.#statement(`INSERT OR REPLACE INTO meta (key, value) VALUES ('id_counter', ?)`), [String(counter)])
    return { changeSetId: this.#changeSetId, tables: [...this.#tables], origin: this.#intent.origin, rows: this.#seq }
  }

  /** An insert carries no images: entries of many go into the log at once, in their order. */
  #appendInsert(table: string, id: number): void {
    this.#inserted.push(this.changeSetId, this.#seq++, table, id)
    if (this.#inserted.length === insertsAtOnce * 4) this.#flush()
  }

  #flush(): void {
    const entries = this.#inserted.length / 4
    if (entries === 0) return
    this.#run(this.#statement(entries === insertsAtOnce ? logFullBatch : logInserts(entries)), this.#inserted)
    this.#inserted = []
  }

  #append(table: string, id: number, op: string, before: string | null, after: string | null): void {
    this.#flush()
    this.#run(this.#log, [this.changeSetId, this.#seq++, table, id, op, before, after])
  }

  #run(statement: Statement, values: readonly SqlValue[]): number {
    const { changes } = statement.run(...values)
    this.written += changes
    return changes
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)))
    return statement
  }

  #mustBeLogged(table: string, columns: readonly string[]): void {
    if (!isLogged(table)) throw new Error(`${table} has opted out of the change log: use unlogged()`)
    const known = columnsOf(table)
    for (const column of columns) if (!known.includes(column)) throw new Error(`${table} has no column ${column}`)
  }
}

/** Log entries of inserts written by one statement. */
const insertsAtOnce = 50

/** Made once: a text of this length takes longer to make and to look up than its entries to write. */
const logFullBatch = logInserts(insertsAtOnce)

function logInserts(entries: number): string {
  const rows = Array.from({ length: entries }, () => `(?, ?, ?, ?, 'insert', NULL, NULL)`).join(', ')
  return `INSERT INTO change_row (change_set_id, seq, table_name, row_id, op, before, after) VALUES ${rows}`
}

function image(columns: readonly string[], row: Row): string {
  const picked: Row = {}
  for (const column of columns) picked[column] = row[column] ?? null
  return JSON.stringify(picked)
}
