import { CFB, read, set_cptable, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
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
  type SheetFormat,
  type SheetInfo,
  type SheetNotice,
  type SheetRow,
} from '../sheet-source.ts'
import { cutCell } from '../xlsx/cell-values.ts'
import { numberKindOf } from '../xlsx/number-formats.ts'
import { RowBuffer } from '../xlsx/row-buffer.ts'
import { SerialDates } from '../xlsx/serial-date.ts'
import type { ZipPackage } from '../zip/zip-package.ts'
import { prepareBiff } from './biff-stream.ts'

// cellDates would make the library turn formats into dates itself, which throws on formats common in Chinese files.
const readOptions = { dense: true, cellFormula: false, cellHTML: false, cellDates: false, cellNF: true, cellText: false } as const

const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

interface ReadSheet extends SheetInfo {
  readonly content: WorkSheet
}

/** A binary workbook (.xls, .xlsb) read whole by the library. */
export class LibraryBook implements SheetBook {
  readonly format: SheetFormat
  readonly sheets: readonly SheetInfo[]
  readonly is1904: boolean
  readonly #read: readonly ReadSheet[]
  readonly #limits: SheetLimits
  readonly #dates: SerialDates
  readonly #dateFormats = new Map<string, boolean>()
  readonly #notices = new NoticeList()
  #progress = 0

  private constructor(format: SheetFormat, workbook: WorkBook, limits: SheetLimits) {
    this.format = format
    this.#read = readSheets(workbook)
    this.sheets = this.#read.map(({ index, name, hidden }) => ({ index, name, hidden }))
    this.#limits = limits
    this.is1904 = workbook.Workbook?.WBProps?.date1904 === true
    this.#dates = new SerialDates(this.is1904)
  }

  /** An OLE2 file. Fails with `encrypted`, `truncated`, `damaged`, `too-large`, `no-sheet`, `not-a-spreadsheet`. */
  static async openXls(file: FileBytes, limits: SheetLimits): Promise<LibraryBook> {
    const bytes = await readWhole(file, limits)
    const container = attempt(() => CFB.read(bytes, { type: 'buffer' }))
    if (CFB.find(container, '/EncryptedPackage') !== null) throw new SheetFailure('encrypted')
    const modern = CFB.find(container, '/Workbook')
    const stream = modern ?? CFB.find(container, '/Book')
    if (stream === null) throw new SheetFailure('not-a-spreadsheet')
    const biff = Buffer.from(stream.content as Uint8Array)
    prepareBiff(biff)
    // BIFF5 text is in the code page of the machine it was written on; the tables are large and seldom needed.
    if (modern === null) set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
    return new LibraryBook(
      'xls',
      attempt(() => read(biff, { ...readOptions, type: 'buffer' })),
      limits,
    )
  }

  /** An xlsb package, every part of which is inflated and checked first: the library trusts what it is given. */
  static async openXlsb(file: FileBytes, zip: ZipPackage, limits: SheetLimits): Promise<LibraryBook> {
    let left = limits.wholeBytes
    for (const entry of zip.entries) {
      for await (const chunk of zip.inflate(entry)) left -= chunk.length
      if (left < 0) throw new SheetFailure('too-large', { part: entry.name, limit: limits.wholeBytes })
    }
    const bytes = await readWhole(file, limits)
    return new LibraryBook(
      'xlsb',
      attempt(() => read(bytes, { ...readOptions, type: 'buffer' })),
      limits,
    )
  }

  rows(sheet: number, options: ReadOptions = {}): AsyncIterable<readonly SheetRow[]> {
    const found = this.#read[sheet]
    if (found === undefined) throw new SheetFailure('no-sheet', { index: sheet })
    return limitRows(this.#rows(found, options), options)
  }

  merged(sheet: number): readonly MergedRange[] {
    const merges = this.#read[sheet]?.content['!merges'] ?? []
    return merges.map(({ s, e }) => ({ fromRow: s.r + 1, toRow: e.r + 1, fromColumn: s.c, toColumn: e.c }))
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

  async *#rows({ content, name }: ReadSheet, options: ReadOptions): AsyncGenerator<readonly SheetRow[]> {
    const rows = new RowBuffer(this.#limits, batchSizeOf(options))
    const data = content['!data'] ?? []
    for (let row = 0; row < data.length; row += 1) {
      const cells = data[row] ?? []
      for (let column = 0; column < cells.length; column += 1) {
        const cell = cells[column]
        const value = cell === undefined ? null : this.#value(cell, { sheet: name, row: row + 1, column })
        if (value !== null) rows.set(column, value)
      }
      rows.endRow(row + 1)
      if (!rows.isFull) continue
      this.#progress = row / data.length
      yield rows.take()
    }
    this.#progress = 1
    yield rows.take()
  }

  #value(cell: CellObject, place: { sheet: string; row: number; column: number }): SheetCell {
    const { t: type, v: value } = cell
    if (type === 'e') return { error: errors[Number(value)] ?? '#N/A' }
    if (typeof value === 'number') return this.#isDate(cell.z) ? this.#dates.read(value) : value
    if (typeof value === 'boolean') return value
    if (typeof value !== 'string' || value === '') return null
    return cutCell(value.toWellFormed(), { limits: this.#limits, notices: this.#notices }, place)
  }

  #isDate(format: CellObject['z']): boolean {
    if (typeof format !== 'string') return false
    let isDate = this.#dateFormats.get(format)
    if (isDate === undefined) this.#dateFormats.set(format, (isDate = numberKindOf(format) === 'date'))
    return isDate
  }
}

function readSheets(workbook: WorkBook): ReadSheet[] {
  const sheets: ReadSheet[] = []
  for (const [at, name] of workbook.SheetNames.entries()) {
    const content = workbook.Sheets[name]
    // The library drops sheets it stumbles over and keeps their names: their rows must not go missing unsaid.
    if (content === undefined) throw new SheetFailure('damaged', { sheet: name })
    if (content['!type'] !== undefined && content['!type'] !== 'sheet') continue
    sheets.push({ index: sheets.length, name, hidden: (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0, content })
  }
  if (sheets.length === 0) throw new SheetFailure('no-sheet')
  return sheets
}

function readWhole(file: FileBytes, limits: SheetLimits): Promise<Buffer> {
  if (file.size > limits.wholeBytes) throw new SheetFailure('too-large', { bytes: file.size, limit: limits.wholeBytes })
  return file.read(0, file.size)
}

/** The library says what is wrong in English prose; all that can be told from it is a password. */
function attempt<T>(step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof SheetFailure) throw error
    throw new SheetFailure(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged', {
      reason: String(error).slice(0, 200),
    })
  }
}
