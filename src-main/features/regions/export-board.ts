import { boardEvents, type BoardFigures } from '../../../src-preload/contract/regions.ts'
import type { WritableRow } from '../../adapters/sheets/writable-cell.ts'
import { writeXlsx, type ColumnToWrite } from '../../adapters/sheets/write-xlsx.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { allReceivables } from './receivables.ts'
import { readBoard } from './read-board.ts'

export interface BoardExport {
  readonly from: string
  readonly to: string
  readonly english?: boolean | undefined
  readonly path: string
}

const eventNames = { order: ['订单', 'Orders'], invoice: ['开票', 'Invoices'], receipt: ['回款', 'Receipts'] } as const
const buckets = [
  ['未到期', 'Not due'],
  ['1-30', '1–30'],
  ['31-60', '31–60'],
  ['61-90', '61–90'],
  ['91-180', '91–180'],
  ['181-365', '181–365'],
  ['365 天以上', 'Over 365'],
] as const

const lights = { red: ['红灯', 'Red'], yellow: ['黄灯', 'Yellow'], green: ['绿灯', 'Green'] } as const

/** The board, the receivables by region, owner and customer, and what the figures mean, in one workbook. */
export async function exportBoard(r: Reading, input: BoardExport, control: StepControl): Promise<{ rows: number }> {
  const english = input.english === true
  const say = (zh: string, en: string) => (english ? en : zh)
  const pick = ([zh, en]: readonly [string, string]) => (english ? en : zh)
  const board = readBoard(r, input)
  const blank = say('（未填）', '(blank)')
  const yuan = (money: { readonly fen: number } | null) => (money ? { decimal: fenToText(money.fen) } : null)
  const cells = (figures: BoardFigures) =>
    boardEvents.flatMap((event) => [yuan(figures[event].amount), yuan(figures[event].target), figures[event].attained])
  const rows: WritableRow[] = board.regions.flatMap(({ region, figures, cities }) => [
    { cells: [region ?? blank, say('小计', 'Subtotal'), ...cells(figures)], bold: true },
    ...cities.map((one) => [region ?? blank, one.city ?? blank, ...cells(one.figures)]),
  ])
  rows.push({ cells: [say('合计', 'Total'), '', ...cells(board.total)], bold: true })
  control.throwIfCancelled()
  const money = (header: string): ColumnToWrite => ({ header, width: 16, format: 'money' })
  const text = (header: string, width: number): ColumnToWrite => ({ header, width, format: 'text' })
  const ages = (['region', 'owner', 'customer'] as const).map((by) => {
    const { lines, total } = allReceivables(r.read, board.asOf, { by })
    const names = { region: say('区域', 'Region'), owner: say('负责人', 'Owner'), customer: say('客户', 'Customer') }
    const row = (name: string, line: typeof total) => [
      name,
      ...(by === 'customer' ? [line.light === null ? null : pick(lights[line.light])] : []),
      yuan(line.open),
      yuan(line.overdue),
      ...line.ageing.map(yuan),
      yuan(line.awaiting),
      yuan(line.prepaid),
      line.onTime === null ? null : { decimal: line.onTime },
      line.dso === null ? null : { decimal: line.dso },
    ]
    return {
      name: say(`账龄（按${names[by]}）`, `Ageing by ${names[by].toLowerCase()}`),
      columns: [
        text(names[by], by === 'customer' ? 32 : 14),
        ...(by === 'customer' ? [text(say('回款灯', 'Light'), 8)] : []),
        ...[
          say('应收余额', 'Open'),
          say('逾期', 'Overdue'),
          ...buckets.map(pick),
          say('待验收', 'Awaiting acceptance'),
          say('预收', 'Prepaid'),
        ].map(money),
        { header: say('按时回款率（%）', 'On time (%)'), width: 14, format: 'general' as const },
        { header: 'DSO', width: 10, format: 'general' as const },
      ],
      rows: [...lines.map((line) => row(line.name ?? blank, line)), { cells: row(say('合计', 'Total'), total), bold: true }],
      frozenColumns: 1,
    }
  })
  const about: [string, string][] = [
    [say('期间', 'Period'), `${input.from} – ${input.to}`],
    [say('截至', 'As of'), board.asOf],
    [say('金额', 'Amounts'), say('含税，按单据日期', 'with tax, by the date of the document')],
    [say('时间进度', 'Time gone'), `${board.elapsed.workdays}/${board.elapsed.of} ${say('个工作日', 'working days')}`],
    [
      say('回款灯', 'Light'),
      say(
        '取最差一张发票：逾期超过5天为红，7天内到期或逾期5天以内为黄，其余为绿',
        'the worst open invoice: red over 5 days overdue, yellow due within 7 days or up to 5 overdue, else green',
      ),
    ],
    [say('导出人', 'By'), r.actor],
    ...board.sources.map((source): [string, string] => [
      `${say('数据来源', 'Source')}：${pick(eventNames[source.event])}`,
      `${say('最新单据', 'newest document')} ${source.lastDate ?? '—'}；${say('最近录入', 'last fed')} ${source.enteredAt?.slice(0, 10) ?? '—'} ${source.imported?.fileName ?? ''}`,
    ]),
  ]
  await writeXlsx(input.path, [
    {
      name: say('区域业绩', 'Regions'),
      columns: [
        text(say('区域', 'Region'), 12),
        text(say('城市', 'City'), 16),
        ...boardEvents.flatMap((event): ColumnToWrite[] => [
          money(pick(eventNames[event])),
          money(`${pick(eventNames[event])}${say('目标', ' target')}`),
          { header: `${pick(eventNames[event])}${say('达成率', ' attained')}`, width: 12, format: 'percent' },
        ]),
      ],
      rows,
      frozenColumns: 2,
    },
    ...ages,
    { name: say('口径说明', 'About'), columns: [text(say('项目', 'Item'), 20), text(say('说明', 'Meaning'), 60)], rows: about },
  ])
  return { rows: rows.length }
}
