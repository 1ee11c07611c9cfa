import { instantOf, wallText } from '../../domain/_base/instants.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import type { ColumnFormat } from '../../adapters/sheets/write-xlsx.ts'
import type { ExportColumn } from './export-list.ts'

/** How a field of a row as it crosses the border becomes a cell. A `sum` is money that is added up under the rows. */
type Kind = 'text' | 'number' | 'date' | 'time' | 'yes' | 'money' | 'sum'

type Spec<Row> = readonly [
  kind: Kind,
  field: keyof Row & string,
  zh: string,
  en: string,
  width: number,
  /** Other names by which a screen asks for it. */
  also?: readonly string[],
]

const formats: Readonly<Record<Kind, ColumnFormat>> = {
  text: 'text',
  number: 'general',
  date: 'date',
  time: 'text',
  yes: 'text',
  money: 'money',
  sum: 'money',
}

/** Columns of rows that need no more than their fields said in cells: the import reads all of them back as they were. */
export function rowColumns<Row extends object>(specs: readonly Spec<Row>[]): ExportColumn<Row>[] {
  return specs.map(([kind, field, zh, en, width, also = []]) => ({
    field,
    title: { zh, en },
    width,
    format: formats[kind],
    also,
    isSummed: kind === 'sum',
    cell: (row) => cellOf(kind, row[field]),
  }))
}

function cellOf(kind: Kind, value: unknown): WritableCell {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'yes') return value === true ? '是' : '否'
  if (kind === 'money' || kind === 'sum') return { decimal: fenToText((value as { fen: number }).fen) }
  if (typeof value === 'number') return value
  const text = value as string
  if (kind === 'date') return { date: text }
  return kind === 'time' ? timeText(text) : text
}

/** East of Greenwich, as the workspace counts. */
const zoneMinutes = 480

/** `2026-02-25 14:30`, with seconds and thousandths where there are any: what comes back is the same moment. */
export function timeText(iso: string): string {
  const at = instantOf(iso)
  const [thousandths, seconds] = [at % 1000, Math.floor(at / 1000) % 60]
  const text = wallText(at, zoneMinutes)
  if (thousandths === 0) return text
  return `${text}${seconds === 0 ? ':00' : ''}.${String(thousandths).padStart(3, '0')}`
}
