import type { Statement } from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportCounts, RowChoice, RowClass } from '../../../src-preload/contract/imports.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import { openScratch, type Handle } from '../../store/database.ts'
import { ProblemTable } from './problem-table.ts'
import type { StagePlan } from './stage-plan.ts'
import {
  columnsToWrite,
  reasonsText,
  toStaged,
  toWrite,
  type RowToWrite,
  type StagedRow,
  type StoredRow,
  type StoredRowToWrite,
  type Verdict,
} from './staged-row.ts'
import { SuspectTable } from './suspect-table.ts'

const pageSize = 500
const tables = `CREATE TABLE staged (row INTEGER PRIMARY KEY, class TEXT NOT NULL, target_id INTEGER, target_row INTEGER, link INTEGER,
    named INTEGER NOT NULL, content TEXT, reasons TEXT, raw TEXT NOT NULL, fixes TEXT, chosen TEXT, ticked INTEGER NOT NULL DEFAULT 1);
  CREATE TABLE problem (row INTEGER NOT NULL, cause TEXT NOT NULL, field TEXT, value TEXT NOT NULL);
  CREATE INDEX problem_row ON problem (row);
  CREATE TABLE suspect (row INTEGER PRIMARY KEY, other_id INTEGER, other_row INTEGER, score INTEGER NOT NULL, reason TEXT NOT NULL);
  CREATE INDEX staged_unticked ON staged (class) WHERE ticked = 0;
  CREATE INDEX staged_rare ON staged (class, row) WHERE class <> 'created'`

/**
 * Rows of one import before they are written: a scratch file beside the app's other scratch files, never the workspace,
 * so that looking at a preview leaves no trace in it and a crash leaves nothing to clean up there.
 */
