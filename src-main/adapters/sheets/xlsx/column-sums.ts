import { isDecimal, type WritableCell } from '../writable-cell.ts'
import type { ColumnToWrite } from '../write-xlsx.ts'
import { columnLetters } from '../../../domain/imports/column-letters.ts'

/** Digits behind the point that sums keep exactly; more are cut. */
const scale = 6

/** Adds up columns while their rows are written, exactly, for a row of sums under them. */
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

  /**
   * The cells under the rows `first` to `last` (1 is the header): SUBTOTAL, which leaves out rows filtered away and sums
   * among the rows, with the result for all of them. `label` stands in the first column that is seen and not added up.
   */
  cells(first: number, last: number, label: string): WritableCell[] {
    const labelAt = this.#columns.findIndex(({ hidden = false, isSummed = false }) => !hidden && !isSummed)
    return this.#columns.map((_, column) => {
      const sum = this.#sums[column] ?? null
      if (sum === null) return column === labelAt ? label : null
      const letters = columnLetters(column)
      return { formula: `SUBTOTAL(9,${letters}${first}:${letters}${last})`, result: decimalOf(sum) }
    })
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
