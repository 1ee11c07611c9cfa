import type { TransactionRow } from '../../../src-preload/contract/transactions.ts'
import { exactText } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { CellText, GridSlice, KeyMatches } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord, type FieldCatalogue, type StoredField } from '../../store/filter-sql.ts'
import { ClosedMonths } from './closed-months.ts'
import { eventWord, priceKindWord } from './trade-words.ts'
import { TransactionCellRules } from './transaction-rules.ts'

interface StoredDocument {
  readonly id: number
  readonly event: TransactionRow['event']
  readonly name: string
  readonly line: number
  readonly customer_id: number
  readonly customer_name: string
  readonly region: string | null
  readonly city: string | null
  readonly group_name: string | null
  readonly date: string
  readonly sold_on: string | null
  readonly month: string
  readonly sku: string | null
  readonly product_line: string | null
  readonly price_kind: TransactionRow['priceKind']
  readonly quantity_milli: number
  readonly net_fen: number
  readonly gross_fen: number
  readonly guide_fen: number | null
  readonly due_on: string | null
  readonly paid_on: string | null
  readonly source: string
}

/** A customer that was merged is called by its survivor's name, a deleted one by its number. */
export const customerNameSql = `coalesce((SELECT k.name FROM customer AS k WHERE k.id = c.customer_id),
  (SELECT k.name FROM customer_merge AS g JOIN customer AS k ON k.id = g.into_id WHERE g.from_id = c.customer_id), '#' || c.customer_id)`
/** What the buyer of a document `c` is now; closed books keep the number of a customer that was merged. */
const ofBuyer = (column: 'region' | 'city') =>
  `(SELECT k.${column} FROM customer AS k WHERE k.id = coalesce((SELECT g.into_id FROM customer_merge AS g WHERE g.from_id = c.customer_id), c.customer_id))`
const regionSql = ofBuyer('region')
const citySql = ofBuyer('city')
const groupSql = '(SELECT g.name FROM trade_group AS g WHERE g.id = c.group_id)'

/** Thousandths as plain decimal text. */
export const quantityText = (milli: number): string => exactText({ over: BigInt(milli), under: 1000n }, 3)

const plain = (column: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [column],
  text: (row) => (row[column] === null || row[column] === undefined ? '' : String(row[column])),
})
const money = (column: string): CellText => ({
  kind: 'money',
  columns: [column],
  text: (row) => (typeof row[column] === 'number' ? fenToText(row[column]) : ''),
})

function transactionFields(): FieldCatalogue {
  const text = (sql: string): StoredField => ({ kind: 'text', sql })
  const date = (column: string): StoredField => ({ kind: 'date', sql: `c.${column}` })
  const yuan = (column: string): StoredField => ({ kind: 'yuan', sql: `c.${column}` })
  return {
    id: { kind: 'number', sql: 'c.id' },
    no: text('c.name'),
    event: text('c.event'),
    customer: text(customerNameSql),
    customerName: text(customerNameSql),
    customerId: { kind: 'number', sql: 'c.customer_id' },
    region: text(regionSql),
    city: text(citySql),
    groupName: text(groupSql),
    month: text('c.month'),
    sku: text('c.sku'),
    productLine: text('c.product_line'),
    priceKind: text('c.price_kind'),
    source: text('c.source'),
    date: date('date'),
    soldOn: date('sold_on'),
    dueOn: date('due_on'),
    paidOn: date('paid_on'),
    net: yuan('net_fen'),
    gross: yuan('gross_fen'),
    guide: yuan('guide_fen'),
    quantity: { kind: 'number', sql: 'c.quantity_milli / 1000.0' },
    late: { kind: 'boolean', sql: 'c.month <> substr(c.date, 1, 7)' },
  }
}

/** Transactions as the grid's machinery sees them. */
export const transactionGrid: GridSlice<TransactionRow> = {
  name: 'transactions',
  table: 'trade_document',
  selects: { customer_name: customerNameSql, region: regionSql, city: citySql, group_name: groupSql },
  references: { customer_name: { column: 'customer_id', sql: 'SELECT name FROM customer WHERE id = ?' } },
  texts: {
    id: plain('id', 'number'),
    no: plain('name'),
    event: { ...plain('event'), text: (row) => eventWord(row['event'] as never) },
    customer: plain('customer_name'),
    customerName: plain('customer_name'),
    region: plain('region'),
    city: plain('city'),
    groupName: plain('group_name'),
    month: plain('month'),
    sku: plain('sku'),
    productLine: plain('product_line'),
    priceKind: { ...plain('price_kind'), text: (row) => priceKindWord(row['price_kind'] as never) },
    source: plain('source'),
    date: plain('date', 'date'),
    soldOn: plain('sold_on', 'date'),
    dueOn: plain('due_on', 'date'),
    paidOn: plain('paid_on', 'date'),
    net: money('net_fen'),
    gross: money('gross_fen'),
    guide: money('guide_fen'),
    quantity: { kind: 'number', columns: ['quantity_milli'], text: (row) => quantityText(Number(row['quantity_milli'])) },
  },
  shownTexts: {},
  bookkeeping: ['hash', 'month', 'group_id', 'paid_month', 'paid_before'],
  fields: transactionFields,
  searchFor(_, word) {
    const pattern = `%${escapeLike(word)}%`
    const own = ['c.name', 'c.sku', 'c.product_line', customerNameSql].map((sql) => likeWord(sql, word))
    return { sql: own.join(' OR '), values: own.map(() => pattern) }
  },
  shown: (r, ids) => {
    const closed = new ClosedMonths(r.read)
    const rows = r.read.all<StoredDocument>(
      `SELECT c.*, ${customerNameSql} AS customer_name, ${regionSql} AS region, ${citySql} AS city, ${groupSql} AS group_name
       FROM json_each(?) AS wanted CROSS JOIN trade_document AS c ON c.id = wanted.value`,
      JSON.stringify(ids),
    )
    return inOrder(ids, rows).map((row) => row && toRow(row, closed))
  },
  rules: (r) => new TransactionCellRules(r),
  matchKeys,
}

function toRow(row: StoredDocument, closed: ClosedMonths): TransactionRow {
  return {
    id: row.id,
    event: row.event,
    no: row.name,
    line: row.line,
    customerId: row.customer_id,
    customerName: row.customer_name,
    region: row.region,
    city: row.city,
    groupName: row.group_name,
    date: row.date,
    soldOn: row.sold_on,
    month: row.month,
    late: row.month !== row.date.slice(0, 7),
    closed: closed.has(row.month),
    sku: row.sku,
    productLine: row.product_line,
    priceKind: row.price_kind,
    quantity: quantityText(row.quantity_milli),
    net: { fen: row.net_fen },
    gross: { fen: row.gross_fen },
    guide: row.guide_fen === null ? null : { fen: row.guide_fen },
    dueOn: row.due_on,
    paidOn: row.paid_on,
    source: row.source,
  }
}

function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  for (const key of keys) {
    const alike = read.all<{ id: number; name: string }>(
      'SELECT id, name FROM trade_document WHERE name = ? LIMIT 21',
      key.trim(),
    )
    const [only] = alike
    if (!only) matches.missing.push(key)
    else if (alike.length === 1) matches.found.push({ key, id: only.id })
    else matches.ambiguous.push({ key, ids: alike.map(({ id }) => id), names: alike.map(({ name }) => name) })
  }
  return matches
}
