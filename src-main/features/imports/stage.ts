import type { Statement } from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportCounts, RowClass } from '../../../src-preload/contract/imports.ts'
import { cleanColumns, cleanContactColumns, type CleanContact, type CleanCustomer } from '../../domain/imports/clean-row.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import { openScratch, type Handle } from '../../store/database.ts'
import type { SqlValue } from '../../store/read-handle.ts'

/** What was decided about a row: its class, the customer or earlier row it belongs to, and why. */
export interface Verdict {
  readonly class: RowClass
  /** A stored customer. */
  readonly targetId: number | null
  /** An earlier row of the same file that creates or updates the same customer. */
  readonly targetRow: number | null
  readonly reasons: readonly string[]
  readonly candidateIds: readonly number[]
}

export interface StagedRow {
  readonly row: number
  readonly class: RowClass
  readonly targetId: number | null
  readonly targetRow: number | null
  /** In the order of `cleanColumns`. */
  readonly customerValues: SqlValue[] | null
  /** In the order of `cleanContactColumns`. */
  readonly contactValues: SqlValue[] | null
  readonly owner: string | null
  readonly reasons: readonly string[]
  readonly candidateIds: readonly number[]
  /** JSON array of the cells as they stood. */
  readonly raw: string
}

/** What a streamed row will store, by column name. */
export function stagedContent(content: string | null): { customer: CleanCustomer | null; contact: CleanContact | null } {
  if (content === null) return { customer: null, contact: null }
  const [values, contactValues] = JSON.parse(content) as [SqlValue[], SqlValue[] | null]
  return {
    customer: byColumn(cleanColumns, values) as unknown as CleanCustomer,
    contact: contactValues && (byColumn(cleanContactColumns, contactValues) as unknown as CleanContact),
  }
}

/** The customer of a staged row by column name. */
export function customerOf(staged: StagedRow): CleanCustomer | null {
  return staged.customerValues && (byColumn(cleanColumns, staged.customerValues) as unknown as CleanCustomer)
}

export function contactOf(staged: StagedRow): CleanContact | null {
  return staged.contactValues && (byColumn(cleanContactColumns, staged.contactValues) as unknown as CleanContact)
}

function byColumn(columns: readonly string[], values: readonly SqlValue[]): Record<string, SqlValue> {
  return Object.fromEntries(columns.map((column, at) => [column, values[at] ?? null]))
}

interface StoredRow {
  readonly row: number
  readonly class: RowClass
  readonly target_id: number | null
  readonly target_row: number | null
  readonly content: string | null
  readonly reasons: string | null
  readonly raw: string
}

const pageSize = 500

/** Where the rows come from. */
export interface StagedFile {
  readonly fileName: string
  readonly fingerprint: string
  /** The accepted mapping as JSON; remembered when the import is applied. */
  readonly mapping: string
}

/**
 * Rows of one import before they are written: a scratch file beside the app's other scratch files, never the workspace,
 * so that looking at a preview leaves no trace in it and a crash leaves nothing to clean up there.
 */
