import type { SheetCell } from '../sheet-source.ts'
import { cutCell } from '../xlsx/cell-values.ts'
import { isoDate } from '../xlsx/serial-date.ts'
import type { MarkupListener, MarkupTarget } from './markup-book.ts'

type Attribute = (name: string) => string | undefined

const errorText = /^(?:#N\/A|#REF!|#DIV\/0!|#VALUE!|#NAME\?|#NUM!|#NULL!|Err:\d{3})$/
const daySeconds = 86_400
// Text inside these is not the cell's: comments, and the reading printed above East Asian names.
const asides = new Set(['annotation', 'ruby-text', 'shapes'])

/** Reads the content of an OpenDocument spreadsheet (the `content.xml` of an .ods, or a flat .fods). */
export class OdsListener implements MarkupListener {
  readonly sheets: { name: string; hidden: boolean }[] = []
  readonly #target: MarkupTarget | undefined
  readonly #hiddenStyles = new Set<string>()
  #styleName = ''
  #isWanted = false
  #tables = 0
  #asides = 0
  #row = 1
  #rowRepeat = 1
  #column = 0
  #cellRepeat = 1
  #value: SheetCell | undefined
  #text = ''
  #paragraphs = 0
  #isCell = false

  constructor(target?: MarkupTarget) {
    this.#target = target
  }

  open(name: string, attribute: Attribute): void {
    if (asides.has(name)) this.#asides += 1
    if (name === 'table') this.#openTable(attribute)
    else if (name === 'style') this.#styleName = attribute('name') ?? ''
    else if (name === 'table-properties' && attribute('display') === 'false') this.#hiddenStyles.add(this.#styleName)
    if (!this.#isWanted || this.#asides > 0 || this.#tables > 1) return
    if (name === 'table-row') {
      this.#rowRepeat = repeat(attribute('number-rows-repeated'))
      this.#column = 0
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#openCell(name === 'table-cell', attribute)
    } else if (this.#isCell) {
      this.#openText(name, attribute)
    }
  }

  text(text: string): void {
    // White space of the XML itself collapses; wanted spaces are written as <text:s/>.
    if (this.#isCell && this.#asides === 0 && this.#paragraphs > 0) this.#text += text.replace(/[ \t\r\n]+/g, ' ')
  }

  close(name: string): void {
    if (asides.has(name)) this.#asides -= 1
    if (name === 'table') {
      this.#tables -= 1
      if (this.#tables === 0) this.#isWanted = false
    }
    if (!this.#isWanted || this.#asides > 0 || this.#tables > 1) return
    if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell(name === 'table-cell')
    else if (name === 'table-row') {
      this.#target?.rows.endRow(this.#row, this.#rowRepeat)
      this.#row += this.#rowRepeat
    }
  }

  #openTable(attribute: Attribute): void {
    this.#tables += 1
    if (this.#tables > 1) return
    this.sheets.push({ name: attribute('name') ?? '', hidden: this.#hiddenStyles.has(attribute('style-name') ?? '') })
    this.#isWanted = this.sheets.length - 1 === this.#target?.sheet
    this.#row = 1
  }

  #openCell(isOwn: boolean, attribute: Attribute): void {
    this.#cellRepeat = repeat(attribute('number-columns-repeated'))
    this.#isCell = isOwn
    this.#text = ''
    this.#paragraphs = 0
    if (!isOwn) return
    this.#value = storedValue(attribute)
    const toRow = this.#row + repeat(attribute('number-rows-spanned')) - 1
    const toColumn = this.#column + repeat(attribute('number-columns-spanned')) - 1
    if (toRow === this.#row && toColumn === this.#column) return
    this.#target?.merges.addRange({ fromRow: this.#row, toRow, fromColumn: this.#column, toColumn })
  }

  #openText(name: string, attribute: Attribute): void {
    if (name === 'p' || name === 'h') {
      this.#paragraphs += 1
      if (this.#paragraphs > 1) this.#text += '\n'
    } else if (name === 's') this.#text += ' '.repeat(Math.min(repeat(attribute('c')), 32_767))
    else if (name === 'tab') this.#text += '\t'
    else if (name === 'line-break') this.#text += '\n'
  }

  #closeCell(isOwn: boolean): void {
    const target = this.#target
    if (isOwn && target !== undefined) {
      const place = { sheet: this.sheets.at(-1)?.name ?? '', row: this.#row, column: this.#column }
      // An error has value type "string" (or, in old files, "float" 0); only what it shows tells it.
      if (errorText.test(this.#text)) this.#value = { error: this.#text }
      const text = this.#value === undefined ? this.#text : this.#value
      const value = typeof text === 'string' ? (text === '' ? null : cutCell(text, target, place)) : text
      if (value !== null) target.rows.fill(this.#column, this.#cellRepeat, value)
    }
    this.#column += this.#cellRepeat
    this.#isCell = false
  }
}

/** The value the attributes carry; undefined when it is the text. */
function storedValue(attribute: Attribute): SheetCell | undefined {
  switch (attribute('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const number = Number(attribute('value') ?? Number.NaN)
      return Number.isFinite(number) ? number : undefined
    }
    case 'boolean':
      return attribute('boolean-value') === 'true'
    case 'date':
      return isoDate(attribute('date-value') ?? '')
    case 'time':
      return duration(attribute('time-value') ?? '')
    default:
      return attribute('string-value')
  }
}

/** `PT10H20M30S`: a time of day as text, as in every other format; anything longer as a number of days. */
function duration(text: string): SheetCell | undefined {
  const found = /^(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.,]+)S)?$/.exec(text)
  if (found === null) return undefined
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = '0'] = found
  const total =
    Number(days) * daySeconds + Number(hours) * 3600 + Number(minutes) * 60 + Math.round(Number(seconds.replace(',', '.')))
  if (sign === '-' || total >= daySeconds) return (sign === '-' ? -total : total) / daySeconds
  return new Date(total * 1000).toISOString().slice(11, 19)
}

function repeat(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}
