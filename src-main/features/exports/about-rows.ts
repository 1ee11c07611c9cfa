import type { RowQuery, Sort } from '../../../src-preload/contract/_words/filter.ts'
import type { GroupBy } from '../../../src-preload/contract/_words/grid.ts'
import type { SheetToWrite } from '../../adapters/sheets/write-xlsx.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ExportColumn, ExportList } from './export-list.ts'
import { filterText, sortText } from './filter-text.ts'

export interface Exported extends RowQuery {
  readonly sort?: Sort | undefined
  readonly english?: boolean | undefined
  readonly group?: readonly GroupBy[] | undefined
  /** Whether the rows stand in groups with subtotals. */
  readonly subtotals: boolean
}

/** The sheet 口径说明: what the figures are, so that the file explains itself when it is passed on. */
export function aboutSheet<Shown>(
  list: ExportList<Shown>,
  columns: readonly ExportColumn<Shown>[],
  r: Reading,
  { filter, search, sort, english = false, group = [], subtotals }: Exported,
  rows: number,
): SheetToWrite {
  const pick = (titles: { zh: string; en: string }) => (english ? titles.en : titles.zh)
  const say = (zh: string, en: string) => (english ? en : zh)
  const nameOf = (field: string) => {
    const column = list.columns.find((one) => one.field === field || one.also?.includes(field))
    return column ? pick(column.title) : field
  }
  const groupedText = () =>
    subtotals
      ? group.map(({ field }) => nameOf(field)).join(say('、', ', '))
      : say('超过 2,000 组，没有分组小计', 'more than 2,000 groups: no subtotals')
  const none = say('无（全部）', 'none (everything)')
  const lines: [string, string][] = [
    [say('列表', 'List'), pick(list.title)],
    [say('行数', 'Rows'), String(rows)],
    [say('筛选', 'Filter'), filter ? filterText(filter, nameOf, english) : none],
    [say('搜索', 'Search'), search ?? say('无', 'none')],
    [say('排序', 'Order'), sort && sort.length > 0 ? sortText(sort, nameOf, english) : say('最新在前', 'newest first')],
    ...(group.length === 0 ? [] : [[say('分组', 'Groups'), groupedText()] as [string, string]]),
    [say('导出人', 'By'), r.actor],
    [say('数据日期', 'As of'), r.clock.today()],
    [
      say('合计', 'Totals'),
      say('SUBTOTAL 公式，随 Excel 里的筛选变化', 'SUBTOTAL formulas, which follow the filter set in the spreadsheet'),
    ],
    [
      say('再次导入', 'Import again'),
      say(
        '隐藏的编号列用来认出每一行：改好后整个文件再导入即可更新，请勿删改该列',
        'The hidden id column tells which row is which: edit the file and import it to update; leave that column as it is',
      ),
    ],
    ...columns.map((column): [string, string] => [`${say('列', 'Column')}：${pick(column.title)}`, meaningOf(column, english)]),
  ]
  return {
    name: say('口径说明', 'About'),
    columns: [
      { header: say('项目', 'Item'), width: 28, format: 'text' },
      { header: say('说明', 'Meaning'), width: 80, format: 'text' },
    ],
    rows: lines,
  }
}

function meaningOf({ format, isSummed = false }: ExportColumn<never>, english: boolean): string {
  const kinds = {
    general: ['数值', 'figure'],
    text: ['文本', 'text'],
    integer: ['整数', 'whole number'],
    money: ['金额，单位元，负数为红色', 'amount in yuan, negative in red'],
    date: ['日期', 'date'],
    percent: ['百分比', 'per cent'],
  } as const
  const [chinese, other] = kinds[format]
  return `${english ? other : chinese}${isSummed ? (english ? ', added up' : '，有合计') : ''}`
}
