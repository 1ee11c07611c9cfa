import { openSheetFile } from '../../adapters/sheets/open-sheet-file.ts'
import type { SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { DateOrderTally, needsDateOrder, type DateOrder, type DateOrderDecision } from '../../domain/imports/date-order.ts'

/**
 * Which figure is the day, decided once for each date column on all its cells. A column is gone through only when a row
 * first needs the answer: nearly all lists never do, and for them the file is read once.
 */
export class ColumnOrders {
  readonly #path: string
  readonly #sheet: number
  /** What a person said about a column: it is not asked. */
  readonly #said: ReadonlyMap<number, DateOrder>
  readonly #undecided: Set<number>
  readonly #decisions = new Map<number, DateOrderDecision>()

  constructor(path: string, sheet: number, dateColumns: readonly number[], said: ReadonlyMap<number, DateOrder>) {
    this.#path = path
    this.#sheet = sheet
    this.#said = said
    this.#undecided = new Set(dateColumns.filter((column) => !said.has(column)))
  }

  order(column: number): DateOrder {
    return this.#said.get(column) ?? this.#decisions.get(column)?.order ?? 'ymd'
  }

  /** Goes through the whole sheet when one of these rows needs an order that is not decided. True when it did. */
  async decideFor(rows: readonly SheetRow[]): Promise<boolean> {
    const isAsked = [...this.#undecided].some((column) => rows.some((row) => needsDateOrder(row.cells[column] ?? null)))
    if (!isAsked) return false
    const tallies = [...this.#undecided].map((column) => ({ column, tally: new DateOrderTally() }))
    const book = await openSheetFile(this.#path)
    try {
      for await (const batch of book.rows(this.#sheet))
        for (const { cells } of batch) for (const { column, tally } of tallies) tally.add(cells[column] ?? null)
    } finally {
      await book.close()
    }
    for (const { column, tally } of tallies) {
      const decision = tally.decide()
      if (decision.cells === 0) continue
      this.#decisions.set(column, decision)
      this.#undecided.delete(column)
    }
    return true
  }

  /** What was decided, as causes the person is told of: `date-order-dmy`, or `date-order-unsure` where nothing told. */
  causes(): string[] {
    return [...this.#decisions.values()].map(({ order, sure }) => (sure ? `date-order-${order}` : 'date-order-unsure'))
  }
}
