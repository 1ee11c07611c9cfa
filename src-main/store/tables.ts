import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from './schema/index.ts'

/**
 * Tables that the change log leaves out, each for a reason: the log itself, facts about the file, work in progress,
 * personal layouts, records of imports (the log is their content), what the alert rules and the clocks of promises found
 * and told (delivered facts, not edits), the watch over clocks (follows from their logs), and results of rebate runs
 * (immutable by trigger, reckoned from what is logged, sealed by the run's hash).
 */
const unlogged: ReadonlySet<string> = new Set([
  'change_set',
  'change_row',
  'meta',
  'job',
  'layout',
  'import_run',
  'import_mapping',
  'service_watch',
  'promise_crossing',
  'finding',
  'alert_rule_state',
  'alert_standing',
  'alert_occurrence',
  'alert_inbox',
  'outbox',
  'rebate_result',
])

/** Columns computed from others: never reverted, never shown as a change, computed anew instead. */
const derived: Readonly<Record<string, readonly string[]>> = {
  customer: ['uscc_valid', 'tier', 'score', 'missing', 'name_key', 'name_pinyin', 'search'],
  member: ['pinyin'],
  quote: ['node_since', 'node_due_at', 'node_delegates', 'node_handler_id'],
  opportunity: ['name_pinyin', 'stage_since', 'closed_at', 'touched_at', 'material_version_id'],
  lead: ['assign_due_at', 'touch_due_at', 'escalate_at'],
  trial: ['current_node', 'node_since', 'node_passes_at', 'node_handler_id', 'node_escalation_id', 'ends_at', 'questions_at'],
}

/** Tables whose rows are about one customer: they go where the customer goes, when it is merged or deleted. */
export const aboutCustomer = [
  'ticket',
  'meeting',
  'cocreation',
  'contract',
  'obligation',
  'material_call',
  'customer_clause',
  'tier_lock',
  'health_reading',
  'value_indicator',
  'review_plan',
  'customer_credit',
  'trial',
  'touch',
] as const

/** What derived columns are computed from; in other columns nothing follows from a change. */
const feeding: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'name',
    'short_name',
    'uscc',
    'type',
    'industry',
    'region',
    'budget_min_fen',
    'budget_max_fen',
    'source',
    'owner_id',
    'annual_purchase_fen',
    'evaluated_tier',
    'evaluated_score',
  ],
  contact: ['customer_id', 'name', 'phone', 'decision_role'],
  opportunity: ['name', 'stage'],
  lead: ['arrived_at', 'assigned_at', 'assigned_to'],
  trial: ['ends_on', 'state', 'owner_id'],
}

/** Records of what happened: undo never takes their rows back, the slice appends what makes the history true again. */
const appendOnly: ReadonlySet<string> = new Set(['stage_event', 'lead_decision', 'trial_event'])

const columnsByTable: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(schema)
    .filter((table) => is(table, SQLiteTable))
    .map((table) => [getTableName(table), Object.values(getTableColumns(table)).map((column) => column.name)]),
)

export function isLogged(table: string): boolean {
  return columnsByTable.has(table) && !unlogged.has(table)
}

export function isDerived(table: string, column: string): boolean {
  return derived[table]?.includes(column) ?? false
}

/** Do derived columns, of this table or of another, follow from this one? Unless a table says which, from all. */
export function feedsDerived(table: string, column: string): boolean {
  return isDerived(table, column) || (feeding[table]?.includes(column) ?? true)
}

/** A history: rows are added and stay. */
export function isAppendOnly(table: string): boolean {
  return appendOnly.has(table)
}

/** Column names in schema order; throws for a table that is not in the schema. */
export function columnsOf(table: string): readonly string[] {
  const columns = columnsByTable.get(table)
  if (!columns) throw new Error(`no such table in the schema: ${table}`)
  return columns
}

/** The same without the columns of the workspace's own fields (rule J1), of which a table has dozens and a row mostly none. */
export function narrowColumns(table: string): readonly string[] {
  return columnsOf(table).filter((column) => !column.startsWith('x_'))
}
