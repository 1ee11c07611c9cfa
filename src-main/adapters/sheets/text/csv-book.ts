import type { FileBytes } from '../file-bytes.ts'
import { NoticeList } from '../notice-list.ts'
import { batchSizeOf, limitRows } from '../row-limit.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import { SheetFailure, type ReadOptions, type SheetBook, type SheetNotice, type SheetRow } from '../sheet-source.ts'
import { cutText } from '../xlsx/cell-values.ts'
import { findDelimiter, type FoundDelimiter } from './delimiter.ts'
import { findEncoding, type FoundEncoding } from './encoding.ts'
import { RecordScanner } from './record-scanner.ts'

const cellsPerBatch = 200_000
const pieceBytes = 256 * 1024
const headBytes = 128 * 1024

/** An open csv, tsv or other delimited text file: one sheet without a name, every cell text. */
export class CsvBook implements SheetBook {
  readonly format = 'csv'
  readonly encoding: string
  readonly delimiter: string
  readonly sheets = [{ index: 0, name: '', hidden: false }]
  readonly #file: FileBytes
  readonly #encoding: FoundEncoding
  readonly #delimiter: FoundDelimiter
  readonly #limits: SheetLimits
  readonly #notices = new NoticeList()
  #progress = 0

  private constructor(file: FileBytes, encoding: FoundEncoding, delimiter: FoundDelimiter, limits: SheetLimits) {
    this.#file = file
    this.#encoding = encoding
    this.#delimiter = delimiter
    this.#limits = limits
    this.encoding = encoding.encoding
    this.delimiter = delimiter.delimiter
    if (!encoding.isClean) this.#notices.add({ code: 'undecodable-bytes' })
  }

  /** Reads the file once to be sure of its encoding. Fails with `unknown-encoding`, `not-a-spreadsheet`, `empty-file`. */
  static async open(file: FileBytes, limits: SheetLimits): Promise<CsvBook> {
    const encoding = await findEncoding(file)
    const bytes = await file.read(encoding.skip, headBytes)
    const isWhole = encoding.skip + bytes.length >= file.size
    const head = new TextDecoder(encoding.encoding).decode(bytes, { stream: true })
    if (isWhole && head.trim() === '') throw new SheetFailure('empty-file')
    return new CsvBook(file, encoding, findDelimiter(head, isWhole), limits)
  }

  rows(sheet: number, options: ReadOptions = {}): AsyncIterable<readonly SheetRow[]> {
    if (sheet !== 0) throw new SheetFailure('no-sheet', { index: sheet })
    return limitRows(this.#read(options), options)
  }

  merged(): readonly [] {
    return []
  }

  notices(): readonly SheetNotice[] {
    return this.#notices.list()
  }

  progress(): number {
    return this.#progress
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async *#read(options: ReadOptions): AsyncGenerator<readonly SheetRow[]> {
    const notices = this.#notices
    const scanner = new RecordScanner(this.delimiter, this.#limits.cellBytes, (code, row) => notices.add({ code, row }))
    const batchRows = batchSizeOf(options)
    let batch: SheetRow[] = []
    let cells = 0
    for await (const text of this.#text()) {
      if (text === undefined) scanner.end()
      else scanner.push(text)
      for (let record = scanner.next(); record !== undefined; record = scanner.next()) {
        const width = this.#finish(record, scanner.count)
        if (width === 0) continue
        batch.push({ number: scanner.count, cells: record })
        cells += width
        if (batch.length < batchRows && cells < cellsPerBatch) continue
        yield batch
        batch = []
        cells = 0
      }
    }
    yield batch
  }

  /** Decoded pieces of the file, then undefined for its end. */
  async *#text(): AsyncGenerator<string | undefined> {
    const { encoding, skip } = this.#encoding
    const decoder = new TextDecoder(encoding, { ignoreBOM: true })
    let toSkip = this.#delimiter.skip
    let read = skip
    for await (const piece of this.#file.pieces(skip, this.#file.size, pieceBytes)) {
      read += piece.length
      this.#progress = read / this.#file.size
      const text = decoder.decode(piece, { stream: true })
      yield toSkip === 0 ? text : text.slice(toSkip)
      toSkip = 0
    }
    yield decoder.decode()
    yield undefined
  }

  /** Makes a record's fields cells in place: blank ones null, trailing ones cut, overlong ones shortened. */
  #finish(record: (string | null)[], number: number): number {
    const { columns, rows, textLength } = this.#limits
    let width = record.length
    while (width > 0 && record[width - 1] === '') width -= 1
    record.length = width
    for (let column = 0; column < width; column += 1) {
      const text = record[column]!
      if (text === '') record[column] = null
      else if (text.length > textLength) {
        this.#notices.add({ code: 'text-cut', row: number, column })
        record[column] = cutText(text, textLength)
      }
    }
    if (width > columns) throw new SheetFailure('too-large', { row: number, column: width, limit: columns })
    if (number > rows) throw new SheetFailure('too-large', { row: number, limit: rows })
    return width
  }
}