export class Stage {
  readonly stageId = randomBytes(8).toString('hex')
  readonly counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, ambiguous: 0, ignored: 0 }
  readonly warnings = new Map<string, number>()
  readonly rejections = new Map<string, number>()
  readonly newOwners = new Set<string>()
  /** Rows that later rows belong to. */
  readonly targetRows = new Set<number>()
  headers: readonly string[] = []
  /** The newest change in the store when the rows were judged. */
  lastEdit = 0
  readonly #db: Handle
  readonly #path: string
  readonly #insert: Statement

  readonly file: StagedFile

  constructor(scratchFolder: string, file: StagedFile) {
    this.file = file
    mkdirSync(scratchFolder, { recursive: true })
    this.#path = join(scratchFolder, `stage-${this.stageId}.db`)
    this.#db = openScratch(this.#path)
    this.#db.exec(
      `CREATE TABLE staged (row INTEGER PRIMARY KEY, class TEXT NOT NULL, target_id INTEGER, target_row INTEGER, content TEXT, reasons TEXT, raw TEXT NOT NULL)`,
    )
    this.#insert = this.#db.prepare('INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?)')
  }

  /** Runs many adds as one write to the scratch file. */
  batch(work: () => void): void {
    this.#db.exec('BEGIN')
    work()
    this.#db.exec('COMMIT')
  }

  add(streamed: StreamedRow, verdict: Verdict): void {
    const reasons = [...verdict.reasons, ...streamed.warnings]
    this.#insert.run(
      streamed.row,
      verdict.class,
      verdict.targetId,
      verdict.targetRow,
      streamed.content,
      reasons.length + verdict.candidateIds.length === 0 ? null : JSON.stringify([reasons, verdict.candidateIds]),
      streamed.raw,
    )
    if (verdict.targetRow !== null) this.targetRows.add(verdict.targetRow)
    this.counts.rows++
    this.counts[verdict.class]++
    for (const warning of streamed.warnings) tally(this.warnings, causeOf(warning))
    if (verdict.class === 'rejected' || verdict.class === 'ambiguous')
      for (const reason of verdict.reasons) tally(this.rejections, causeOf(reason))
    else for (const reason of verdict.reasons) tally(this.warnings, causeOf(reason))
  }

  /** Something the reader of the file noticed, e.g. a text cut at the format's limit. */
  notice(code: string): void {
    tally(this.warnings, code)
  }

  addBlanks(count: number): void {
    this.counts.rows += count
    this.counts.ignored += count
  }

  /** The row as staged; undefined when it was not. */
  get(row: number): StagedRow | undefined {
    const stored = this.#db.prepare('SELECT * FROM staged WHERE row = ?').get(row) as StoredRow | undefined
    return stored && toStaged(stored)
  }

  page(rowClass: RowClass, offset: number, limit: number): StagedRow[] {
    return (
      this.#db
        .prepare('SELECT * FROM staged WHERE class = ? ORDER BY row LIMIT ? OFFSET ?')
        .all(rowClass, limit, offset) as StoredRow[]
    ).map(toStaged)
  }

  /** Rows of these classes in file order, in pages, so that other statements may run between rows. */
  *rows(...classes: RowClass[]): Generator<StagedRow> {
    const statement = this.#db.prepare(
      `SELECT * FROM staged WHERE row > ? AND class IN (${classes.map(() => '?').join(', ')}) ORDER BY row LIMIT ${pageSize}`,
    )
    for (let after = -1; ;) {
      const page = statement.all(after, ...classes) as StoredRow[]
      for (const stored of page) yield toStaged(stored)
      const last = page.at(-1)
      if (!last || page.length < pageSize) return
      after = last.row
    }
  }

  close(): void {
    this.#db.close()
    rmSync(this.#path, { force: true })
  }
}

function toStaged(stored: StoredRow): StagedRow {
  const [values, contactValues, owner] = (stored.content === null ? [null, null, null] : JSON.parse(stored.content)) as [
    SqlValue[] | null,
    SqlValue[] | null,
    string | null,
  ]
  const [reasons, candidateIds] = (stored.reasons === null ? [[], []] : JSON.parse(stored.reasons)) as [string[], number[]]
  return {
    row: stored.row,
    class: stored.class,
    targetId: stored.target_id,
    targetRow: stored.target_row,
    customerValues: values,
    contactValues,
    owner,
    reasons,
    candidateIds,
    raw: stored.raw,
  }
}

/** Reasons are `cause` or `cause:what stood there`. */
function causeOf(reason: string): string {
  const colon = reason.indexOf(':')
  return colon < 0 ? reason : reason.slice(0, colon)
}

function tally(counts: Map<string, number>, cause: string): void {
  counts.set(cause, (counts.get(cause) ?? 0) + 1)
}
