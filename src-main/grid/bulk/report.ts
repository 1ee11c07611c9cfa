import type { BulkDone, RefusalCause, RefusedCell } from '../../../src-preload/contract/_words/grid.ts'
import type { Row } from '../../store/gate.ts'
import type { GridTable } from '../grid-slice.ts'

const refusedListed = 200
const refusedIdsListed = 10_000
const samplesListed = 20

export interface Sample {
  readonly id: number
  readonly name: string
  readonly field: string
  readonly before: string
  readonly after: string
}

type RefusalListener = (id: number, field: string, cause: RefusalCause, reason: string) => void

/** Counts what becomes of cells, and keeps the first of each kind for people to read. */
export class BulkReport {
  /** Told each refused cell, for callers who want all of them. */
  readonly #told: RefusalListener | undefined
  rows = 0
  gone = 0
  changed = 0
  changedRows = 0
  unchanged = 0
  readonly samples: Sample[] = []
  #refusedCount = 0
  readonly #refused: RefusedCell[] = []
  readonly #refusedIds = new Set<number>()
  readonly #causes = new Map<string, { field: string; cause: RefusalCause; count: number; reason: string }>()

  constructor(told?: { refused: RefusalListener }) {
    this.#told = told?.refused
  }

  refuse(row: Row, field: string, text: string | null, cause: RefusalCause, reason: string): void {
    this.#refusedCount++
    const key = `${field} ${cause}`
    const known = this.#causes.get(key)
    if (known) known.count++
    else this.#causes.set(key, { field, cause, count: 1, reason })
    const id = Number(row['id'])
    this.#told?.(id, field, cause, reason)
    if (this.#refusedIds.size < refusedIdsListed) this.#refusedIds.add(id)
    if (this.#refused.length < refusedListed)
      this.#refused.push({ id, name: String(row['name'] ?? ''), field, text: text?.slice(0, 200) ?? null, cause, reason })
  }

  sample(slice: GridTable, row: Row, field: string, patch: Row, typed: string | null): void {
    const cell = slice.texts[field]
    if (!cell) return
    // A text from another table (the owner's name) does not follow from the patch; what was typed names it.
    const follows = cell.columns.some((column) => column in patch)
    this.samples.push({
      id: Number(row['id']),
      name: String(row['name'] ?? ''),
      field,
      before: cell.text(row),
      after: follows ? cell.text({ ...row, ...patch }) : (typed ?? ''),
    })
  }

  wantsSamples(): boolean {
    return this.samples.length < samplesListed
  }

  outcome(): Omit<BulkDone, 'changeSetId'> {
    return {
      rows: this.rows,
      gone: this.gone,
      changed: this.changed,
      changedRows: this.changedRows,
      unchanged: this.unchanged,
      refusedCount: this.#refusedCount,
      causes: [...this.#causes.values()].sort((a, b) => b.count - a.count).slice(0, 100),
      refused: this.#refused,
      refusedIds: [...this.#refusedIds],
    }
  }
}
