import type { ProductRow } from '../../../src-preload/contract/products.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Products as a file. */
export const productExport: ExportList<ProductRow> = {
  title: { zh: '产品', en: 'Products' },
  id: { title: exportIds.products, of: (row) => row.id },
  frozen: 2,
  columns: rowColumns<ProductRow>([
    ['text', 'code', '产品编码', 'Product code', 16],
    ['text', 'name', '产品名称', 'Product name', 32],
    ['text', 'line', '产品线', 'Product line', 16],
    ['text', 'unit', '计量单位', 'Unit', 10],
    ['money', 'guidePrice', '指导价（元）', 'Guide price (yuan)', 16],
    ['money', 'listPrice', '价目表现价（元）', 'Price in force (yuan)', 16],
    ['number', 'prices', '价格条数', 'Prices', 10],
    ['yes', 'active', '是否在售', 'Active', 10],
  ]),
}