export class Stage {
  readonly stageId = randomBytes(8).toString('hex')
  readonly plan: StagePlan
  readonly counts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, ambiguous: 0, ignored: 0 }
  /** Reasons of verdicts by cause, of rows that go in and of those that do not. */
  readonly warnings = new Map<string, number>()
  readonly rejections = new Map<string, number>()
  readonly suspects: SuspectTable
  readonly problems: ProblemTable
  /** Rows that later rows belong to. */
  readonly targetRows = new Set<number>()
  headers: readonly string[] = []
  /** By field: names that stand for something once the sheets before this one are written. */
  cameBefore: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  /** The newest change in the store when the rows were judged. */
  lastEdit = 0
  version = 0
  readonly #db: Handle
  readonly #path: string
  readonly #insert: Statement
  readonly #judge: Statement

  constructor(scratchFolder: string, plan: StagePlan) {
    this.plan = plan
    mkdirSync(scratchFolder, { recursive: true })
    this.#path = join(scratchFolder, `stage-${this.stageId}.db`)
    this.#db = openScratch(this.#path, tables)
    this.suspects = new SuspectTable(this.#db)
    this.problems = new ProblemTable(this.#db)
    this.#insert = this.#db.prepare('INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    this.#judge = this.#db.prepare(
      'UPDATE staged SET class = ?, target_id = ?, target_row = ?, link = ?, named = ?, reasons = ? WHERE row = ?',
    )
  }

  /** Runs many writes as one write to the scratch file. */
  batch<T>(work: () => T): T {
    this.#db.exec('BEGIN')
    try {
      return work()
    } finally {
      this.#db.exec('COMMIT')
    }
  }

  add(streamed: StreamedRow, verdict: Verdict): void {
    this.counts.rows++
    this.#write(streamed, verdict, null, null, 1)
  }

  /** A row that is written as soon as it is judged: counted, with what is wrong with its cells, and kept by its writer. */
  pass({ row, problems }: StreamedRow, verdict: Verdict): void {
    this.counts.rows++
    if (problems.length > 0) this.problems.add(row, problems)
    this.#count(verdict)
  }

  /** Puts a row judged anew in the place of what it was. */
  replace(streamed: StreamedRow, verdict: Verdict, was: StagedRow, fixes: StagedRow['fixes'], chosen: RowChoice | null): void {
    this.#uncount(was)
    this.#db.prepare('DELETE FROM staged WHERE row = ?').run(was.row)
    this.problems.forget(was.row)
    const ticked = chosen?.kind === 'skip' ? 0 : was.chosen?.kind === 'skip' ? 1 : Number(was.ticked)
    const text = Object.keys(fixes).length === 0 ? null : JSON.stringify(fixes)
    this.#write({ ...streamed, raw: was.raw }, verdict, text, chosen && JSON.stringify(chosen), ticked)
  }

  /** A row as it was read, with another verdict. */
  judge(was: StagedRow, verdict: Verdict): void {
    const { reasons, candidateIds, targetRow } = verdict
    this.#uncount(was)
    this.#judge.run(
      verdict.class,
      verdict.targetId,
      targetRow,
      verdict.link,
      Number(verdict.named),
      reasonsText(reasons, candidateIds),
      was.row,
    )
    this.#count(verdict)
  }

  /** Ids of records that were there only to be looked at stand for nothing. */
  forgetIds(first: number, last: number): void {
    for (const column of ['target_id', 'link'])
      this.#db.prepare(`UPDATE staged SET ${column} = NULL WHERE ${column} BETWEEN ? AND ?`).run(first, last)
  }

  #write(streamed: StreamedRow, verdict: Verdict, fixes: string | null, chosen: string | null, ticked: number): void {
    const { row, problems } = streamed
    const { reasons, candidateIds, targetRow } = verdict
    this.#insert.run(
      row,
      verdict.class,
      verdict.targetId,
      targetRow,
      verdict.link,
      Number(verdict.named),
      streamed.content,
      reasonsText(reasons, candidateIds),
      streamed.raw,
      fixes,
      chosen,
      ticked,
    )
    if (problems.length > 0) this.problems.add(row, problems)
    this.#count(verdict)
  }

  #count(verdict: Verdict): void {
    if (verdict.targetRow !== null) this.targetRows.add(verdict.targetRow)
    this.counts[verdict.class]++
    for (const reason of verdict.reasons) tally(this.#talliesOf(verdict), causeOf(reason), 1)
  }

  #uncount(was: StagedRow): void {
    this.counts[was.class]--
    for (const reason of was.reasons) tally(this.#talliesOf(was), causeOf(reason), -1)
  }

  #talliesOf({ class: rowClass }: Verdict): Map<string, number> {
    return rowClass === 'rejected' || rowClass === 'ambiguous' ? this.rejections : this.warnings
  }

  /** Something the reader of the file noticed, e.g. a text cut at the format's limit. */
  notice(code: string): void {
    tally(this.warnings, code, 1)
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

  /** Later rows that belong to this one. */
  following(row: number): number[] {
    return this.#db.prepare('SELECT row FROM staged WHERE target_row = ? ORDER BY row').pluck().all(row) as number[]
  }

  page(rowClass: RowClass, offset: number, limit: number): StagedRow[] {
    return (
      (
        this.#db
          // Most rows are new ones: the others have an index of their own, which costs those nothing.
          .prepare(
            `SELECT * FROM staged WHERE ${rowClass === 'created' ? '' : `class <> 'created' AND `}class = ? ORDER BY row LIMIT ? OFFSET ?`,
          )
          .all(rowClass, limit, offset) as StoredRow[]
      ).map(toStaged)
    )
  }

  /** Rows of these classes in file order. */
  rows(classes: readonly RowClass[], from = -1): Generator<StagedRow> {
    return this.#pages('*', `class IN (${classes.map((one) => `'${one}'`).join(', ')})`, toStaged, from)
  }

  /** The rows that go in, in file order, with what writing them takes. */
  toWrite(): Generator<RowToWrite> {
    return this.#pages<StoredRowToWrite, RowToWrite>(
      columnsToWrite,
      `class IN ('created', 'updated') AND ticked = 1`,
      toWrite,
      -1,
    )
  }

  /** In pages, so that other statements may run between rows. */
  *#pages<Stored extends { readonly row: number }, Shown>(
    columns: string,
    where: string,
    shown: (stored: Stored) => Shown,
    from: number,
  ): Generator<Shown> {
    const statement = this.#db.prepare(`SELECT ${columns} FROM staged WHERE row > ? AND ${where} ORDER BY row LIMIT ${pageSize}`)
    for (let after = from; ;) {
      const page = statement.all(after) as Stored[]
      for (const stored of page) yield shown(stored)
      const last = page.at(-1)
      if (!last || page.length < pageSize) return
      after = last.row
    }
  }

  /** Ticks rows, or all of a class; a row without its tick takes those that belong to it along, one with it those it belongs to. */
  tick(rows: readonly number[] | null, rowClass: RowClass | null, ticked: boolean): void {
    const list = JSON.stringify(rows ?? [])
    const where = rows === null ? (rowClass === null ? '1' : 'class = ?') : 'row IN (SELECT value FROM json_each(?))'
    const values = rows === null ? (rowClass === null ? [] : [rowClass]) : [list]
    this.#db.prepare(`UPDATE staged SET ticked = ${ticked ? 1 : 0} WHERE ${where}`).run(...values)
    if (ticked)
      this.#db.exec(`UPDATE staged SET ticked = 1 WHERE ticked = 0 AND class = 'created'
        AND row IN (SELECT target_row FROM staged WHERE ticked = 1 AND target_id IS NULL AND target_row IS NOT NULL)`)
    else
      this.#db.exec(`UPDATE staged SET ticked = 0 WHERE ticked = 1 AND target_id IS NULL
        AND target_row IN (SELECT row FROM staged WHERE ticked = 0 AND class = 'created')`)
  }

  /** Rows that will be written. */
  going(): number {
    const without = this.#db
      .prepare(`SELECT count(*) FROM staged WHERE ticked = 0 AND class IN ('created', 'updated')`)
      .pluck()
      .get() as number
    return this.counts.created + this.counts.updated - without
  }

  close(): void {
    this.#db.close()
    rmSync(this.#path, { force: true })
  }
}

/** Reasons are `cause` or `cause:what stood there`. */
export function causeOf(reason: string): string {
  const colon = reason.indexOf(':')
  return colon < 0 ? reason : reason.slice(0, colon)
}

function tally(counts: Map<string, number>, cause: string, by: number): void {
  const now = (counts.get(cause) ?? 0) + by
  if (now === 0) counts.delete(cause)
  else counts.set(cause, now)
}
