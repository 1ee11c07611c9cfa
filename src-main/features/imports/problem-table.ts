import type { Statement } from 'better-sqlite3'
import type { CellProblem } from '../../domain/imports/import-target.ts'
import type { Handle } from '../../store/database.ts'

/** What is wrong with cells of staged rows; in the stage's scratch file. */
export class ProblemTable {
  readonly #db: Handle
  readonly #insert: Statement

  constructor(db: Handle) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO problem VALUES (?, ?, ?, ?)')
  }

  add(row: number, problems: readonly CellProblem[]): void {
    for (const { cause, field, value } of problems) this.#insert.run(row, cause, field, value)
  }

  forget(row: number): void {
    this.#db.prepare('DELETE FROM problem WHERE row = ?').run(row)
  }

  /** Cells with a problem, by cause, field and text, commonest first. */
  commonest(limit: number): { cause: string; field: string; value: string; count: number }[] {
    return this.#db
      .prepare(
        `SELECT cause, field, value, count(*) AS count FROM problem WHERE field IS NOT NULL GROUP BY cause, field, value
         ORDER BY sum(count(*)) OVER (PARTITION BY cause, field) DESC, cause, field, count(*) DESC, value LIMIT ?`,
      )
      .all(limit) as { cause: string; field: string; value: string; count: number }[]
  }

  causes(): Map<string, number> {
    const rows = this.#db.prepare('SELECT cause, count(*) AS count FROM problem GROUP BY cause').all()
    return new Map((rows as { cause: string; count: number }[]).map(({ cause, count }) => [cause, count]))
  }

  of(rows: readonly number[]): (CellProblem & { row: number })[] {
    return this.#db
      .prepare('SELECT row, cause, field, value FROM problem WHERE row IN (SELECT value FROM json_each(?)) ORDER BY rowid')
      .all(JSON.stringify(rows)) as (CellProblem & { row: number })[]
  }
}
