import { tiers, type Tier } from '../../../src-preload/contract/customers.ts'
import type { ContactRow } from '../../../src-preload/contract/contacts.ts'
import { namesAnyWidth } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { normalisePhone } from '../../domain/identifiers/phone.ts'
import type { CellText, GridSlice, KeyMatches } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord, type FieldCatalogue, type StoredField } from '../../store/filter-sql.ts'
import { pinyinMatches } from '../../store/pinyin-match.ts'
import { pinyinOrder } from '../../store/value-order.ts'
import { customCatalogue, customTexts, customValuesOf, definedColumns } from '../fields/index.ts'
import { ContactCellRules } from './contact-rules.ts'

interface JoinedContact {
  readonly id: number
  readonly customer_id: number
  readonly customer_name: string
  readonly customer_tier: Tier | null
  readonly region: string | null
  readonly owner_name: string | null
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly decision_role: ContactRow['decisionRole']
  readonly role_inferred: number
}

const joinedSql = `SELECT c.*, k.name AS customer_name, k.tier AS customer_tier, k.region, m.name AS owner_name
  FROM json_each(?) AS wanted CROSS JOIN contact AS c ON c.id = wanted.value JOIN customer AS k ON k.id = c.customer_id LEFT JOIN member AS m ON m.id = k.owner_id`

const ofCustomer = (expression: string) => `(SELECT ${expression} FROM customer AS k WHERE k.id = c.customer_id)`
const ofOwner = (column: string) =>
  `(SELECT m.${column} FROM customer AS k JOIN member AS m ON m.id = k.owner_id WHERE k.id = c.customer_id)`

/** The first word that a customer is found by is its initials; those after it are its contacts' own. */
const initials = `substr(k.search, 1, instr(k.search, ' '))`

const stored = (name: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [name],
  text: (row) => (row[name] === null || row[name] === undefined ? '' : String(row[name])),
})

function contactFields({ read }: Reading): FieldCatalogue {
  const text = (sql: string, sortSql?: StoredField['sortSql']): StoredField =>
    sortSql ? { kind: 'text', sql, sortSql } : { kind: 'text', sql }
  const byPinyin = (column: string) => text(`c.${column}`, () => pinyinOrder(read, 'contact', column))
  const customer = text(ofCustomer('k.name'), ofCustomer('k.name_pinyin'))
  return {
    id: { kind: 'number', sql: 'c.id' },
    customerId: { kind: 'number', sql: 'c.customer_id' },
    customer,
    customerName: customer,
    customerTier: text(ofCustomer('k.tier'), ofCustomer(`instr('${tiers.join('')}', k.tier)`)),
    region: text(ofCustomer('k.region')),
    owner: text(ofOwner('name'), ofOwner('pinyin')),
    ownerName: text(ofOwner('name'), ofOwner('pinyin')),
    name: byPinyin('name'),
    title: byPinyin('title'),
    phone: text('c.phone'),
    email: text('c.email'),
    decisionRole: byPinyin('decision_role'),
    roleInferred: { kind: 'boolean', sql: 'c.role_inferred' },
    ...customCatalogue(read, 'contact'),
  }
}

/** Contacts as the grid's machinery sees them. */
export const contactGrid: GridSlice<ContactRow> = {
  name: 'contacts',
  table: 'contact',
  selects: {
    customer_name: ofCustomer('k.name'),
    customer_tier: ofCustomer('k.tier'),
    region: ofCustomer('k.region'),
    owner_name: ofOwner('name'),
  },
  references: { customer_name: { column: 'customer_id', sql: 'SELECT name FROM customer WHERE id = ?' } },
  texts: {
    id: stored('id', 'number'),
    customer: stored('customer_name'),
    customerName: stored('customer_name'),
    customerTier: stored('customer_tier'),
    region: stored('region'),
    ownerName: stored('owner_name'),
    name: stored('name'),
    title: stored('title'),
    phone: stored('phone', 'other'),
    email: stored('email', 'other'),
    decisionRole: stored('decision_role'),
    ...customTexts,
  },
  shownTexts: {},
  bookkeeping: ['role_inferred'],
  fields: contactFields,
  searchFor({ read }, word) {
    const pattern = `%${escapeLike(word)}%`
    const own = ['name', 'title', 'phone', 'email'].map((column) => likeWord(`c.${column}`, word))
    const customer = ofCustomer(
      `${likeWord('k.name', word)} OR k.name_pinyin LIKE ? ESCAPE '\\' OR ${initials} LIKE ? ESCAPE '\\'`,
    )
    const spelt = pinyinMatches(read, 'contact', 'name', word)
    return {
      sql: [...own, customer, ...(spelt ? [spelt.sql] : [])].join(' OR '),
      values: [...Array.from({ length: own.length + 3 }, () => pattern), ...(spelt?.values ?? [])],
    }
  },
  shown({ read }, ids) {
    const own = definedColumns(read, 'contacts')
    return inOrder(ids, read.all<JoinedContact>(joinedSql, JSON.stringify(ids))).map(
      (row) => row && { ...toContactRow(row), custom: customValuesOf(row, own) },
    )
  },
  rules: (r) => new ContactCellRules(r),
  matchKeys,
}

function toContactRow(row: JoinedContact): Omit<ContactRow, 'custom'> {
  return {
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    customerTier: row.customer_tier,
    region: row.region,
    ownerName: row.owner_name,
    name: row.name,
    title: row.title,
    phone: row.phone,
    email: row.email,
    decisionRole: row.decision_role,
    roleInferred: row.role_inferred === 1,
  }
}

/** By telephone number, e-mail address or name of the contact; by name of the customer where that says nothing. */
function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  const wanted = keys.map((key) => ({
    key,
    values: [normalisePhone(key).normalised, ...namesAnyWidth(key.trim())].filter((one) => one !== null),
  }))
  const found = new Map<string, Map<number, string>>()
  const list = JSON.stringify([...new Set(wanted.flatMap(({ values }) => values))])
  for (const column of ['phone', 'email', 'name'] as const)
    for (const { value, id, name } of read.all<{ value: string; id: number; name: string }>(
      `SELECT ${column} AS value, id, name FROM contact WHERE ${column} IN (SELECT value FROM json_each(?))`,
      list,
    ))
      found.set(value, (found.get(value) ?? new Map<number, string>()).set(id, name))
  for (const { key, values } of wanted) {
    const own = values.map((value) => found.get(value)).find((one) => one !== undefined)
    const all = [...(own ?? ofCustomerNamed(read, key))]
    const [only] = all
    if (!only) matches.missing.push(key)
    else if (all.length === 1) matches.found.push({ key, id: only[0] })
    else matches.ambiguous.push({ key, ids: all.slice(0, 20).map(([id]) => id), names: all.slice(0, 20).map(([, name]) => name) })
  }
  return matches
}

function ofCustomerNamed(read: Reading['read'], key: string): Map<number, string> {
  const contacts = read.all<{ id: number; name: string }>(
    'SELECT c.id, c.name FROM customer AS k JOIN contact AS c ON c.customer_id = k.id WHERE k.name_key = ? LIMIT 21',
    companyNameKey(key),
  )
  return new Map(contacts.map(({ id, name }) => [id, name]))
}
