import type { ListedPriceRow } from '../../../src-preload/contract/products.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import type { ListSlice } from '../../grid/grid-slice.ts'
import { inOrder } from '../../grid/stored-rows.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'
import { maySeeCosts } from './who.ts'

interface ListedPrice {
  readonly id: number
  readonly list: string
  readonly kind: string
  readonly code: string
  readonly product: string
  readonly unit: string | null
  readonly price: { readonly fen: number }
  readonly from: string
  readonly to: string | null
  readonly region: string | null
  readonly customerType: string | null
}

type Stored = Omit<ListedPrice, 'kind' | 'price'> & { readonly kind: ListedPriceRow['kind']; readonly fen: number }

const kindWords: Readonly<Record<ListedPriceRow['kind'], string>> = { guide: '指导价', cost: '成本价' }
const productSql = (column: string) => `(SELECT p.${column} FROM product AS p WHERE p.id = c.product_id)`
const kindSql = `coalesce((SELECT l.kind FROM price_list AS l WHERE l.name = c.list), 'guide')`

/** Prices of all lists, as a list that leaves; costs are left out for those who may not see them. */
export const priceList: ListSlice<ListedPrice> = {
  name: 'prices',
  table: 'price_list_entry',
  order: { sql: 'c.list, c.product_id, c.effective_from DESC, c.id', values: [] },
  seen: (r) => (maySeeCosts(r) ? { sql: '1', values: [] } : { sql: `${kindSql} = 'guide'`, values: [] }),
  fields: () => ({
    list: { kind: 'text', sql: 'c.list' },
    kind: { kind: 'text', sql: kindSql },
    code: { kind: 'text', sql: productSql('code') },
    product: { kind: 'text', sql: productSql('name') },
    price: { kind: 'yuan', sql: 'c.price_fen' },
    from: { kind: 'date', sql: 'c.effective_from' },
    to: { kind: 'date', sql: 'c.effective_to' },
  }),
  searchFor(_, word) {
    const own = ['c.list', productSql('code'), productSql('name')].map((sql) => likeWord(sql, word))
    return { sql: own.join(' OR '), values: own.map(() => `%${escapeLike(word)}%`) }
  },
  shown({ read }, ids) {
    const rows = read.all<Stored>(
      `SELECT c.id, c.list, coalesce(l.kind, 'guide') AS kind, p.code, p.name AS product, p.unit, c.price_fen AS fen,
         c.effective_from AS "from", c.effective_to AS "to", l.region, l.customer_type AS customerType
       FROM json_each(?) AS wanted CROSS JOIN price_list_entry AS c ON c.id = wanted.value JOIN product AS p ON p.id = c.product_id
         LEFT JOIN price_list AS l ON l.name = c.list`,
      JSON.stringify(ids),
    )
    const shown = rows.map(({ fen, kind, ...row }) => ({ ...row, kind: kindWords[kind], price: { fen } }))
    return inOrder(ids, shown)
  },
}

/** Prices as a file. Whom a list is for is told beside; an import leaves it as it is. */
export const priceExport: ExportList<ListedPrice> = {
  title: { zh: '价目表', en: 'Price lists' },
  id: { title: exportIds.prices, of: (row) => row.id },
  frozen: 3,
  columns: rowColumns<ListedPrice>([
    ['text', 'list', '价目表名称', 'Price list name', 20],
    ['text', 'code', '产品编码', 'Product code', 16],
    ['text', 'product', '产品', 'Called', 32],
    ['text', 'unit', '单位', 'Unit', 10],
    ['money', 'price', '单价（元）', 'Unit price (yuan)', 16],
    ['date', 'from', '生效日期', 'Effective from', 12],
    ['date', 'to', '失效日期', 'Effective to', 12],
    ['text', 'kind', '价格种类', 'Kind of price', 10],
    ['text', 'region', '适用区域', 'For region', 12],
    ['text', 'customerType', '适用客户类型', 'For customers', 14],
  ]),
}
