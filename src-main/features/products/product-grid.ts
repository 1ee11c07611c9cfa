import type { ProductRow } from '../../../src-preload/contract/products.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { CellText, GridSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { escapeLike, likeWord, type StoredField } from '../../store/filter-sql.ts'
import { PriceBook } from './listed-prices.ts'
import { ProductCellRules } from './product-cells.ts'

interface StoredProduct {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly line: string | null
  readonly unit: string | null
  readonly guide_price_fen: number | null
  readonly active: number
  readonly prices: number
}

const pricesSql = '(SELECT count(*) FROM price_list_entry AS e WHERE e.product_id = c.id)'
const plain = (column: string, kind: CellText['kind'] = 'text'): CellText => ({
  kind,
  columns: [column],
  text: (row) => (row[column] === null || row[column] === undefined ? '' : String(row[column])),
})
const text = (sql: string): StoredField => ({ kind: 'text', sql })

/** Products as the grid's machinery sees them. */
export const productGrid: GridSlice<ProductRow> = {
  name: 'products',
  table: 'product',
  selects: { prices: pricesSql },
  references: {},
  texts: {
    id: plain('id', 'number'),
    code: plain('code'),
    name: plain('name'),
    line: plain('line'),
    unit: plain('unit'),
    guidePrice: {
      kind: 'money',
      columns: ['guide_price_fen'],
      text: (row) => (typeof row['guide_price_fen'] === 'number' ? fenToText(row['guide_price_fen']) : ''),
    },
    active: { kind: 'text', columns: ['active'], text: (row) => (row['active'] === 1 ? '在售' : '停售') },
    prices: plain('prices', 'number'),
  },
  shownTexts: { listPrice: (row) => (row.listPrice === null ? '' : fenToText(row.listPrice.fen)) },
  bookkeeping: ['updated_at'],
  fields: () => ({
    id: { kind: 'number', sql: 'c.id' },
    code: text('c.code'),
    name: text('c.name'),
    line: text('c.line'),
    unit: text('c.unit'),
    guidePrice: { kind: 'yuan', sql: 'c.guide_price_fen' },
    active: { kind: 'boolean', sql: 'c.active = 1' },
    prices: { kind: 'number', sql: pricesSql },
  }),
  searchFor(_, word) {
    const pattern = `%${escapeLike(word)}%`
    const own = ['c.code', 'c.name', 'c.line'].map((sql) => likeWord(sql, word))
    return { sql: own.join(' OR '), values: own.map(() => pattern) }
  },
  shown(r, ids) {
    const book = new PriceBook(r.read, { region: null, customerType: null }, r.clock.today())
    const rows = r.read.all<StoredProduct>(
      `SELECT c.*, ${pricesSql} AS prices FROM json_each(?) AS wanted CROSS JOIN product AS c ON c.id = wanted.value`,
      JSON.stringify(ids),
    )
    return inOrder(ids, rows).map((row) => row && toRow(row, book))
  },
  rules: (r) => new ProductCellRules(r),
  matchKeys({ read }, keys) {
    const found: { key: string; id: number }[] = []
    const missing: string[] = []
    for (const key of keys) {
      const id = read.value<number>('SELECT id FROM product WHERE code = ?', key.trim())
      if (id === undefined) missing.push(key)
      else found.push({ key, id })
    }
    return { found, missing, ambiguous: [] }
  },
}

function toRow(row: StoredProduct, book: PriceBook): ProductRow {
  const listed = row.active === 1 ? (book.find(row.code, row.name)?.guideFen ?? null) : null
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    line: row.line,
    unit: row.unit,
    guidePrice: row.guide_price_fen === null ? null : { fen: row.guide_price_fen },
    listPrice: listed === null ? null : { fen: listed },
    prices: row.prices,
    active: row.active === 1,
  }
}
