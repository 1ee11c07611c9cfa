import type { suspectReasons } from '../../../src-preload/contract/imports.ts'
import type { Handle } from '../../store/database.ts'

export interface SuspectPair {
  readonly row: number
  readonly otherId: number | null
  readonly otherRow: number | null
  readonly score: number
  readonly reason: (typeof suspectReasons)[number]
}

interface StoredPair {
  readonly row: number
  readonly other_id: number | null
  readonly other_row: number | null
  readonly score: number
  readonly reason: SuspectPair['reason']
}

/** New rows that look like a record or another row, with how much; in the stage's scratch file. */
export class SuspectTable {
  readonly #db: Handle
  /** They were looked for. */
  looked = false

  constructor(db: Handle) {
    this.#db = db
  }

  add({ row, otherId, otherRow, score, reason }: SuspectPair): void {
    this.#db.prepare('INSERT OR REPLACE INTO suspect VALUES (?, ?, ?, ?, ?)').run(row, otherId, otherRow, score, reason)
  }

  clear(): void {
    this.#db.prepare('DELETE FROM suspect').run()
  }

  /** The pair is no longer in question; all of them without a row. */
  settle(row?: number): void {
    if (row === undefined) this.clear()
    else this.#db.prepare('DELETE FROM suspect WHERE row = ?').run(row)
  }

  count(): number {
    return this.#db.prepare('SELECT count(*) FROM suspect').pluck().get() as number
  }

  page(offset: number, limit: number): SuspectPair[] {
    const rows = this.#db.prepare('SELECT * FROM suspect ORDER BY score DESC, row LIMIT ? OFFSET ?').all(limit, offset)
    return (rows as StoredPair[]).map(({ row, other_id, other_row, score, reason }) => ({
      row,
      otherId: other_id,
      otherRow: other_row,
      score,
      reason,
    }))
  }
}
