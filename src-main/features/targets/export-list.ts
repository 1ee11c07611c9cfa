import { targetMonths, targetQuarters } from '../../../src-preload/contract/_words/targets.ts'
import type { TargetRow } from '../../../src-preload/contract/targets.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { ExportColumn, ExportList } from '../exports/index.ts'
import { measureWord, scopeWord } from './target-words.ts'

const own = (
  field: string,
  zh: string,
  en: string,
  width: number,
  format: ExportColumn<TargetRow>['format'],
  cell: ExportColumn<TargetRow>['cell'],
): ExportColumn<TargetRow> => ({ field, title: { zh, en }, width, format, isSummed: format === 'money', cell })
const yuan = (money: { readonly fen: number } | null | undefined) => (money ? { decimal: fenToText(money.fen) } : null)
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** Targets as a file, which can be filled in and imported again. */
export const targetExport: ExportList<TargetRow> = {
  title: { zh: '目标', en: 'Targets' },
  id: { title: exportIds.targets, of: (row) => row.id },
  frozen: 3,
  columns: [
    own('year', '年度', 'Year', 8, 'general', (row) => row.year),
    own('measure', '指标', 'Measure', 8, 'text', (row) => measureWord(row.measure)),
    own('scope', '范围', 'Scope', 8, 'text', (row) => scopeWord(row.scope)),
    own('subject', '对象', 'Subject', 14, 'text', (row) => row.subject),
    ...targetMonths.map((month, at) =>
      own(month, `${at + 1}月`, monthNames[at] ?? month, 14, 'money', (row) => yuan(row.months[at])),
    ),
    ...targetQuarters.map((quarter, at) =>
      own(quarter, `${at + 1}季度`, `Q${at + 1}`, 15, 'money', (row) => yuan(row.quarters[at])),
    ),
    own('total', '全年', 'Year total', 16, 'money', (row) => yuan(row.total)),
  ],
}
