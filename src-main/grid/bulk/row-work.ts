import type { Fragment } from '../../store/filter-sql.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import type { CellRules, GridTable } from '../grid-slice.ts'
import type { Wanted } from './cell-values.ts'
import type { BulkReport } from './report.ts'

/** Where patches go: into a transaction, or nowhere when somebody only wants to know. */
export interface PatchSink {
  write(row: Row, patch: Row): void
  writeMany(ids: readonly number[], own: Row, follows: Row, only: Fragment): void
  /** Called between batches. */
  flush(): void
}

export const nowhere: PatchSink = { write: () => undefined, writeMany: () => undefined, flush: () => undefined }

export function sinkOf(slice: GridTable, tx: GateTransaction, rules: CellRules): PatchSink {
  let rows: Row[] = []
  return {
    write(row, patch) {
      tx.update(slice.table, Number(row['id']), patch, row)
      if (rules.written) rows.push({ ...row, ...patch }, row)
    },
    writeMany: (ids, own, follows, only) => void tx.updateMany(slice.table, ids, own, follows, only),
    flush() {
      if (rows.length > 0) rules.written?.(tx, rows)
      rows = []
    },
  }
}

/** Takes cells of one row through the slice's rules: single edits, blocks, ranges and previews all go this way. */
export class RowWork {
  readonly #slice: GridTable
  readonly #rules: CellRules
  readonly #report: BulkReport
  readonly #sink: PatchSink

  constructor(slice: GridTable, rules: CellRules, report: BulkReport, sink: PatchSink) {
    this.#slice = slice
    this.#rules = rules
    this.#report = report
    this.#sink = sink
  }

  row(row: Row, cells: Iterable<readonly [field: string, wanted: Wanted]>): void {
    const patch: Row = {}
    let written = false
    let changed = 0
    for (const [field, wanted] of cells) {
      if (wanted === undefined) continue
      if (typeof wanted === 'object' && wanted !== null) {
        this.#report.refuse(row, field, null, wanted.cause, wanted.reason)
        continue
      }
      const outcome = this.#rules.read(row, field, wanted, patch)
      if ('refused' in outcome) {
        this.#report.refuse(row, field, wanted, outcome.cause, outcome.refused)
        continue
      }
      let differs = false
      for (const column of Object.keys(outcome.patch)) {
        const value = outcome.patch[column] ?? null
        if (value === (column in patch ? patch[column] : row[column])) continue
        patch[column] = value
        written = true
        if (!this.#slice.bookkeeping.includes(column)) differs = true
      }
      if (!differs) {
        this.#report.unchanged++
        continue
      }
      changed++
      if (this.#report.wantsSamples()) this.#report.sample(this.#slice, row, field, outcome.patch, wanted)
    }
    if (!written) return
    this.#report.changed += changed
    if (changed > 0) this.#report.changedRows++
    this.#sink.write(row, this.#rules.complete(row, patch))
  }
}
