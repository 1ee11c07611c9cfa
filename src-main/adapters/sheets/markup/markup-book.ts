import { NoticeList } from '../notice-list.ts'
import { batchSizeOf, limitRows } from '../row-limit.ts'
import type { SheetLimits } from '../sheet-limits.ts'
import {
  SheetFailure,
  type MergedRange,
  type ReadOptions,
  type SheetBook,
  type SheetFormat,
  type SheetInfo,
  type SheetNotice,
  type SheetRow,
} from '../sheet-source.ts'
import { MergeList } from '../xlsx/merge-list.ts'
import { RowBuffer } from '../xlsx/row-buffer.ts'
import { slowXml, type XmlListener } from '../xml/slow-xml.ts'

/** Hears the tags of a document that holds all its sheets in one XML text, and gathers what one of them says. */
export interface MarkupListener extends XmlListener {
  /** Sheets met so far. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
}

/** The sheet a listener is to gather rows of; without it, only the names are of interest. */
export interface MarkupTarget {
  readonly sheet: number
  readonly rows: RowBuffer
  readonly merges: MergeList
  readonly notices: NoticeList
  readonly limits: SheetLimits
}

export interface MarkupSource {
  readonly format: SheetFormat
  readonly part: string
  readonly encoding?: string
  /** The document's bytes from the beginning; hears what share of them has been read. */
  open(onProgress: (share: number) => void): AsyncIterable<Buffer>
  listen(target?: MarkupTarget): MarkupListener
  close(): Promise<void>
}

/**
 * An open OpenDocument or XML 2003 spreadsheet. Its XML is gone through once for the names of the sheets (which also
 * proves it whole) and once more for each sheet read, so that memory stays small however long it is.
 */
export class MarkupBook implements SheetBook {
  readonly format: SheetFormat
  readonly sheets: readonly SheetInfo[]
  readonly #source: MarkupSource
  readonly #limits: SheetLimits
  readonly #notices = new NoticeList()
  readonly #merged = new Map<number, readonly MergedRange[]>()
  #progress = 0

  private constructor(source: MarkupSource, sheets: readonly SheetInfo[], limits: SheetLimits) {
    this.format = source.format
    this.sheets = sheets
    this.#source = source
    this.#limits = limits
  }

  /** Fails with `damaged`, `truncated`, `unsafe-xml`, `no-sheet`. */
  static async open(source: MarkupSource, limits: SheetLimits): Promise<MarkupBook> {
    const listener = source.listen()
    const chunks = source.open(() => {})
    for await (const _ of slowXml(chunks, source.part, limits.cellBytes, listener, source.encoding));
    if (listener.sheets.length === 0) throw new SheetFailure('no-sheet')
    return new MarkupBook(
      source,
      listener.sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
      limits,
    )
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
    return this.#source.close()
  }

  async *#read({ index, name }: SheetInfo, options: ReadOptions): AsyncGenerator<readonly SheetRow[]> {
    const rows = new RowBuffer(this.#limits, batchSizeOf(options))
    const merges = new MergeList(name, this.#notices)
    const listener = this.#source.listen({ sheet: index, rows, merges, notices: this.#notices, limits: this.#limits })
    const chunks = this.#source.open((share) => (this.#progress = share))
    for await (const _ of slowXml(chunks, this.#source.part, this.#limits.cellBytes, listener, this.#source.encoding)) {
      while (rows.isFull) yield rows.take()
    }
    this.#merged.set(index, merges.ranges)
    yield rows.take()
  }
}
