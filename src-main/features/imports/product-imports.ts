import { foldText } from '../../domain/_base/text.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { isNamed, namesBound, recordImport, type Reference } from './record-entity.ts'

/** Products by their code. */
export const productImport = recordImport({
  target: importTargetsByName.products,
  table: 'product',
  alone: true,
  nameSql: `c.name || ' ' || c.code`,
  find: (read, key, identity) =>
    key === 'code' || key === 'name'
      ? read.column<number>(`SELECT id FROM product WHERE ${isNamed(key)} LIMIT 21`, namesBound(identity[key]))
      : [],
  creates:
    ({ at }) =>
    (row) => ({ ...row, active: row['active'] ?? 1, created_at: at, updated_at: at }),
})

/** The product a row names; one that is not there yet is called by what the row calls it, until somebody gives it a code. */
export const productReference: Reference = {
  column: 'product_id',
  find: ({ read }, name) => productCalled(read, name),
  told: (read, id) => (id === null ? null : (read.value<string>('SELECT name FROM product WHERE id = ?', id) ?? null)),
  make: ({ tx, at }, name) => tx.insert('product', { code: name, name, active: 1, created_at: at, updated_at: at }),
}

/** Prices: a product's in a list from a day on. A price that is there is put right, never doubled. */
export const priceImport = recordImport({
  target: importTargetsByName.prices,
  table: 'price_list_entry',
  alone: true,
  nameSql: `c.list || ' ' || (SELECT name FROM product WHERE id = c.product_id) || ' ' || c.effective_from`,
  others: { product: productReference },
  find(read, key, identity) {
    const [name, list, from] = JSON.parse(identity['product'] ?? '[]') as (string | null)[]
    const product = key === 'product' && name != null ? productCalled(read, name) : null
    if (product === null) return []
    return read.column<number>(
      'SELECT id FROM price_list_entry WHERE product_id = ? AND list = ? AND effective_from = ? LIMIT 21',
      product,
      list ?? '',
      from ?? '',
    )
  },
  creates:
    ({ at }) =>
    (row) => ({ ...row, created_at: at }),
})

/** By code, else by a name that only one product has; however its words are set apart (`GTX Pro`, `GTXPro`) and bracketed. */
export function productCalled(read: ReadHandle, text: string): number | null {
  const writings = namesBound(text)
  const byCode = read.value<number>(`SELECT id FROM product WHERE ${isNamed('code')}`, writings)
  if (byCode !== undefined) return byCode
  const named = read.column<number>(`SELECT id FROM product WHERE ${isNamed('name')} LIMIT 2`, writings)
  const found =
    named.length > 0
      ? named
      : read.column<number>(
          `SELECT id FROM product WHERE lower(replace(replace(replace(name, ' ', ''), '（', '('), '）', ')')) = ? LIMIT 2`,
          foldText(text).replaceAll(' ', '').toLowerCase(),
        )
  return found.length === 1 ? (found[0] ?? null) : null
}
