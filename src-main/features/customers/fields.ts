import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { coreFields } from '../../../src-preload/contract/customers.ts'
import { addDays } from '../../domain/_base/dates.ts'
import type { SilenceLimits } from '../../domain/customers/silence.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue, Fragment, StoredField, VirtualField } from '../../store/filter-sql.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import { customCatalogue } from '../fields/index.ts'
import { silenceLimits } from './silence-limits.ts'
import { hasSuspect } from './suspect-sql.ts'

const text = (sql: string, sortSql?: string): StoredField => (sortSql ? { kind: 'text', sql, sortSql } : { kind: 'text', sql })
const ownerSql = '(SELECT name FROM member WHERE id = c.owner_id)'
const contactSql = (column: string) => `(SELECT ${column} FROM contact WHERE customer_id = c.id ORDER BY id LIMIT 1)`

/** Every field a filter or a sort of customers may name. `c` is the customer. */
export function customerFields(r: Reading): FieldCatalogue {
  const today = r.clock.today()
  const limits = silenceLimits(r)
  const pinyinSorted = (column: string): StoredField => ({
    kind: 'text',
    sql: `c.${column}`,
    sortSql: () => pinyinOrder(r.read, 'customer', column),
  })
  const owner: StoredField = { ...text(ownerSql, '(SELECT pinyin FROM member WHERE id = c.owner_id)'), groupSql: 'c.owner_id' }
  return {
    id: { kind: 'number', sql: 'c.id' },
    name: text('c.name', 'c.name_pinyin'),
    shortName: pinyinSorted('short_name'),
    uscc: text('c.uscc'),
    usccValid: { kind: 'boolean', sql: 'c.uscc_valid' },
    type: pinyinSorted('type'),
    industry: pinyinSorted('industry'),
    region: pinyinSorted('region'),
    province: pinyinSorted('province'),
    city: pinyinSorted('city'),
    budget: { kind: 'yuan', sql: 'c.budget_min_fen' },
    budgetMin: { kind: 'yuan', sql: 'c.budget_min_fen' },
    budgetMax: { kind: 'yuan', sql: 'c.budget_max_fen' },
    source: pinyinSorted('source'),
    owner,
    ownerName: owner,
    ownerId: { kind: 'number', sql: 'c.owner_id' },
    tier: text('c.tier', `instr('SABCD', c.tier)`),
    score: { kind: 'number', sql: 'c.score' },
    annualPurchase: { kind: 'yuan', sql: 'c.annual_purchase_fen' },
    lastContactOn: { kind: 'date', sql: 'c.last_contact_on' },
    serviceEndOn: { kind: 'date', sql: 'c.service_end_on' },
    tags: { kind: 'list', sql: 'c.tags' },
    remark: text('c.remark'),
    contactName: text(contactSql('name')),
    contactPhone: text(contactSql('phone')),
    createdAt: { kind: 'date', sql: `date(c.created_at, '+8 hours')`, sortSql: 'c.created_at' },
    updatedAt: { kind: 'date', sql: `date(c.updated_at, '+8 hours')`, sortSql: 'c.updated_at' },
    daysSinceContact: dayCount('c.last_contact_on', today, 'since'),
    daysToServiceEnd: dayCount('c.service_end_on', today, 'until'),
    complete: flag('c.missing IS NULL'),
    hasUnread: flag('c.unread IS NOT NULL'),
    suspect: flag(hasSuspect),
    missingField: {
      compile: (op, value) =>
        op === 'eq' && typeof value === 'string' && (coreFields as readonly string[]).includes(value)
          ? { sql: `instr(',' || c.missing || ',', ',' || ? || ',') > 0`, values: [value] }
          : null,
    },
    missing: { kind: 'list', sql: 'c.missing' },
    silence: {
      compile: (op, value) => silence(op, value, today, limits),
      sortSql: 'c.last_contact_on',
      sortReversed: true,
      value: silenceValue(today, limits),
    },
    ...customCatalogue(r.read, 'customer'),
    importId: {
      compile: (op, value) =>
        op === 'eq' && typeof value === 'number'
          ? {
              sql: `c.id IN (SELECT r.row_id FROM change_row AS r JOIN import_run AS i ON i.change_set_id = r.change_set_id
                WHERE i.id = ? AND r.table_name = 'customer')`,
              values: [value],
            }
          : null,
    },
  }
}

