import type { Gate, GateTransaction, Row, WriteIntent } from './gate.ts'
import type { ReadHandle } from './read-handle.ts'
import { isFrozen } from './frozen-rows.ts'
import { feedsDerived, isAppendOnly, isDerived, isLogged } from './tables.ts'

export interface ChangeSetRow {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly origin: string
  readonly command: string
  readonly subject: string
  readonly rows: number
  readonly reverts: number | null
  readonly reverted_by: number | null
}

/** A row or cell that a revert left alone, and why. */
export interface Skipped {
  readonly table: string
  readonly id: number
  readonly fields: readonly string[]
  readonly reason: 'changed-since' | 'gone' | 'still-used' | 'exists-again' | 'frozen'
}

export interface Reverted {
  readonly changeSet: ChangeSetRow
  readonly reverted: number
  readonly skipped: readonly Skipped[]
  readonly skippedCount: number
  readonly tables: readonly string[]
}

const undoableOrigins = `('user', 'import')`
/** Completes patches of one table's rows, one by one, with what follows from them in the row itself. */
export interface Follower {
  /** What must be known of the row where these columns change. */
  columns(changed: readonly string[]): readonly string[]
  complete(row: Row, patch: Row): Row
}

/** Computes derived columns anew for rows whose other columns were put back; provided by the slices that own the tables. */
export interface Rederive {
  /** Null for a table whose rows do not follow from themselves alone. */
  follower(tx: GateTransaction, table: string): Follower | null
  /** All rows, by table, whose derived columns no follower took care of. */
  rest(tx: GateTransaction, touched: ReadonlyMap<string, ReadonlySet<number>>): void
}

/** The list is for a person to read; the count is always whole. */
const skippedListed = 200
const pageSize = 2000

/** The change set that undo would take: the newest by a person that is not undone. Survives restarts. */
export function nextUndo(read: ReadHandle): ChangeSetRow | null {
  return (
    read.get<ChangeSetRow>(
      `SELECT * FROM change_set WHERE origin IN ${undoableOrigins} AND reverted_by IS NULL ORDER BY id DESC LIMIT 1`,
    ) ?? null
  )
}

/** The undo that redo would take back: the newest not taken back, as long as nobody has written since. */
export function nextRedo(read: ReadHandle): ChangeSetRow | null {
  const undo = read.get<ChangeSetRow>(
    `SELECT * FROM change_set WHERE origin = 'undo' AND reverted_by IS NULL ORDER BY id DESC LIMIT 1`,
  )
  if (!undo) return null
  const writtenSince = read.get(`SELECT 1 FROM change_set WHERE id > ? AND origin IN ${undoableOrigins} LIMIT 1`, undo.id)
  return writtenSince ? null : undo
}

/**
 * Takes a change set back as a new change set. A cell that was changed since, a new row that people worked on, a row
 * that others refer to: each is left as it is and listed.
 */
export function revert(gate: Gate, target: ChangeSetRow, intent: Omit<WriteIntent, 'reverts'>, rederive: Rederive): Reverted {
  const skipped: Skipped[] = []
  let skippedCount = 0
  let reverted = 0
  const skip = (entry: Skipped) => {
    skippedCount++
    if (skipped.length < skippedListed) skipped.push(entry)
  }
  const touched = new Map<string, Set<number>>()
  const committed = gate.write({ ...intent, reverts: target.id }, (tx) => {
    // Where other tables changed with it, a row is completed when all of them are back.
    const tables = tx.read.column<string>('SELECT DISTINCT table_name FROM change_row WHERE change_set_id = ?', target.id)
    const [only] = tables
    const follower = tables.length === 1 && only !== undefined ? rederive.follower(tx, only) : null
    for (let below = Number.MAX_SAFE_INTEGER; ;) {
      const page = tx.read.all<LoggedRow>(
        'SELECT seq, table_name, row_id, op, before, after FROM change_row WHERE change_set_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        target.id,
        below,
        pageSize,
      )
      for (const logged of page) {
        const columns = revertRow(tx, target, logged, skip, follower)
        if (columns === 'nothing') continue
        reverted++
        if (columns === 'settled') continue
        const ids = touched.get(logged.table_name)
        if (ids) ids.add(logged.row_id)
        else touched.set(logged.table_name, new Set([logged.row_id]))
      }
      const last = page.at(-1)
      if (!last || page.length < pageSize) break
      below = last.seq
    }
    rederive.rest(tx, touched)
    tx.unlogged('change_set', 'UPDATE change_set SET reverted_by = ? WHERE id = ?', tx.changeSetId, target.id)
    if (intent.origin === 'redo' && target.reverts !== null)
      tx.unlogged('change_set', 'UPDATE change_set SET reverted_by = NULL WHERE id = ?', target.reverts)
  })
  return { changeSet: target, reverted, skipped, skippedCount, tables: committed.tables }
}

