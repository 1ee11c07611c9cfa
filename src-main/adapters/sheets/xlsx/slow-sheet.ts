import type { SheetCell } from '../sheet-source.ts'
import { slowXml } from '../xml/slow-xml.ts'
import { cutCell, typedCell, type CellPlace, type CellRules } from './cell-values.ts'
import { columnOf, type MergeList } from './merge-list.ts'
import type { RowBuffer } from './row-buffer.ts'
import { TextRuns } from './slow-strings.ts'
import type { StringTable } from './sheet-scanner.ts'

/**
 * Reads worksheet XML however it is written: prefixes, CDATA, comments, UTF-16. About half as fast as the scanner, so
 * only for sheets the scanner gives up. Fills `rows` and `merges`; yields whenever `rows` may be worth taking.
 */
export function slowSheet(
  chunks: AsyncIterable<Buffer>,
  part: string,
  sheet: string,
  rules: CellRules,
  strings: StringTable,
  rows: RowBuffer,
  merges: MergeList,
): AsyncGenerator<void> {
  return slowXml(chunks, part, rules.limits.cellBytes, new SlowSheetListener(sheet, rules, strings, rows, merges))
}

class SlowSheetListener {
  readonly #rules: CellRules
  readonly #strings: StringTable
  readonly #rows: RowBuffer
  readonly #merges: MergeList
  readonly #place: CellPlace
  readonly #runs = new TextRuns()
  #isRows = false
  #row = 0
  #column = -1
  #type = 'n'
  #style = 0
  #value: string | undefined
  #isValue = false
  #hasFormula = false

  constructor(sheet: string, rules: CellRules, strings: StringTable, rows: RowBuffer, merges: MergeList) {
    this.#rules = rules
    this.#strings = strings
    this.#rows = rows
    this.#merges = merges
    this.#place = { sheet, row: 0, column: 0 }
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'sheetData') this.#isRows = true
    if (name === 'mergeCell') this.#merges.add(attribute('ref') ?? '')
    if (!this.#isRows) return
    this.#runs.open(name)
    if (name === 'row') {
      this.#row = Number(attribute('r') ?? this.#row + 1)
      this.#column = -1
    } else if (name === 'c') {
      const letters = /^[A-Za-z]+/.exec(attribute('r') ?? '')?.[0]
      this.#column = letters === undefined ? this.#column + 1 : columnOf(letters)
      this.#type = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = undefined
      this.#hasFormula = false
    } else if (name === 'f') {
      this.#hasFormula = true
    } else if (name === 'v') {
      this.#isValue = true
      this.#value = ''
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text
    else if (this.#isRows) this.#runs.text(text)
  }

  close(name: string): void {
    if (name === 'sheetData') this.#isRows = false
    if (!this.#isRows) return
    this.#runs.close(name)
    if (name === 'v') this.#isValue = false
    else if (name === 'is') this.#value = this.#runs.take()
    else if (name === 'row') this.#rows.endRow(this.#row)
    else if (name === 'c') this.#endCell()
  }

  #endCell(): void {
    this.#place.row = this.#row
    this.#place.column = this.#column
    if (this.#hasFormula && this.#type === 'n' && (this.#value ?? '') === '') {
      this.#rules.notices.add({ code: 'formula-without-value', ...this.#place })
    }
    if (this.#value === undefined) return
    const value =
      this.#type === 's' ? this.#shared(this.#value) : typedCell(this.#type, this.#value, this.#style, this.#rules, this.#place)
    if (value !== null) this.#rows.set(this.#column, value)
  }

  #shared(raw: string): SheetCell {
    const index = raw.trim() === '' ? -1 : Number(raw)
    if (index === -1) return null
    if (Number.isInteger(index) && index >= 0 && index < this.#strings.count) {
      const text = this.#strings.get(index)
      return text === '' ? null : cutCell(text, this.#rules, this.#place)
    }
    this.#rules.notices.add({ code: 'shared-string-missing', ...this.#place })
    return { error: '#REF!' }
  }
}
