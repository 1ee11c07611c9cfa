import type { FileBytes } from '../file-bytes.ts'
import { NoticeList } from '../notice-list.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import {
  SheetFailure,
  type MergedRange,
  type ReadOptions,
  type SheetBook,
  type SheetNotice,
  type SheetRow,
} from '../sheet-source.ts'
import { batchSizeOf, limitRows } from '../row-limit.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import type { ZipPackage } from '../zip/zip-package.ts'
import type { CellRules } from './cell-values.ts'
import { MergeList } from './merge-list.ts'
import { RowBuffer } from './row-buffer.ts'
import { SerialDates } from './serial-date.ts'
import { SharedStrings } from './shared-strings.ts'
import { SheetScanner, type StringTable } from './sheet-scanner.ts'
import { slowSheet } from './slow-sheet.ts'
import { readDateStyles, readWorkbook, type Workbook } from './workbook-parts.ts'

const noStrings: StringTable = { count: 0, get: () => '' }

/** An open xlsx or xlsm package. Macros, formulas and links to other workbooks are never looked at. */
export class XlsxBook implements SheetBook {
  readonly format = 'xlsx'
  readonly sheets: SheetBook['sheets']
  readonly is1904: boolean
  readonly #file: FileBytes
  readonly #zip: ZipPackage
  readonly #workbook: Workbook
  readonly #rules: CellRules
  readonly #strings: SharedStrings | undefined
  readonly #merged = new Map<number, readonly MergedRange[]>()
  #progress = 0

  private constructor(file: FileBytes, zip: ZipPackage, workbook: Workbook, rules: CellRules) {
    this.#file = file
    this.#zip = zip
    this.#workbook = workbook
    this.#rules = rules
    this.is1904 = workbook.is1904
    this.sheets = workbook.sheets.map(({ name, hidden }, index) => ({ index, name, hidden }))
    const strings = workbook.sharedStringsPart === undefined ? undefined : zip.find(workbook.sharedStringsPart)
    this.#strings = strings === undefined ? undefined : new SharedStrings(zip, strings, rules.limits)
  }

  /** Reads the workbook, its styles and nothing else. Fails with `damaged`, `no-sheet`, `unsafe-xml`, `too-large`. */
  static async open(file: FileBytes, zip: ZipPackage, part: string, limits: SheetLimits): Promise<XlsxBook> {
    const workbook = await readWorkbook(zip, part)
    if (workbook.sheets.length === 0) throw new SheetFailure('no-sheet')
    const dateStyles = await readDateStyles(zip, workbook.stylesPart)
    const rules = { dateStyles, dates: new SerialDates(workbook.is1904), limits, notices: new NoticeList() }
    return new XlsxBook(file, zip, workbook, rules)
  }

  rows(sheet: number, options: ReadOptions = {}): AsyncIterable<readonly SheetRow[]> {
    const found = this.#workbook.sheets[sheet]
    if (found === undefined) throw new SheetFailure('no-sheet', { index: sheet })
    const entry = this.#zip.find(found.part)
    if (entry === undefined) throw new SheetFailure('damaged', { sheet: found.name, part: found.part })
    return limitRows(this.#read(sheet, found.name, entry, options), options)
  }

  merged(sheet: number): readonly MergedRange[] {
    return this.#merged.get(sheet) ?? []
  }

  notices(): readonly SheetNotice[] {
    return this.#rules.notices.list()
  }

  progress(): number {
    return this.#progress
  }

  async close(): Promise<void> {
    await this.#strings?.close()
    await this.#file.close()
  }

  async *#read(index: number, name: string, entry: ZipEntry, options: ReadOptions): AsyncGenerator<readonly SheetRow[]> {
    const merges = new MergeList(name, this.#rules.notices)
    const rows = new RowBuffer(this.#rules.limits, batchSizeOf(options))
    const scanner = new SheetScanner(entry.name, name, this.#rules, this.#strings ?? noStrings, rows, merges)
    let given = 0
    for await (const chunk of this.#inflate(entry)) {
      scanner.push(chunk)
      for (;;) {
        const stop = scanner.scan()
        if (stop === 'slow') {
          // Rows already handed on are right; the slow parser starts over and skips that many.
          yield* this.#readSlowly(index, name, entry, options, given)
          return
        }
        if (stop === 'strings') {
          if ((await this.#strings?.reach(scanner.wantedString)) !== true) scanner.missingFrom = this.#strings?.count ?? 0
        } else if (stop === 'batch') {
          const batch = scanner.take()
          given += batch.length
          yield batch
        } else {
          break
        }
      }
    }
    if (!scanner.isDone) throw new SheetFailure('truncated', { sheet: name, part: entry.name })
    this.#merged.set(index, merges.ranges)
    yield scanner.take()
  }

  async *#readSlowly(
    index: number,
    name: string,
    entry: ZipEntry,
    options: ReadOptions,
    given: number,
  ): AsyncGenerator<readonly SheetRow[]> {
    await this.#strings?.reach(Number.MAX_SAFE_INTEGER)
    const merges = new MergeList(name, this.#rules.notices)
    const rows = new RowBuffer(this.#rules.limits, batchSizeOf(options))
    let skip = given
    const chunks = this.#inflate(entry)
    for await (const _ of slowSheet(chunks, entry.name, name, this.#rules, this.#strings ?? noStrings, rows, merges)) {
      if (!rows.isFull) continue
      const batch = rows.take()
      yield batch.slice(skip)
      skip = Math.max(0, skip - batch.length)
    }
    yield rows.take().slice(skip)
    this.#merged.set(index, merges.ranges)
  }

  #inflate(entry: ZipEntry): AsyncGenerator<Buffer> {
    return this.#zip.inflate(entry, (bytes) => {
      this.#progress = Math.min(1, bytes / entry.compressedBytes)
    })
  }
}
