import { customKindOf } from '../../../../src-preload/contract/_words/custom-fields.ts'
import { deriveCustomer, unevaluated, type Derived } from '../../customers/derive-customer.ts'
import type { CustomerIdentity } from '../../customers/same-customer.ts'
import { normaliseProvince, regionOfProvince } from '../../regions/regions.ts'
import type { CellProblem, Identity, ImportTarget, RawValues, StoredValue } from '../import-target.ts'
import { nameIn, numberOf, textOf } from '../read-field.ts'
import { customerVocabulary } from './customer-vocabulary.ts'
import { personColumns, personOf, personValues } from './contact-part.ts'

const columns = [
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
  'annual_purchase_fen',
  'last_contact_on',
  'service_end_on',
  'tags',
  'remark',
  'tier',
  'score',
  'missing',
  'unread',
  'name_key',
  'name_pinyin',
  'search',
] as const
type Column = (typeof columns)[number]

const at = Object.fromEntries(columns.map((column, index) => [column, index])) as Record<Column, number>
const personAt = { name: personColumns.indexOf('name'), phone: personColumns.indexOf('phone') }
const person = {
  name: 'contactName',
  title: 'contactTitle',
  phone: 'contactPhone',
  email: 'contactEmail',
  role: 'decisionRole',
} as const

/** Cells that could not be read are kept in the record, until somebody settles them. */
const keptUnread: ReadonlySet<string> = new Set(['unreadable-date', 'unreadable-amount', 'unreadable-number'])
/** In fields of the workspace's own nothing is lost that does not fit them. */
const keptInOwn: ReadonlySet<string> = new Set(['not-a-choice', 'not-yes-no', 'not-a-link'])

export const customerTarget: ImportTarget = {
  name: 'customers',
  title: 'name',
  missing: 'no-name',
  vocabulary: customerVocabulary,
  columns,
  writable: [
    'name',
    'short_name',
    'uscc',
    'type',
    'industry',
    'region',
    'province',
    'city',
    'budget_min_fen',
    'budget_max_fen',
    'source',
    'annual_purchase_fen',
    'last_contact_on',
    'service_end_on',
    'tags',
    'remark',
    'unread',
  ],
  neverBlank: ['name'],
  part: personColumns,
  references: ['owner'],
  identity: ['name', 'nameKey', 'validUscc', 'phone', 'city', 'contactName', 'id'],
  keys: ['uscc', 'name'],
  fields: [
    { key: 'id', kind: 'id', columns: [], identifies: 'id' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'nameKey' },
    { key: 'shortName', kind: 'text', columns: ['short_name'] },
    { key: 'uscc', kind: 'code', columns: ['uscc'], identifies: 'validUscc' },
    { key: 'type', kind: 'text', columns: ['type'], watched: true },
    { key: 'industry', kind: 'text', columns: ['industry'], watched: true },
    { key: 'region', kind: 'text', columns: ['region'], watched: true },
    { key: 'province', kind: 'text', columns: ['province'] },
    { key: 'city', kind: 'text', columns: ['city'] },
    { key: 'budget', kind: 'budget', columns: ['budget_min_fen', 'budget_max_fen'] },
    { key: 'budgetMin', kind: 'money', columns: ['budget_min_fen'] },
    { key: 'budgetMax', kind: 'money', columns: ['budget_max_fen'] },
    { key: 'source', kind: 'text', columns: ['source'], watched: true },
    { key: 'owner', kind: 'reference', columns: [], names: 'member' },
    { key: 'annualPurchase', kind: 'money', columns: ['annual_purchase_fen'] },
    { key: 'lastContactOn', kind: 'date', columns: ['last_contact_on'] },
    { key: 'serviceEndOn', kind: 'date', columns: ['service_end_on'] },
    { key: 'tags', kind: 'tags', columns: ['tags'] },
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
    { key: 'contactName', kind: 'text', columns: [], part: 'name' },
    { key: 'contactTitle', kind: 'text', columns: [], part: 'title' },
    { key: 'contactPhone', kind: 'phone', columns: [], part: 'phone', identifies: 'phone' },
    { key: 'contactEmail', kind: 'email', columns: [], part: 'email' },
    { key: 'decisionRole', kind: 'role', columns: [], part: 'decision_role' },
  ],
  clean(values, { inferRoles, rules }, problems) {
    const name = nameIn(values, 'name')
    // Who is there already may be meant by id or code alone; a new customer needs its name, which matching asks for.
    if (name === null && values['id'] === undefined && textOf(values, 'uscc') === null) return null
    const contact = personOf(values, person, inferRoles, '未填姓名')
    const owner = nameIn(values, 'owner')
    const own = ownColumns(values, name, owner)
    const derived = deriveCustomer(own, contact ? [contact] : [], rules)
    return {
      values: inColumns(own, derived, name, unreadOf(problems)),
      part: contact && personValues(contact),
      references: [owner],
      ...(typeof values['id'] === 'number' ? { id: values['id'] } : {}),
    }
  },
  identify(record) {
    const { values, part } = record
    return {
      name: text(values[at.name]),
      nameKey: text(values[at.name_key]),
      validUscc: values[at.uscc_valid] === 1 ? text(values[at.uscc]) : null,
      phone: part ? text(part[personAt.phone]) : null,
      city: text(values[at.city]),
      contactName: part ? text(part[personAt.name]) : null,
      id: record.id === undefined ? null : String(record.id),
    }
  },
  named: (identity) => (identity['name'] ?? '') !== '',
  keeps(column, value, stands, incoming) {
    if (column === 'name') return true
    if (column === 'uscc') return incoming['uscc_valid'] !== 1 && stands !== null
    return column === 'last_contact_on' && stands !== null && value !== null && value < stands
  },
}

