import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import type { ColumnFormat } from '../../adapters/sheets/write-xlsx.ts'
import type { ExportColumn } from '../../adapters/sheets/write-rows.ts'
import { fenToText } from '../../domain/_base/money.ts'

const decimal = (money: { fen: number } | null): WritableCell => (money ? { decimal: fenToText(money.fen) } : null)
const date = (value: string | null): WritableCell => (value === null ? null : { date: value })

/** Headers are those the import recognises, so that a file exported, edited and dropped again maps itself. */
const all: readonly (readonly [
  field: string,
  zh: string,
  en: string,
  width: number,
  format: ColumnFormat,
  cell: (row: CustomerRow) => WritableCell,
])[] = [
  ['id', '客户编号', 'Customer ID', 18, 'integer', (row) => row.id],
  ['name', '客户名称', 'Customer name', 32, 'text', (row) => row.name],
  ['shortName', '客户简称', 'Short name', 14, 'text', (row) => row.shortName],
  ['uscc', '统一社会信用代码', 'Credit code', 22, 'text', (row) => row.uscc],
  ['type', '客户类型', 'Customer type', 12, 'text', (row) => row.type],
  ['industry', '行业', 'Industry', 14, 'text', (row) => row.industry],
  ['region', '区域', 'Region', 8, 'text', (row) => row.region],
  ['province', '省份', 'Province', 12, 'text', (row) => row.province],
  ['city', '城市', 'City', 12, 'text', (row) => row.city],
  ['budgetMin', '预算下限（元）', 'Budget from (yuan)', 16, 'money', (row) => decimal(row.budgetMin)],
  ['budgetMax', '预算上限（元）', 'Budget to (yuan)', 16, 'money', (row) => decimal(row.budgetMax)],
  ['source', '客户来源', 'Source', 12, 'text', (row) => row.source],
  ['ownerName', '负责人', 'Owner', 10, 'text', (row) => row.ownerName],
  ['tier', '客户分级', 'Tier', 9, 'text', (row) => row.tier],
  ['score', '价值评分', 'Value score', 9, 'general', (row) => row.score],
  ['annualPurchase', '年采购额（元）', 'Annual purchases (yuan)', 18, 'money', (row) => decimal(row.annualPurchase)],
  ['lastContactOn', '最近联系日期', 'Last contact', 13, 'date', (row) => date(row.lastContactOn)],
  ['serviceEndOn', '服务到期日', 'Service end', 13, 'date', (row) => date(row.serviceEndOn)],
  ['contactName', '联系人', 'Contact', 10, 'text', (row) => row.contactName],
  ['contactPhone', '联系电话', 'Phone', 15, 'text', (row) => row.contactPhone],
  ['tags', '标签', 'Tags', 18, 'text', (row) => (row.tags.length === 0 ? null : row.tags.join('、'))],
  ['remark', '备注', 'Remark', 30, 'text', (row) => row.remark],
]

/** The columns asked for, in that order; all of them without a list. Fields that cannot be exported are left out. */
export function exportColumns(fields: readonly string[] | undefined, english: boolean): ExportColumn<CustomerRow>[] {
  const chosen = fields
    ? fields.flatMap((field) =>
        all.filter(
          ([name]) =>
            name === field || (field === 'budget' && name.startsWith('budget')) || (field === 'owner' && name === 'ownerName'),
        ),
      )
    : all
  return chosen.map(([field, zh, en, width, format, cell]) => ({ field, header: english ? en : zh, width, format, cell }))
}
