import type { SheetBook, SheetRow } from '../../adapters/sheets/sheet-source.ts'
import { SerialDates } from '../../adapters/sheets/xlsx/serial-date.ts'
import type { DateOrder } from '../../domain/imports/date-order.ts'
import { ColumnOrders } from './column-orders.ts'
import { MergedCells, mergedBelow } from './merged-cells.ts'
import type { StreamRequest } from './sheet-messages.ts'

/** Rows of a sheet as a person reads them, where the bare cells say less: merged cells, bare days of a 1904 workbook, day and month. */
export class RowView {
  readonly #orders: ColumnOrders
  readonly #merged: MergedCells | null
  /** Date columns whose bare numbers count from 1904; none in other workbooks. */
  readonly #columns1904: readonly number[]
  readonly #dates = new SerialDates(true)

  private constructor(orders: ColumnOrders, merged: MergedCells | null, columns1904: readonly number[]) {
    this.#orders = orders
    this.#merged = merged
    this.#columns1904 = columns1904
  }

  /** `dates`: the columns that are taken for dates. */
  static async open(
    book: SheetBook,
    { path, sheet, headerRows, columns, fillMerged = false }: StreamRequest,
    dates: readonly number[],
  ): Promise<RowView> {
    const merged = fillMerged ? new MergedCells(await mergedBelow(path, sheet, Math.max(0, ...headerRows))) : null
    const said = new Map(columns.flatMap(({ index, dateOrder }) => (dateOrder ? [[index, dateOrder] as const] : [])))
    return new RowView(new ColumnOrders(path, sheet, dates, said), merged, book.is1904 === true ? dates : [])
  }

  /** To be called with rows before they are read: true when the order of a column was decided for them. */
  settle(rows: readonly SheetRow[]): Promise<boolean> {
    return this.#orders.decideFor(rows)
  }

  order(column: number): DateOrder {
    return this.#orders.order(column)
  }

  /** Rows must come in file order. */
  shown(row: SheetRow): SheetRow {
    const filled = this.#merged ? this.#merged.filled(row) : row
    return this.#columns1904.length === 0 ? filled : this.#dated(filled)
  }

  /** What the person is told. */
  causes(): string[] {
    return this.#orders.causes()
  }

  #dated(row: SheetRow): SheetRow {
    let cells = row.cells
    for (const column of this.#columns1904) {
      const cell = cells[column]
      // 20250701 is a day written without separators, no serial.
      if (typeof cell !== 'number' || cell > lastSerial) continue
      cells = cells.with(column, this.#dates.read(cell))
    }
    return cells === row.cells ? row : { number: row.number, cells }
  }
}

const lastSerial = 80_000
