import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import type { QuoteVersionGridRow } from '../../../src-preload/contract/quote-versions.ts'
import { dateInZone } from '../../domain/_base/dates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { changeWords } from '../../domain/quotes/change-words.ts'
import type { QuoteChange } from '../../domain/quotes/quote-changes.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'

type Column = ExportColumn<QuoteVersionGridRow>

const text = (field: string, zh: string, en: string, width: number, cell: Column['cell']): Column => ({
  field,
  title: { zh, en },
  width,
  format: 'text',
  cell,
})
const standings = { 'in-force': '当前生效', newest: '最新', earlier: '较早', outside: '流程外' } as const

/** Versions of quotes as a file. */
export const quoteVersionExport: ExportList<QuoteVersionGridRow> = {
  title: { zh: '报价版本', en: 'Quote versions' },
  id: { title: { zh: '版本编号', en: 'Version ID' }, of: (row) => row.id },
  frozen: 2,
  columns: [
    text('quoteNumber', '报价编号', 'Quote', 22, (row) => row.quoteNumber),
    text('number', '版本', 'Version', 9, (row) => row.number),
    text('standing', '效力', 'Standing', 10, (row) => standings[row.standing]),
    text('customerName', '客户', 'Customer', 32, (row) => row.customerName),
    text('region', '区域', 'Region', 8, (row) => row.region),
    text('title', '标题', 'Subject', 30, (row) => row.title),
    text('changes', '改了什么', 'Changed', 24, (row) =>
      row.changes.length === 0 ? null : row.changes.map((kind) => changeWords[kind as QuoteChange] ?? kind).join('、'),
    ),
    text('reason', '原因', 'Reason', 26, (row) => row.reason || null),
    text('author', '作者', 'Author', 10, (row) => row.author),
    {
      field: 'at',
      title: { zh: '保存日期', en: 'Saved on' },
      width: 12,
      format: 'date',
      cell: (row) => ({ date: dateInZone(row.at, workspaceTimeZone) }),
    },
    {
      field: 'amount',
      title: { zh: '金额（含税，元）', en: 'Amount incl. tax (CNY)' },
      width: 18,
      format: 'money',
      cell: (row) => ({ decimal: fenToText(row.amount.fen) }),
    },
    {
      field: 'amountChange',
      title: { zh: '比上一版（元）', en: 'Against the one before (CNY)' },
      width: 16,
      format: 'money',
      cell: (row) => row.amountChange && { decimal: fenToText(row.amountChange.fen) },
    },
    {
      field: 'marginPercent',
      title: { zh: '毛利率 %', en: 'Margin %' },
      width: 10,
      format: 'general',
      cell: (row) => (row.marginPercent === null ? null : { decimal: row.marginPercent }),
    },
    { field: 'lines', title: { zh: '行数', en: 'Lines' }, width: 7, format: 'integer', cell: (row) => row.lines },
    text('owner', '销售', 'Rep', 10, (row) => row.owner),
  ],
}
