import { fenToText } from '../_base/money.ts'
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
  return field.kind === 'money' && typeof value === 'number' ? fenToText(value) : String(value)
}

function rangeInWords(low: unknown, high: unknown): string | null {
  if (typeof low === 'number' && low === high) return fenToText(low)
  if (typeof low === 'number' && typeof high === 'number') return `${fenToText(low)}–${fenToText(high)}`
  if (typeof low === 'number') return `≥ ${fenToText(low)}`
  return typeof high === 'number' ? `≤ ${fenToText(high)}` : null
}