function flag(sql: string): VirtualField {
  return {
    value: { kind: 'boolean', sql: `(${sql})`, values: [] },
    compile: (op, value) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? sql : `NOT (${sql})`, values: [] } : null,
  }
}

/** Days counted from or to a date column: the comparison is made on the date, so that an index can serve it. */
function dayCount(column: string, today: string, way: 'since' | 'until'): VirtualField {
  const dateOf = (days: number) => addDays(today, way === 'since' ? -days : days)
  const operators = way === 'since' ? { gt: '<', gte: '<=', lt: '>', lte: '>=' } : { gt: '>', gte: '>=', lt: '<', lte: '<=' }
  return {
    sortSql: column,
    sortReversed: way === 'since',
    value: {
      kind: 'number',
      sql: `CAST(julianday(${way === 'since' ? `'${today}'` : column}) - julianday(${way === 'since' ? column : `'${today}'`}) AS INTEGER)`,
      values: [],
    },
    compile(op, value) {
      if (op === 'blank') return { sql: `${column} IS NULL`, values: [] }
      if (op === 'notBlank') return { sql: `${column} IS NOT NULL`, values: [] }
      if (op === 'between' && Array.isArray(value)) {
        const [from, to] = value
        if (!isDays(from) || !isDays(to)) return null
        const dates = [dateOf(from), dateOf(to)].sort()
        return { sql: `${column} BETWEEN ? AND ?`, values: dates }
      }
      if (!isDays(value)) return null
      if (op === 'eq') return { sql: `${column} = ?`, values: [dateOf(value)] }
      return op in operators ? { sql: `${column} ${operators[op as keyof typeof operators]} ?`, values: [dateOf(value)] } : null
    },
  }
}

function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000_000
}

/** Rule B6 as a condition; the same limits as the domain's `silenceOf`. */
function silence(op: string, value: FilterCondition['value'], today: string, limits: SilenceLimits): Fragment | null {
  if (op === 'blank') return negated(silence('in', ['dormant', 'silent', 'key-silent'], today, limits))
  const wanted = Array.isArray(value) ? value : [value]
  if (op === 'ne' || op === 'notIn')
    return negated(
      silence(
        'in',
        wanted.filter((one) => one !== undefined),
        today,
        limits,
      ),
    )
  if (op !== 'eq' && op !== 'in') return null
  const dormantSince = addDays(today, -limits.dormantAfterDays)
  const silentSince = addDays(today, -limits.silentAfterDays)
  const key = limits.keySilentThresholdFen
  const isKey = key === null ? '0' : 'coalesce(c.annual_purchase_fen, 0) >= ?'
  const keyValues = key === null ? [] : [key]
  const parts: Fragment[] = []
  for (const one of wanted) {
    if (one === 'dormant')
      parts.push({ sql: 'c.last_contact_on <= ? AND c.last_contact_on > ?', values: [dormantSince, silentSince] })
    else if (one === 'silent')
      parts.push({ sql: `c.last_contact_on <= ? AND NOT (${isKey})`, values: [silentSince, ...keyValues] })
    else if (one === 'key-silent') parts.push({ sql: `c.last_contact_on <= ? AND ${isKey}`, values: [silentSince, ...keyValues] })
    else return null
  }
  return { sql: parts.map((part) => `(${part.sql})`).join(' OR '), values: parts.flatMap((part) => part.values) }
}

/** Which silence a customer is in, as a value to group by. */
function silenceValue(today: string, limits: SilenceLimits): NonNullable<VirtualField['value']> {
  const parts = (['dormant', 'silent', 'key-silent'] as const).map((one) => ({ one, when: silence('eq', one, today, limits) }))
  const cases = parts.map(({ one, when }) => `WHEN ${when?.sql ?? '0'} THEN '${one}'`)
  return { kind: 'text', sql: `CASE ${cases.join(' ')} END`, values: parts.flatMap(({ when }) => [...(when?.values ?? [])]) }
}

function negated(fragment: Fragment | null): Fragment | null {
  return fragment && { sql: `NOT coalesce((${fragment.sql}), 0)`, values: fragment.values }
}
