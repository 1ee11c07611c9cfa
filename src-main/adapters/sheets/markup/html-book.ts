import type { FileBytes } from '../file-bytes.ts'
import { NoticeList } from '../notice-list.ts'
import { batchSizeOf, limitRows } from '../row-limit.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import {
  SheetFailure,
  type MergedRange,
  type ReadOptions,
  type SheetBook,
  type SheetCell,
  type SheetInfo,
  type SheetNotice,
  type SheetRow,
} from '../sheet-source.ts'
import { encodingOf } from '../text/encoding.ts'
import { cutCell } from '../xlsx/cell-values.ts'
import { MergeList } from '../xlsx/merge-list.ts'
import { htmlRows, type HtmlRow } from './html-tables.ts'

/** A page with tables, as ERP programs save under the name .xls. Every table that holds anything is a sheet. */
export class HtmlBook implements SheetBook {
  readonly format = 'html'
  readonly encoding: string
  readonly sheets: readonly SheetInfo[]
  readonly #page: string
  readonly #limits: SheetLimits
  /** By sheet: which table of the page it is, and how many rows it has, for progress. */
  readonly #tables: readonly { readonly table: number; readonly rows: number }[]
  readonly #notices = new NoticeList()
  readonly #merged = new Map<number, readonly MergedRange[]>()
  #progress = 0

  private constructor(page: string, encoding: string, limits: SheetLimits) {
    this.#page = page
    this.encoding = encoding
    this.#limits = limits
    const counts = new Map<number, number>()
    for (const { table, cells } of htmlRows(page, limits.columns))
      if (cells.length > 0) counts.set(table, (counts.get(table) ?? 0) + 1)
    this.#tables = [...counts].sort((a, b) => a[0] - b[0]).map(([table, rows]) => ({ table, rows }))
    this.sheets = this.#tables.map((_, index) => ({ index, name: `Sheet${index + 1}`, hidden: false }))
  }

  /**
   * Reads the file whole. What the page says of its encoding counts only when its bytes fit none we
   * know: exports often declare one and write another. Fails with `unknown-encoding`, `no-sheet`, `too-large`.
   */
  static async open(file: FileBytes, limits: SheetLimits): Promise<HtmlBook> {
    if (file.size > limits.wholeBytes) throw new SheetFailure('too-large', { bytes: file.size, limit: limits.wholeBytes })
    const bytes = await file.read(0, file.size)
    const encoding = encodingOf(bytes) ?? declaredEncoding(bytes)
    const book = new HtmlBook(new TextDecoder(encoding).decode(bytes), encoding, limits)
    if (book.sheets.length === 0) throw new SheetFailure('no-sheet')
    return book
  }

  rows(sheet: number, options: ReadOptions = {}): AsyncIterable<readonly SheetRow[]> {
    const info = this.sheets[sheet]
    if (info === undefined) throw new SheetFailure('no-sheet', { index: sheet })
    return limitRows(this.#read(info, options), options)
  }

  merged(sheet: number): readonly MergedRange[] {
    return this.#merged.get(sheet) ?? []
  }

  notices(): readonly SheetNotice[] {
    return this.#notices.list()
  }

  progress(): number {
    return this.#progress
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  async *#read({ index, name }: SheetInfo, options: ReadOptions): AsyncGenerator<readonly SheetRow[]> {
    const wanted = this.#tables[index]
    const merges = new MergeList(name, this.#notices)
    let batch: SheetRow[] = []
    let given = 0
    for (const row of htmlRows(this.#page, this.#limits.columns)) {
      if (row.table !== wanted?.table) continue
      for (const merge of row.merges) merges.addRange(merge)
      if (row.cells.length === 0) continue
      if (row.number > this.#limits.rows) throw new SheetFailure('too-large', { row: row.number, limit: this.#limits.rows })
      batch.push({ number: row.number, cells: this.#cut(row, name) })
      if (batch.length < batchSizeOf(options)) continue
      given += batch.length
      this.#progress = given / wanted.rows
      yield batch
      batch = []
    }
    this.#progress = 1
    this.#merged.set(index, merges.ranges)
    yield batch
  }

  #cut({ number, cells }: HtmlRow, sheet: string): readonly SheetCell[] {
    const rules = { limits: this.#limits, notices: this.#notices }
    return cells.map((cell, column) => (typeof cell === 'string' ? cutCell(cell, rules, { sheet, row: number, column }) : cell))
  }
}

function declaredEncoding(bytes: Buffer): string {
  const label = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1]
  try {
    return new TextDecoder(label ?? '').encoding
  } catch {
    throw new SheetFailure('unknown-encoding')
  }
}