interface LoggedRow {
  readonly seq: number
  readonly table_name: string
  readonly row_id: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly before: string | null
  readonly after: string | null
}

/** Puts one row back; `touched` when derived columns are still to be computed, `settled` when nothing follows any more. */
function revertRow(
  tx: GateTransaction,
  target: ChangeSetRow,
  logged: LoggedRow,
  skip: (entry: Skipped) => void,
  follower: Follower | null,
): 'touched' | 'settled' | 'nothing' {
  const { table_name: table, row_id: id } = logged
  if (isAppendOnly(table)) return 'nothing'
  // A table of an earlier version that newer ones have made into another.
  if (!isLogged(table)) return skipped('gone')
  if (logged.op === 'insert') {
    if (changedByPeopleSince(tx.read, table, id, target)) return skipped('changed-since')
    try {
      return tx.delete(table, id) ? 'touched' : skipped('gone')
    } catch (error) {
      if (isFrozen(error)) return skipped('frozen')
      if (isForeignKeyFailure(error)) return skipped('still-used')
      throw error
    }
  }
  if (logged.op === 'delete') {
    const row = JSON.parse(logged.before ?? '{}') as Row
    try {
      tx.insert(table, row)
      return 'touched'
    } catch (error) {
      if (isFrozen(error)) return skipped('frozen')
      if (isConstraintFailure(error)) return skipped('exists-again')
      throw error
    }
  }
  const before = JSON.parse(logged.before ?? '{}') as Row
  const after = JSON.parse(logged.after ?? '{}') as Row
  const own = Object.keys(before).filter((column) => !isDerived(table, column))
  const feeding = own.length === 0 || own.some((column) => feedsDerived(table, column))
  const needed = new Set([...own, ...(feeding && follower ? follower.columns(own) : [])])
  const now = tx.read.get<Row>(`SELECT ${['id', ...needed].join(', ')} FROM ${table} WHERE id = ?`, id)
  if (!now) return skipped('gone')
  const untouched = own.filter((column) => now[column] === after[column])
  const touched = own.filter((column) => now[column] !== after[column] && column !== bookkeeping)
  if (touched.length > 0) skip({ table, id, fields: touched, reason: 'changed-since' })
  if (touched.length > 0 && untouched.every((column) => column === bookkeeping)) return 'nothing'
  const patch: Row = {}
  for (const column of untouched) patch[column] = before[column] ?? null
  const settles = !feeding || (follower !== null && own.length > 0)
  try {
    tx.update(table, id, feeding && settles && follower ? follower.complete(now, patch) : patch, now)
  } catch (error) {
    if (isFrozen(error)) return skipped('frozen')
    if (isConstraintFailure(error)) return skipped('still-used')
    throw error
  }
  return settles ? 'settled' : 'touched'

  function skipped(reason: Skipped['reason']): 'nothing' {
    skip({ table, id, fields: [], reason })
    return 'nothing'
  }
}

/** Moves with every write: put back where nothing moved it since, but no reason to skip or to list. */
const bookkeeping = 'updated_at'

function changedByPeopleSince(read: ReadHandle, table: string, id: number, target: ChangeSetRow): boolean {
  // Undoing an undo (redo) or a redo must not see the very sets it is a part of.
  return (
    read.get(
      `SELECT 1 FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
       WHERE r.row_id = ? AND r.table_name = ? AND r.change_set_id > ? AND s.reverted_by IS NULL AND s.origin IN ('user', 'import', 'hub') LIMIT 1`,
      id,
      table,
      target.id,
    ) !== undefined
  )
}

function isConstraintFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}

function isForeignKeyFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
}
