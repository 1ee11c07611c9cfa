import type { TransactionRow } from '../../../src-preload/contract/transactions.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportColumn, type ExportList } from '../exports/index.ts'
import { eventWord, priceKindWord } from './trade-words.ts'

const word = (
  field: string,
  zh: string,
  en: string,
  cell: ExportColumn<TransactionRow>['cell'],
): ExportColumn<TransactionRow> => ({
  field,
  title: { zh, en },
  width: 12,
  format: 'text',
  cell,
})

/** Lines of documents as a file. Figures that are booked do not change by an import (it says so); days of payment do. */
export const transactionExport: ExportList<TransactionRow> = {
  title: { zh: '单据', en: 'Documents' },
  id: { title: exportIds.orders, of: (row) => row.id },
  frozen: 2,
  columns: [
    word('event', '单据类型', 'Document', (row) => eventWord(row.event)),
    ...rowColumns<TransactionRow>([
      ['text', 'no', '单号', 'No', 18],
      ['number', 'line', '行号', 'Line no', 8],
      ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
      ['date', 'date', '日期', 'Date', 13],
      ['text', 'sku', '产品编码', 'Product code', 16],
      ['text', 'productLine', '产品线', 'Product line', 14],
    ]),
    { ...word('quantity', '数量', 'Quantity', (row) => ({ decimal: row.quantity })), format: 'general' },
    ...rowColumns<TransactionRow>([
      ['sum', 'net', '不含税金额（元）', 'Net amount (yuan)', 18],
      ['sum', 'gross', '含税金额（元）', 'Gross amount (yuan)', 18],
      ['money', 'guide', '指导价（元）', 'Guide price (yuan)', 16],
      ['date', 'dueOn', '应收日期', 'Due date', 13],
      ['date', 'paidOn', '实付日期', 'Paid date', 13],
      ['date', 'soldOn', '原销售日期', 'Sold first on', 13],
    ]),
    word('priceKind', '价格类型', 'Price kind', (row) => priceKindWord(row.priceKind)),
    ...rowColumns<TransactionRow>([
      ['text', 'month', '入账月份', 'Booked in', 10],
      ['text', 'region', '区域', 'Region', 8],
      ['text', 'city', '城市', 'City', 10],
      ['text', 'groupName', '集团', 'Group', 16],
    ]),
  ],
}
