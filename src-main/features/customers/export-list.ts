import type { CustomerRow } from '../../../src-preload/contract/customers.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'
import { customExport } from '../fields/index.ts'

type Column = ExportColumn<CustomerRow>

const decimal = (money: { fen: number } | null): WritableCell => (money ? { decimal: fenToText(money.fen) } : null)
const date = (value: string | null): WritableCell => (value === null ? null : { date: value })
const plain = (fen: number): string => fenToText(fen).replace(/\.00$/, '')

/** One figure as a number; a range as people write it, which the import reads back. */
function budget({ budgetMin, budgetMax }: CustomerRow): WritableCell {
  if (!budgetMin) return budgetMax ? `${plain(budgetMax.fen)}以下` : null
  if (!budgetMax) return `${plain(budgetMin.fen)}以上`
  return budgetMin.fen === budgetMax.fen ? decimal(budgetMin) : `${plain(budgetMin.fen)}-${plain(budgetMax.fen)}`
}

const text = (field: string, zh: string, en: string, width: number, cell: Column['cell'], also: string[] = []): Column => ({
  field,
  title: { zh, en },
  width,
  format: 'text',
  also,
  cell,
})
const money = (field: string, zh: string, en: string, isSummed: boolean, cell: Column['cell'], also: string[] = []): Column => ({
  field,
  title: { zh, en },
  width: 18,
  format: 'money',
  isSummed,
  also,
  cell,
})
const day = (field: string, zh: string, en: string, cell: Column['cell']): Column => ({
  field,
  title: { zh, en },
  width: 13,
  format: 'date',
  cell,
})

/** Customers as a file. */
export const customerExport: ExportList<CustomerRow> = {
  title: { zh: '客户', en: 'Customers' },
  id: { title: { zh: '客户编号', en: 'Customer ID' }, of: (row) => row.id },
  frozen: 1,
  own: ({ read }) => customExport(read, 'customers', (row: CustomerRow) => row.custom),
  columns: [
    text('name', '客户名称', 'Customer name', 32, (row) => row.name),
    text('shortName', '客户简称', 'Short name', 14, (row) => row.shortName),
    text('uscc', '统一社会信用代码', 'Credit code', 22, (row) => row.uscc),
    text('type', '客户类型', 'Customer type', 12, (row) => row.type),
    text('industry', '行业', 'Industry', 14, (row) => row.industry),
    text('region', '区域', 'Region', 8, (row) => row.region),
    text('province', '省份', 'Province', 12, (row) => row.province),
    text('city', '城市', 'City', 12, (row) => row.city),
    money('budget', '预算（元）', 'Budget (yuan)', false, budget, ['budgetMin', 'budgetMax']),
    text('source', '客户来源', 'Source', 12, (row) => row.source),
    text('ownerName', '负责人', 'Owner', 10, (row) => row.ownerName, ['owner']),
    text('tier', '客户分级', 'Tier', 9, (row) => row.tier),
    { field: 'score', title: { zh: '价值评分', en: 'Value score' }, width: 9, format: 'general', cell: (row) => row.score },
    money('annualPurchase', '年采购额（元）', 'Annual purchases (yuan)', true, (row) => decimal(row.annualPurchase)),
    day('lastContactOn', '最近联系日期', 'Last contact', (row) => date(row.lastContactOn)),
    day('serviceEndOn', '服务到期日', 'Service end', (row) => date(row.serviceEndOn)),
    text('contactName', '联系人', 'Contact', 10, (row) => row.contactName),
    text('contactPhone', '联系电话', 'Phone', 15, (row) => row.contactPhone),
    text('tags', '标签', 'Tags', 18, (row) => (row.tags.length === 0 ? null : row.tags.join('、'))),
    text('remark', '备注', 'Remark', 30, (row) => row.remark),
  ],
}
