import type { CustomValues } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CoreField, CustomerRow, Tier } from '../../../src-preload/contract/customers.ts'
import { daysBetween } from '../../domain/_base/dates.ts'
import { silenceOf } from '../../domain/customers/silence.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { SilenceLimits } from '../../domain/customers/silence.ts'
import { customValuesOf, definedColumns } from '../fields/index.ts'

/** A customer as stored, with what list and detail join to it. */
export interface StoredCustomer {
  readonly id: number
  readonly name: string
  readonly short_name: string | null
  readonly uscc: string | null
  readonly uscc_valid: number | null
  readonly type: string | null
  readonly industry: string | null
  readonly region: string | null
  readonly province: string | null
  readonly city: string | null
  readonly budget_min_fen: number | null
  readonly budget_max_fen: number | null
  readonly source: string | null
  readonly owner_id: number | null
  readonly annual_purchase_fen: number | null
  readonly last_contact_on: string | null
  readonly service_end_on: string | null
  readonly tags: string | null
  readonly remark: string | null
  readonly evaluated_tier: string | null
  readonly evaluated_score: number | null
  readonly tier: string | null
  readonly score: number | null
  readonly missing: string | null
  readonly unread: string | null
  readonly created_at: string
  readonly updated_at: string
}

export interface JoinedCustomer extends StoredCustomer {
  readonly owner_name: string | null
  readonly contact_name: string | null
  readonly contact_phone: string | null
  /** Fields of the workspace's own, where it has any. */
  readonly custom?: CustomValues
}

const shownColumns = [
  'id',
  'name',
  'short_name',
  'uscc',
  'uscc_valid',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget_min_fen',
  'budget_max_fen',
  'source',
  'owner_id',
  'annual_purchase_fen',
  'last_contact_on',
  'service_end_on',
  'tags',
  'remark',
  'evaluated_tier',
  'evaluated_score',
  'tier',
  'score',
  'missing',
  'unread',
  'created_at',
  'updated_at',
]

/** Rows with their joins for a JSON list of ids, in its order: a statement a row costs ten times as much. */
const joinedSql = (
  columns: readonly string[],
) => `SELECT ${columns.map((column) => `c.${column}`).join(', ')}, m.name AS owner_name, k.name AS contact_name, k.phone AS contact_phone
  FROM json_each(?) AS wanted CROSS JOIN customer AS c ON c.id = wanted.value LEFT JOIN member AS m ON m.id = c.owner_id
  LEFT JOIN contact AS k ON k.id = (SELECT min(id) FROM contact WHERE customer_id = c.id)`

/** Rows in the order of the ids; null for those that are gone. */
export function joinedCustomers(read: ReadHandle, ids: readonly number[]): (JoinedCustomer | null)[] {
  const own = definedColumns(read, 'customers')
  const sql = joinedSql([...shownColumns, ...own.map(([, column]) => column)])
  const rows = read.all<JoinedCustomer>(sql, JSON.stringify(ids))
  return inOrder(ids, own.length === 0 ? rows : rows.map((row) => ({ ...row, custom: customValuesOf(row, own) })))
}

const money = (fen: number | null) => (fen === null ? null : { fen })
export const splitList = (joined: string | null): string[] => (joined ? joined.split(',') : [])

/** Dimensions of rule D1 that only an evaluation looks at; before the first, every score names them as missing. */
const laterDimensions = ['responseHours', 'cocreation', 'ecosystem']

/** An evaluated score explains itself in the detail; a list says only what is provisional. */
function missingOf({ evaluated_tier, annual_purchase_fen }: StoredCustomer): string[] {
  if (evaluated_tier !== null) return []
  return annual_purchase_fen === null ? ['annualPurchase', ...laterDimensions] : laterDimensions
}

/** The row that crosses the border: figures that depend on today are computed here, in one place. */
export function toCustomerRow(stored: JoinedCustomer, today: string, limits: SilenceLimits): CustomerRow {
  const daysSinceContact = stored.last_contact_on === null ? null : daysBetween(stored.last_contact_on, today)
  return {
    id: stored.id,
    name: stored.name,
    shortName: stored.short_name,
    uscc: stored.uscc,
    usccValid: stored.uscc_valid === null ? null : stored.uscc_valid === 1,
    type: stored.type,
    industry: stored.industry,
    region: stored.region,
    province: stored.province,
    city: stored.city,
    budgetMin: money(stored.budget_min_fen),
    budgetMax: money(stored.budget_max_fen),
    source: stored.source,
    ownerId: stored.owner_id,
    ownerName: stored.owner_name,
    tier: stored.tier as Tier | null,
    score: stored.score,
    scoreMissing: missingOf(stored),
    annualPurchase: money(stored.annual_purchase_fen),
    lastContactOn: stored.last_contact_on,
    serviceEndOn: stored.service_end_on,
    daysSinceContact,
    daysToServiceEnd: stored.service_end_on === null ? null : daysBetween(today, stored.service_end_on),
    silence: silenceOf({ daysSinceContact, annualPurchaseFen: stored.annual_purchase_fen }, limits),
    tags: splitList(stored.tags),
    remark: stored.remark,
    missing: splitList(stored.missing) as CoreField[],
    unread: stored.unread === null ? {} : (JSON.parse(stored.unread) as Record<string, string>),
    contactName: stored.contact_name,
    contactPhone: stored.contact_phone,
    custom: stored.custom ?? {},
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
  }
}
