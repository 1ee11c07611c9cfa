import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure, type SheetCell, type SheetRow } from '../sheet-source.ts'

/** A batch ends early when it holds this many cells: a few very wide rows must not fill the memory. */
const cellsPerBatch = 200_000

/** Puts cells into rows and rows into batches, whatever order the file has them in. */
export class RowBuffer {
  readonly #limits: SheetLimits
  readonly #batchSize: number
  readonly #cells: SheetCell[] = []
  #width = 0
  #rows: SheetRow[] = []
  #cellsHeld = 0
  #padding = 0

  constructor(limits: SheetLimits, batchSize: number) {
    this.#limits = limits
    this.#batchSize = batchSize
  }

  /** Sets a cell of the row being built; blanks need not be set. */
  set(column: number, value: SheetCell): void {
    if (column >= this.#width) {
      if (column >= this.#limits.columns) throw new SheetFailure('too-large', { column: column + 1, limit: this.#limits.columns })
      this.#padding += column - this.#width
      for (let blank = this.#width; blank < column; blank += 1) this.#cells[blank] = null
      this.#width = column + 1
    }
    this.#cells[column] = value
  }

  /** Sets a run of equal cells; all but the first count as padding, since they cost the file nothing. */
  fill(column: number, count: number, value: SheetCell): void {
    this.#padding += count - 1
    const end = column + count
    if (end > this.#limits.columns) throw new SheetFailure('too-large', { column: end, limit: this.#limits.columns })
    for (let at = column; at < end; at += 1) this.set(at, value)
  }

  /** Ends the row being built, which stands `repeat` times; a row without cells leaves only a gap in the numbers. */
  endRow(number: number, repeat = 1): void {
    if (this.#width === 0) return
    const last = number + repeat - 1
    if (last > this.#limits.rows) throw new SheetFailure('too-large', { row: last, limit: this.#limits.rows })
    if (this.#padding > this.#limits.paddingCells) throw new SheetFailure('too-large', { row: number, padding: this.#padding })
    const cells = this.#cells.slice(0, this.#width)
    for (let row = number; row <= last; row += 1) this.#rows.push({ number: row, cells })
    this.#cellsHeld += this.#width
    this.#width = 0
  }

  get isFull(): boolean {
    return this.#rows.length >= this.#batchSize || this.#cellsHeld >= cellsPerBatch
  }

  /** The rows gathered since the last call. */
  take(): readonly SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    this.#cellsHeld = 0
    return rows
  }
}
