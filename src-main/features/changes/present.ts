import type { ReadHandle } from '../../store/read-handle.ts'
import { isDerived } from '../../store/tables.ts'
import { customTitle } from '../fields/index.ts'

/** How stored columns are called on the border, where the two differ. */
const fieldNames: Readonly<Record<string, string>> = {
  short_name: 'shortName',
  budget_min_fen: 'budgetMin',
  budget_max_fen: 'budgetMax',
  owner_id: 'owner',
  assigned_to: 'owner',
  annual_purchase_fen: 'annualPurchase',
  last_contact_on: 'lastContactOn',
  service_end_on: 'serviceEndOn',
  customer_id: 'customer',
  decision_role: 'decisionRole',
  effective_from: 'effectiveFrom',
  values_json: 'values',
  amount_fen: 'amount',
  expected_close_on: 'expectedClose',
  product_line: 'productLine',
  next_step: 'nextStep',
  next_step_on: 'nextStepOn',
  budget_confirmed_on: 'budgetConfirmedOn',
  demo_agreed_on: 'demoAgreedOn',
  poc_provided_on: 'pocProvidedOn',
  loss_cause: 'lossCause',
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
      field: fieldNames[column] ?? customTitle(read, table, column) ?? column,
      before: shown(read, column, before?.[column]),
      after: shown(read, column, after?.[column]),
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

export type Image = { [column: string]: string | number | null }

function shown(read: ReadHandle, column: string, value: string | number | null | undefined): unknown {
  if (value === null || value === undefined) return null
  if (column === 'owner_id' || column === 'assigned_to')
    return read.value<string>('SELECT name FROM member WHERE id = ?', value) ?? String(value)
  if (column === 'customer_id') return read.value<string>('SELECT name FROM customer WHERE id = ?', value) ?? String(value)
  return column.endsWith('_fen') || column.startsWith('x_money_') ? { fen: value } : value
}

const nameColumn: Readonly<Record<string, string>> = {
  customer: 'name',
  contact: 'name',
  member: 'name',
  rule_setting: 'effective_from',
  saved_view: 'name',
  opportunity: 'name',
  stage: 'name',
  product: 'name',
  lead: 'name',
  material: 'name',
  custom_field: 'title',
  task: 'title',
}

/** Rows without a name of their own are called by what they belong to. */
const parentName: Readonly<Record<string, string>> = {
  stage_event: 'SELECT o.name FROM stage_event AS e JOIN opportunity AS o ON o.id = e.opportunity_id WHERE e.id = ?',
  activity: 'SELECT k.name FROM activity AS a JOIN customer AS k ON k.id = a.customer_id WHERE a.id = ?',
  material_review: `SELECT a.name || ' V' || v.number FROM material_review AS r JOIN material_version AS v ON v.id = r.version_id JOIN material AS a ON a.id = v.material_id WHERE r.id = ?`,
  material_call: `SELECT k.name FROM material_call AS c JOIN customer AS k ON k.id = c.customer_id WHERE c.id = ?`,
  material_version: `SELECT a.name || ' V' || v.number FROM material_version AS v JOIN material AS a ON a.id = v.material_id WHERE v.id = ?`,
}

/** What to call a row in a list; from the live row, else from the image the log kept. */
export function rowName(read: ReadHandle, table: string, id: number, image: Image | null = null): string {
  const parent = parentName[table]
  if (parent !== undefined) return read.value<string>(parent, id) ?? `${table} ${id}`
  const column = nameColumn[table]
  if (!column) return `${table} ${id}`
  return read.value<string>(`SELECT ${column} FROM ${table} WHERE id = ?`, id) ?? String(image?.[column] ?? id)
}