type Own = ReturnType<typeof ownColumns>

/** The columns of the row itself, with what is asked beside them to derive the others. */
function ownColumns(values: RawValues, name: string | null, owner: string | null) {
  const province = textOf(values, 'province')
  const budget = values['budget']
  const range = typeof budget === 'object' && 'minFen' in budget ? budget : null
  const tags = values['tags']
  const remark = values['remark']
  return {
    name: name ?? '',
    short_name: nameIn(values, 'shortName'),
    uscc: textOf(values, 'uscc'),
    type: textOf(values, 'type'),
    industry: textOf(values, 'industry'),
    region: textOf(values, 'region') ?? (province === null ? null : regionOfProvince(province)),
    province: province === null ? null : (normaliseProvince(province) ?? province),
    city: textOf(values, 'city'),
    budget_min_fen: numberOf(values, 'budgetMin') ?? range?.minFen ?? null,
    budget_max_fen: numberOf(values, 'budgetMax') ?? range?.maxFen ?? null,
    source: textOf(values, 'source'),
    annual_purchase_fen: numberOf(values, 'annualPurchase'),
    last_contact_on: textOf(values, 'lastContactOn'),
    service_end_on: textOf(values, 'serviceEndOn'),
    tags: Array.isArray(tags) ? tags.join(',') : null,
    remark: typeof remark === 'string' ? remark : null,
    // The owner's id is not known here; rule B5 only asks whether there is one.
    owner_id: owner === null ? null : 1,
    evaluated_tier: unevaluated.evaluated_tier,
    evaluated_score: unevaluated.evaluated_score,
  }
}

/** In the order of `columns`, written out: gathering them by name took a third of the time of reading a row. */
function inColumns(own: Own, derived: Derived, name: string | null, unread: string | null): StoredValue[] {
  return [
    name,
    own.short_name,
    own.uscc,
    derived.uscc_valid,
    own.type,
    own.industry,
    own.region,
    own.province,
    own.city,
    own.budget_min_fen,
    own.budget_max_fen,
    own.source,
    own.annual_purchase_fen,
    own.last_contact_on,
    own.service_end_on,
    own.tags,
    own.remark,
    derived.tier,
    derived.score,
    derived.missing,
    unread,
    derived.name_key,
    derived.name_pinyin,
    derived.search,
  ]
}

function unreadOf(problems: readonly CellProblem[]): string | null {
  let unread: Record<string, string> | null = null
  for (const { cause, field, value } of problems)
    // Half a code is kept word for word, not as a code; other long numbers stand in their field as they are.
    if (
      field !== null &&
      (keptUnread.has(cause) ||
        (field === 'uscc' && cause === 'lost-precision') ||
        (keptInOwn.has(cause) && customKindOf(field) !== undefined))
    ) {
      unread ??= {}
      unread[field] = value
    }
  return unread === null ? null : JSON.stringify(unread)
}

/** The identity of a row in the form in which customers are compared. */
export function customerIdentity(identity: Identity): CustomerIdentity {
  return {
    name: identity['name'] ?? '',
    nameKey: identity['nameKey'] ?? '',
    validUscc: identity['validUscc'] ?? null,
    phone: identity['phone'] ?? null,
    city: identity['city'] ?? null,
    contactName: identity['contactName'] ?? null,
  }
}

function text(value: StoredValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
