import { SheetFailure, type SheetCell, type SheetRow } from '../sheet-source.ts'
import { ByteWindow } from '../xml/byte-window.ts'
import {
  bang,
  endsName,
  greaterThan,
  isAt,
  lessThan,
  markupEndBytes,
  sawReference,
  slash,
  tagEndBytes,
  textOfBytes,
} from '../xml/xml-bytes.ts'
import { xmlEncoding } from '../xml/xml-tags.ts'
import { CellTag, cellTypes, needMore, needSlow, numberType, sharedType } from './cell-tag.ts'
import { cutCell, numberCell, textCell, typedCell, type CellPlace, type CellRules } from './cell-values.ts'
import type { MergeList } from './merge-list.ts'
import { numberOfBytes } from './number-bytes.ts'
import { PlainRun, richText } from './rich-text.ts'
import type { RowBuffer } from './row-buffer.ts'

/** Strings at hand; see `SharedStrings`. */
export interface StringTable {
  readonly count: number
  get(index: number): string
}

/**
 * Why a scan stopped: `more` bytes needed; `strings` up to `wantedString` needed; a full `batch` of rows is ready; the
 * sheet's XML needs the `slow` parser; the sheet is `done`.
 */
export type ScanStop = 'more' | 'strings' | 'batch' | 'slow' | 'done'

const needString = -3

/**
 * Reads worksheet XML from bytes, without making strings of what is not a value. It knows the XML spreadsheet writers
 * produce and nothing else: whatever it does not know (prefixes, CDATA, UTF-16) it leaves to the slow parser.
 */
export class SheetScanner {
  readonly #rules: CellRules
  readonly #strings: StringTable
  readonly #rows: RowBuffer
  readonly #merges: MergeList
  readonly #place: CellPlace
  readonly #part: string
  readonly #window = new ByteWindow()
  readonly #tag = new CellTag()
  readonly #plain = new PlainRun()
  #state: 'new' | 'before' | 'rows' | 'after' | 'done' = 'new'
  #isRootSeen = false
  #row = 0
  #column = -1
  #value: SheetCell = null
  /** Index of the shared string a scan stopped for, and the one that is known not to exist. */
  wantedString = -1
  missingFrom = Number.POSITIVE_INFINITY

  constructor(part: string, sheet: string, rules: CellRules, strings: StringTable, rows: RowBuffer, merges: MergeList) {
    this.#part = part
    this.#rules = rules
    this.#strings = strings
    this.#rows = rows
    this.#merges = merges
    this.#place = { sheet, row: 0, column: 0 }
  }

  get isDone(): boolean {
    return this.#state === 'done'
  }

  take(): readonly SheetRow[] {
    return this.#rows.take()
  }

