import { writeXlsx } from '../../adapters/sheets/write-xlsx.ts'
import type { WritableRow } from '../../adapters/sheets/writable-cell.ts'
import { divide, exactText, readExact } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { PaperSheet } from '../../../src-preload/contract/papers.ts'
import type { Reading } from '../../store/contexts.ts'
import { sheet } from './sheet.ts'

export interface WorkbookInput {
  readonly versionId: number
  readonly english?: boolean | undefined
  readonly path: string
}

/** Writes a version as a workbook: lines whose amounts follow from quantity and price, totals that follow from the lines. */
export async function writeWorkbook(r: Reading, { versionId, english = false, path }: WorkbookInput): Promise<{ lines: number }> {
  const paper = sheet(r, { versionId, language: english ? 'en' : 'zh' })
  const say = (zh: string, en: string) => (english ? en : zh)
  await writeXlsx(path, [
    {
      name: say('报价单', 'Quotation'),
      columns: [
        { header: say('序号', 'No.'), width: 6, format: 'integer' },
        { header: say('编码', 'Code'), width: 14, format: 'text' },
        { header: say('产品', 'Item'), width: 34, format: 'text' },
        { header: say('规格', 'Specification'), width: 28, format: 'text' },
        { header: say('单位', 'Unit'), width: 8, format: 'text' },
        { header: say('数量', 'Quantity'), width: 10, format: 'general' },
        { header: say('单价（含税，元）', 'Unit price incl. tax (CNY)'), width: 18, format: 'money' },
        { header: say('税率', 'Tax rate'), width: 9, format: 'percent' },
        { header: say('金额（含税，元）', 'Amount incl. tax (CNY)'), width: 20, format: 'money' },
        { header: say('不含税（元）', 'Net (CNY)'), width: 18, format: 'money' },
      ],
      rows: lineRows(paper, say),
      frozenColumns: 3,
    },
    {
      name: say('条款', 'Terms'),
      columns: [
        { header: say('项目', 'Item'), width: 22, format: 'text' },
        { header: say('内容', 'Text'), width: 90, format: 'text' },
      ],
      rows: termRows(paper, say),
    },
  ])
  return { lines: paper.lines.length }
}

type Say = (zh: string, en: string) => string

/** Row 1 is the heading, so the first line stands in row 2. */
function* lineRows(paper: PaperSheet, say: Say): Generator<WritableRow> {
  for (const [at, line] of paper.lines.entries()) {
    const row = at + 2
    yield [
      at + 1,
      line.code,
      line.name,
      line.spec,
      line.unit,
      { decimal: line.quantity },
      { decimal: fenToText(line.price.fen) },
      { decimal: exactText(divide(readExact(line.taxPercent), readExact('100')) ?? readExact('0'), 6) },
      { formula: `ROUND(F${row}*G${row},2)`, result: fenToText(line.amount.fen) },
      { formula: `ROUND(I${row}/(1+H${row}),2)`, result: fenToText(line.net.fen) },
    ]
  }
  const last = paper.lines.length + 1
  const sum = (column: string) => (paper.lines.length === 0 ? '0' : `SUM(${column}2:${column}${last})`)
  const total = (label: string, amount: string, fen: number): WritableRow => ({
    cells: [null, null, label, null, null, null, null, null, { formula: amount, result: fenToText(fen) }],
    bold: true,
  })
  yield total(say('合计（含税）', 'Total incl. tax'), sum('I'), paper.amount.fen)
  yield total(say('其中税额', 'Of which tax'), `${sum('I')}-${sum('J')}`, paper.tax.fen)
  yield total(say('不含税', 'Net'), sum('J'), paper.net.fen)
}

const bases = {
  zh: { signing: '签约', delivery: '到货', acceptance: '验收', invoice: '开票', retention: '质保期满' },
  en: {
    signing: 'signing',
    delivery: 'delivery',
    acceptance: 'acceptance',
    invoice: 'invoice',
    retention: 'end of warranty',
  },
} as const

/** Who, which version, and every term in a row of its own. */
function* termRows(paper: PaperSheet, say: Say): Generator<WritableRow> {
  const { terms, letterhead } = paper
  const house = say('zh', 'en') === 'zh' ? letterhead.zh : letterhead.en
  const words = say('zh', 'en') === 'zh' ? bases.zh : bases.en
  const standing = {
    'in-force': say('当前生效', 'in force'),
    draft: say('未生效，不作为报价依据', 'not in force, no offer'),
    superseded: say('已被取代', 'superseded'),
  }
  yield [say('报价方', 'From'), house.name || null]
  yield [say('致', 'To'), paper.customerName]
  yield [say('编号', 'Number'), paper.number]
  yield [say('版本', 'Version'), `${paper.version} · ${standing[paper.standing]}`]
  yield [say('凭证', 'Voucher'), paper.voucher]
  yield [say('日期', 'Date'), paper.on]
  yield [say('标题', 'Subject'), paper.title]
  yield [say('有效期至', 'Valid until'), terms.validUntil]
  yield [say('合计大写', 'Amount in words'), say(paper.amountInWords, '') || null]
  yield [say('交付', 'Delivery'), terms.delivery || null]
  yield [say('质保', 'Warranty'), terms.warranty || null]
  for (const { name, percent, basis, days } of terms.payment)
    yield [
      say('付款', 'Payment'),
      say(`${name} ${percent}%，${words[basis]}后 ${days} 天`, `${name} ${percent}%, ${days} days after ${words[basis]}`),
    ]
  for (const { title, text } of terms.clauses) yield [title, text]
  for (const name of paper.attachments) yield [say('附件', 'Attachment'), name]
  if (terms.remarks !== '') yield [say('备注', 'Remarks'), terms.remarks]
  yield [say('校验值', 'Fingerprint'), paper.versionHash]
}
