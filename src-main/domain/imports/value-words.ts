import { fenToText } from '../_base/money.ts'
import { plainNumberText } from './cell-value.ts'
import type { ImportField, StoredValue } from './import-target.ts'

/** What a record holds in a field, as a person reads it; null for nothing. */
export function valueInWords(
  field: ImportField,
  row: Readonly<Record<string, StoredValue | bigint | Uint8Array>>,
): string | null {
  const [column] = field.columns
  if (column === undefined) return null
  if (field.kind === 'budget') return rangeInWords(row[column], row[field.columns[1] ?? ''])
  const value = row[column]
  if (value === null || value === undefined) return null
  if (field.kind === 'flag') return value === 1 ? '是' : '否'
  if (field.kind === 'number' && typeof value === 'number') return plainNumberText(value)
  return field.kind === 'money' && typeof value === 'number' ? fenToText(value) : String(value)
}

function rangeInWords(low: unknown, high: unknown): string | null {
  if (typeof low === 'number' && low === high) return fenToText(low)
  if (typeof low === 'number' && typeof high === 'number') return `${fenToText(low)}–${fenToText(high)}`
  if (typeof low === 'number') return `≥ ${fenToText(low)}`
  return typeof high === 'number' ? `≤ ${fenToText(high)}` : null
}