  push(chunk: Buffer): void {
    if (this.#state !== 'done') this.#window.push(chunk)
  }

  /** Goes on as far as the pushed bytes allow. Fails with `unsafe-xml`, `too-large`, `cell-too-large`. */
  scan(): ScanStop {
    const window = this.#window
    if (this.#state === 'new') {
      if (xmlEncoding(window.bytes) !== 'utf-8') return 'slow'
      this.#state = 'before'
    }
    let stop: ScanStop | undefined
    while (stop === undefined) {
      if (this.#state === 'done') return 'done'
      stop = this.#state === 'rows' ? this.#scanRows() : this.#scanFrame()
    }
    if (stop === 'more' && window.left > this.#rules.limits.cellBytes) {
      throw new SheetFailure('cell-too-large', { sheet: this.#place.sheet, row: this.#row, limit: this.#rules.limits.cellBytes })
    }
    return stop
  }

  /** What stands before and after the rows: only the root, the merged ranges and the end are of interest. */
  #scanFrame(): ScanStop | undefined {
    const { bytes, end, at: from } = this.#window
    const at = bytes.indexOf(lessThan, from)
    if (at < 0 || at >= end) {
      this.#window.at = end
      return 'more'
    }
    this.#window.at = at
    if (at + 12 > end) return 'more'
    const isMarkup = bytes[at + 1] === bang || bytes[at + 1] === 63
    const next = isMarkup ? this.#markup(at) : tagEndBytes(bytes, at, end)
    if (next < 0) return next === needSlow ? 'slow' : 'more'
    this.#window.at = next
    if (isMarkup) return undefined
    if (isAt(bytes, at, '</worksheet') && endsName(bytes[at + 11])) this.#state = 'done'
    else if (this.#state === 'after') this.#afterRows(at, next)
    else if (isAt(bytes, at, '<sheetData') && endsName(bytes[at + 10])) this.#state = bytes[next - 2] === slash ? 'after' : 'rows'
    else if (!this.#isRootSeen) {
      if (!isAt(bytes, at, '<worksheet') || !endsName(bytes[at + 10])) return 'slow'
      this.#isRootSeen = true
    }
    return undefined
  }

  #afterRows(at: number, next: number): void {
    const { bytes } = this.#window
    if (!isAt(bytes, at, '<mergeCell ')) return
    const ref = /\sref=["']([^"']+)["']/.exec(bytes.latin1Slice(at, next))?.[1]
    if (ref !== undefined) this.#merges.add(ref)
  }

  /** Position after a comment, CDATA section or instruction. */
  #markup(at: number): number {
    const { bytes, end } = this.#window
    if (isAt(bytes, at, '<!DOCTYPE')) throw new SheetFailure('unsafe-xml', { part: this.#part })
    const close = isAt(bytes, at, '<!--') ? '-->' : isAt(bytes, at, '<![CDATA[') ? ']]>' : isAt(bytes, at, '<?') ? '?>' : ''
    return close === '' ? needSlow : markupEndBytes(bytes, at, end, close)
  }

  #scanRows(): ScanStop | undefined {
    const window = this.#window
    const { bytes, end } = window
    let at = window.at
    for (;;) {
      while (at < end && bytes[at] !== lessThan) at += 1
      window.at = at
      // `</sheetData>` is the longest thing to tell apart by its beginning.
      if (at + 12 > end) return 'more'
      const byte = bytes[at + 1]!
      if (byte === 99 && endsName(bytes[at + 2])) {
        const next = this.#cell(at + 2)
        if (next < 0) return next === needMore ? 'more' : next === needSlow ? 'slow' : 'strings'
        at = next
        if (this.#value !== null) this.#rows.set(this.#column, this.#value)
      } else if (byte === slash && bytes[at + 2] === 114) {
        at += 6
        this.#rows.endRow(this.#row)
        if (this.#rows.isFull) {
          window.at = at
          return 'batch'
        }
      } else if (byte === 114 && isAt(bytes, at, '<row') && endsName(bytes[at + 4])) {
        const tag = this.#tag
        const next = tag.read(bytes, at + 4, end)
        if (next < 0) return next === needMore ? 'more' : 'slow'
        at = next
        this.#row = tag.row > 0 ? tag.row : this.#row + 1
        this.#column = -1
      } else if (isAt(bytes, at, '</sheetData')) {
        this.#rows.endRow(this.#row)
        this.#state = 'after'
        window.at = at + 12
        return undefined
      } else {
        return 'slow'
      }
    }
  }

  /** Reads the cell whose tag name ends at `from` into `#column` and `#value`; returns the position after it. */
  #cell(from: number): number {
    const { bytes, end } = this.#window
    const tag = this.#tag
    let at = tag.read(bytes, from, end)
    if (at < 0) return at
    const column = tag.column >= 0 ? tag.column : this.#column + 1
    this.#value = null
    if (tag.isEmpty) {
      this.#column = column
      return at
    }
    this.#place.row = this.#row
    this.#place.column = column
    let hasFormula = false
    for (;;) {
      while (at < end && bytes[at] !== lessThan) at += 1
      if (at + 4 > end) return needMore
      const byte = bytes[at + 1]!
      if (byte === 118) at = this.#plainValue(at)
      else if (byte === slash) {
        if (bytes[at + 2] !== 99 || bytes[at + 3] !== greaterThan) return needSlow
        this.#column = column
        if (hasFormula && this.#value === null && tag.type === numberType) this.#noteFormula()
        return at + 4
      } else if (byte === 102) {
        hasFormula = true
        at = this.#skip(at, 102)
      } else if (byte === 105 && bytes[at + 2] === 115) at = this.#inlineValue(at)
      else return needSlow
      if (at < 0) return at
    }
  }

  /** `<v>…</v>` under the type of the current cell. */
  #plainValue(at: number): number {
    const { bytes, end } = this.#window
    let from = at + 3
    if (bytes[at + 2] !== greaterThan) {
      from = tagEndBytes(bytes, at, end)
      if (from < 0 || bytes[from - 2] === slash) return from
    }
    let to = from
    let seen = 0
    for (; to < end; to += 1) {
      const byte = bytes[to]!
      if (byte === lessThan) break
      seen |= byte === 38 || byte === 13 ? byte | sawReference : byte
    }
    if (to + 4 > end) return needMore
    if (bytes[to + 1] !== slash || bytes[to + 2] !== 118 || bytes[to + 3] !== greaterThan) return needSlow
    const { type, style } = this.#tag
    if (type === numberType || type === sharedType) {
      const number = numberOfBytes(bytes, from, to)
      if (Number.isNaN(number))
        this.#value = typedCell('str', textOfBytes(bytes, from, to, seen), style, this.#rules, this.#place)
      else if (type === numberType) this.#value = numberCell(number, style, this.#rules)
      else if (!this.#sharedValue(number)) return needString
    } else {
      this.#value = typedCell(cellTypes[type]!, textOfBytes(bytes, from, to, seen), style, this.#rules, this.#place)
    }
    return to + 4
  }

  #sharedValue(index: number): boolean {
    if (index < this.#strings.count && index >= 0) {
      const text = this.#strings.get(index)
      this.#value = text === '' ? null : cutCell(text, this.#rules, this.#place)
      return true
    }
    if (index >= this.missingFrom || !Number.isInteger(index) || index < 0) {
      this.#rules.notices.add({ code: 'shared-string-missing', ...this.#place })
      this.#value = { error: '#REF!' }
      return true
    }
    this.wantedString = index
    return false
  }

  #inlineValue(at: number): number {
    const { bytes, end } = this.#window
    const open = tagEndBytes(bytes, at, end)
    if (open < 0 || bytes[open - 2] === slash) return open
    const plain = this.#plain
    const afterPlain = plain.read(bytes, open, end, '</t></is>')
    if (afterPlain > 0) {
      this.#value = textCell(textOfBytes(bytes, plain.from, plain.to, plain.seen), this.#rules, this.#place)
      return afterPlain
    }
    const close = bytes.indexOf('</is', open, 'latin1')
    if (close < 0) return needMore
    const after = tagEndBytes(bytes, close, end)
    if (after < 0) return needMore
    const text = richText(bytes, open, close)
    if (text === undefined) return needSlow
    this.#value = textCell(text, this.#rules, this.#place)
    return after
  }

  /** Written by a program that does not calculate: what the person sees in Excel is not in the file. */
  #noteFormula(): void {
    this.#rules.notices.add({ code: 'formula-without-value', ...this.#place })
  }

  /** Passes over `<f>…</f>`, whose text has no tags inside. */
  #skip(at: number, name: number): number {
    const { bytes, end } = this.#window
    const open = tagEndBytes(bytes, at, end)
    if (open < 0 || bytes[open - 2] === slash) return open
    let close = open
    while (close < end && bytes[close] !== lessThan) close += 1
    if (close + 4 > end) return needMore
    return bytes[close + 1] === slash && bytes[close + 2] === name && bytes[close + 3] === greaterThan ? close + 4 : needSlow
  }
}
