import type { SheetCell } from '../sheet-source.ts'
import { cutCell } from '../xlsx/cell-values.ts'
import { numberKindOf } from '../xlsx/number-formats.ts'
import { isoDate, SerialDates } from '../xlsx/serial-date.ts'
import type { MarkupListener, MarkupTarget } from './markup-book.ts'

const namedDates = /^(?:general|long|medium|short) (?:date|time)$/i

type Attribute = (name: string) => string | undefined

/** Reads "XML Spreadsheet 2003", which many Chinese ERP programs save under the name .xls. */
export class Xml2003Listener implements MarkupListener {
  readonly sheets: { name: string; hidden: boolean }[] = []
  readonly #target: MarkupTarget | undefined
  readonly #dates = new SerialDates(false)
  readonly #dateStyles = new Set<string>()
  #style = ''
  #rowStyle: string | undefined
  #isWanted = false
  #row = 0
  #column = -1
  #across = 0
  #type = ''
  #text = ''
  #isData = false
  #isVisible = false
  #comments = 0

  constructor(target?: MarkupTarget) {
    this.#target = target
  }

  open(name: string, attribute: Attribute): void {
    if (name === 'Worksheet') {
      this.sheets.push({ name: attribute('Name') ?? '', hidden: false })
      this.#isWanted = this.sheets.length - 1 === this.#target?.sheet
      this.#row = 0
    } else if (name === 'Style') {
      this.#style = attribute('ID') ?? ''
      if (this.#dateStyles.has(attribute('Parent') ?? '')) this.#dateStyles.add(this.#style)
    } else if (name === 'NumberFormat') {
      const format = attribute('Format') ?? ''
      if (namedDates.test(format) || numberKindOf(format) === 'date') this.#dateStyles.add(this.#style)
      else this.#dateStyles.delete(this.#style)
    } else if (name === 'Visible') {
      this.#isVisible = true
      this.#text = ''
    } else if (name === 'Comment') {
      this.#comments += 1
    }
    if (!this.#isWanted || this.#comments > 0) return
    if (name === 'Row') {
      this.#row = Number(attribute('Index') ?? this.#row + 1)
      this.#column = -1
      this.#across = 0
      this.#rowStyle = attribute('StyleID')
    } else if (name === 'Cell') {
      this.#style = attribute('StyleID') ?? this.#rowStyle ?? ''
      const index = attribute('Index')
      this.#column = index === undefined ? this.#column + this.#across + 1 : Number(index) - 1
      this.#across = Number(attribute('MergeAcross') ?? 0)
      this.#merge(Number(attribute('MergeDown') ?? 0))
    } else if (name === 'Data') {
      this.#type = attribute('Type') ?? 'String'
      this.#text = ''
      this.#isData = true
    }
  }

  text(text: string): void {
    if (this.#isData || this.#isVisible) this.#text += text
  }

  close(name: string): void {
    if (name === 'Visible') {
      const sheet = this.sheets.at(-1)
      if (sheet !== undefined && /hidden/i.test(this.#text)) sheet.hidden = true
      this.#isVisible = false
    } else if (name === 'Comment') {
      this.#comments -= 1
    } else if (name === 'Worksheet') {
      this.#isWanted = false
    } else if (name === 'Data' && this.#isData) {
      this.#isData = false
      this.#set(this.#value())
    } else if (name === 'Row' && this.#isWanted) {
      this.#target?.rows.endRow(this.#row)
    }
  }

  #set(value: SheetCell): void {
    if (value !== null) this.#target?.rows.set(this.#column, value)
  }

  #merge(down: number): void {
    if (this.#across === 0 && down === 0) return
    this.#target?.merges.addRange({
      fromRow: this.#row,
      toRow: this.#row + down,
      fromColumn: this.#column,
      toColumn: this.#column + this.#across,
    })
  }

  #number(value: number): SheetCell | undefined {
    if (!Number.isFinite(value)) return undefined
    return this.#dateStyles.has(this.#style) ? this.#dates.read(value) : value
  }

  #value(): SheetCell {
    const target = this.#target
    const text = this.#text
    if (target === undefined || text === '') return null
    if (this.#type === 'Number') return this.#number(Number(text)) ?? text
    if (this.#type === 'Boolean') return text.trim() === '1' || text.trim().toLowerCase() === 'true'
    if (this.#type === 'Error') return { error: text.trim() }
    if (this.#type === 'DateTime') {
      // A bare time of day is written on the day before the calendar begins.
      const time = /^1899-12-3[01]T(\d\d:\d\d:\d\d)/.exec(text)?.[1]
      return time ?? isoDate(text) ?? text
    }
    const place = { sheet: this.sheets.at(-1)?.name ?? '', row: this.#row, column: this.#column }
    return cutCell(text, target, place)
  }
}
