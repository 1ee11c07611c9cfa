import type { ProductRow } from '../../../src-preload/contract/products.ts'
import type { ColumnSpec } from '../../grid/column-spec.ts'
import type { FilterField } from '../../grid/filters/filter-field.ts'
import type { Speech } from '../../text/language.tsx'

/** Every column of the product grid. */
export function productColumns({ words, format }: Speech): ColumnSpec<ProductRow>[] {
  const say = words.products
  const own = (
    field: keyof typeof say.fields,
    width: number,
    text: (row: ProductRow) => string,
    more: Partial<ColumnSpec<ProductRow>> = {},
  ): ColumnSpec<ProductRow> => ({ field, title: say.fields[field], width, editable: true, filter: 'text', text, ...more })
  return [
    own('code', 130, (row) => row.code, { pinned: true }),
    own('name', 260, (row) => row.name),
    own('line', 110, (row) => row.line ?? ''),
    own('unit', 70, (row) => row.unit ?? ''),
    own('listPrice', 130, (row) => format.ledger(row.listPrice), { numeric: true, editable: false }),
    own('guidePrice', 130, (row) => format.ledger(row.guidePrice), {
      numeric: true,
      filter: 'money',
      value: (row) => (row.guidePrice === null ? null : row.guidePrice.fen / 100),
      editText: (row) => (row.guidePrice === null ? '' : String(row.guidePrice.fen / 100)),
    }),
    own('prices', 90, (row) => format.count(row.prices), { numeric: true, filter: 'number', editable: false }),
    own('active', 90, (row) => (row.active ? say.onSale : say.offSale), { choices: () => [say.onSale, say.offSale] }),
  ]
}

/** Everything products can be filtered by. */
export function productFilters({ words }: Speech): FilterField[] {
  const say = words.products.fields
  return [
    { field: 'code', title: say.code, kind: 'text' },
    { field: 'name', title: say.name, kind: 'text' },
    { field: 'line', title: say.line, kind: 'text' },
    { field: 'unit', title: say.unit, kind: 'text' },
    { field: 'guidePrice', title: say.guidePrice, kind: 'money' },
    { field: 'prices', title: say.prices, kind: 'number' },
  ]
}
