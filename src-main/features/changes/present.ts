import type { ReadHandle } from '../../store/read-handle.ts'
import { isDerived } from '../../store/tables.ts'

/** How stored columns are called on the border, where the two differ. */
const fieldNames: Readonly<Record<string, string>> = {
  short_name: 'shortName',
  budget_min_fen: 'budgetMin',
  budget_max_fen: 'budgetMax',
  owner_id: 'owner',
  annual_purchase_fen: 'annualPurchase',
  last_contact_on: 'lastContactOn',
  service_end_on: 'serviceEndOn',
  customer_id: 'customer',
  decision_role: 'decisionRole',
  effective_from: 'effectiveFrom',
  values_json: 'values',
}

const hidden: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at', 'role_inferred'])

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** Images of a change row as field changes a person can read: names instead of ids, money as money. */
export function fieldChanges(read: ReadHandle, table: string, before: Image | null, after: Image | null): FieldChange[] {
  const columns = Object.keys(after ?? before ?? {})
  return columns
    .filter((column) => !hidden.has(column) && !isDerived(table, column))
    .map((column) => ({
      field: fieldNames[column] ?? column,
      before: shown(read, column, before?.[column]),
      after: shown(read, column, after?.[column]),
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

export type Image = { [column: string]: string | number | null }

function shown(read: ReadHandle, column: string, value: string | number | null | undefined): unknown {
  if (value === null || value === undefined) return null
  if (column === 'owner_id') return read.value<string>('SELECT name FROM member WHERE id = ?', value) ?? String(value)
  if (column === 'customer_id') return read.value<string>('SELECT name FROM customer WHERE id = ?', value) ?? String(value)
  return column.endsWith('_fen') ? { fen: value } : value
}

const nameColumn: Readonly<Record<string, string>> = {
  customer: 'name',
  contact: 'name',
  member: 'name',
  rule_setting: 'effective_from',
  saved_view: 'name',
}

/** What to call a row in a list; from the live row, else from the image the log kept. */
export function rowName(read: ReadHandle, table: string, id: number, image: Image | null = null): string {
  const column = nameColumn[table]
  if (!column) return `${table} ${id}`
  return read.value<string>(`SELECT ${column} FROM ${table} WHERE id = ?`, id) ?? String(image?.[column] ?? id)
}
