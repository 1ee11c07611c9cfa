import { isDecimal, type WritableCell } from '../writable-cell.ts'
import type { ColumnToWrite } from '../write-xlsx.ts'
import { escapeText } from './cell-xml.ts'
import { boldOffset, styles } from './style-sheet.ts'

/** Digits behind the point that sums keep exactly; more are cut. */
const scale = 6

/** Adds up columns while their rows are written, exactly, for the row of sums under them. */
export class ColumnSums {
  readonly #columns: readonly ColumnToWrite[]
  readonly #sums: (bigint | null)[]

  constructor(columns: readonly ColumnToWrite[]) {
    this.#columns = columns
    this.#sums = columns.map(({ isSummed = false }) => (isSummed ? 0n : null))
  }

  add(cells: readonly WritableCell[]): void {
    for (let column = 0; column < this.#sums.length; column += 1) {
      const sum = this.#sums[column]
      if (sum === null || sum === undefined) continue
      this.#sums[column] = sum + unitsOf(cells[column] ?? null)
    }
  }

  /** The row after `last`: SUBTOTAL, which leaves filtered rows out, with the result for all rows. */
  rowXml(last: number, label: string, letters: readonly string[]): string {
    const row = last + 1
    const labelAt = this.#columns.findIndex(({ hidden = false, isSummed = false }) => !hidden && !isSummed)
    let xml = `<row r="${row}">`
    for (const [column, { format = 'general' }] of this.#columns.entries()) {
      const place = `${letters[column]}${row}`
      const sum = this.#sums[column] ?? null
      if (column === labelAt)
        xml += `<c r="${place}" s="${styles.text + boldOffset}" t="inlineStr"><is><t>${escapeText(label)}</t></is></c>`
      if (sum !== null)
        xml += `<c r="${place}" s="${styles[format] + boldOffset}"><f>SUBTOTAL(9,${letters[column]}2:${letters[column]}${last})</f><v>${decimalOf(sum)}</v></c>`
    }
    return `${xml}</row>`
  }
}

function unitsOf(cell: WritableCell): bigint {
  const text =
    typeof cell === 'number'
      ? numberText(cell)
      : cell !== null && typeof cell === 'object' && 'decimal' in cell
        ? cell.decimal
        : ''
  if (!isDecimal(text)) return 0n
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const units = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  return sign === '-' ? -units : units
}

function numberText(value: number): string {
  const text = String(value)
  return /e/i.test(text) ? (Number.isFinite(value) ? value.toFixed(scale) : '') : text
}

function decimalOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}
