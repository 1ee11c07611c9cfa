import type { PaperSheet } from '../../../../src-preload/contract/papers.ts'
import type { Speech } from '../../../text/language.tsx'
import { paymentText } from '../payment-text.ts'
import { drawHead, houseOf, type LogoSize } from '../../../ui/paper/letterhead.ts'
import { a4, margins, PageFlow, textWidth, type Mark } from '../../../ui/paper/page-flow.ts'
import { drawTable, type PaperCell, type PaperColumn } from '../../../ui/paper/paper-table.ts'
import { wrapText, type Measure } from '../../../ui/paper/wrap-text.ts'

const body = 9.5
const lineHeight = 14

/** A quote as the marks on its pages, in the language of `speech`; `measure` is that of whoever draws them. */
export function quotePaper(
  paper: PaperSheet,
  speech: Speech,
  measure: Measure,
  logo: LogoSize | null,
): readonly (readonly Mark[])[] {
  const say = speech.words.quotes.paper
  const flow = new PageFlow(measure, (next) => {
    const { name } = houseOf(paper.letterhead, speech)
    next.text(name, margins.side, 8, { ink: 'soft' })
    next.text(`${say.fileName} ${paper.number} ${paper.version}`, margins.side, 8, {
      ink: 'soft',
      align: 'end',
      within: textWidth,
    })
    next.down(13)
    next.rule()
    next.down(10)
  })
  drawHead(flow, paper.letterhead, speech, logo)
  drawTitle(flow, paper, speech)
  drawFacts(flow, paper, speech)
  drawLines(flow, paper, speech)
  drawTotals(flow, paper, speech)
  drawTerms(flow, paper, speech)
  drawSeals(flow, paper, speech)
  for (const [at, page] of flow.pages.entries()) page.push(...footOf(flow, paper, speech, at + 1))
  return flow.pages
}

function drawTitle(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes.paper
  flow.text(say.heading, margins.side, 20, { bold: true, align: 'middle', within: textWidth })
  flow.down(36)
  if (paper.standing === 'in-force') return
  const notice = paper.standing === 'superseded' ? say.superseded(paper.inForce) : say.draft
  flow.add({
    kind: 'box',
    x: margins.side,
    y: flow.y,
    width: textWidth,
    height: 22,
    fill: 'warning-shade',
    stroke: 'warning',
    dashed: false,
  })
  flow.text(notice, margins.side, 10, { bold: true, ink: 'warning', align: 'middle', within: textWidth, y: flow.y + 14.5 })
  flow.down(32)
}

function drawFacts(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes.paper
  const facts: readonly (readonly [string, string])[] = [
    [say.to, paper.customerName],
    [say.number, `${paper.number}  ${paper.version}`],
    [say.from, paper.owner],
    [say.voucher, paper.voucher ?? say.noVoucher],
    [say.date, paper.on],
    [say.validUntil, paper.terms.validUntil ?? say.open],
  ]
  const half = textWidth / 2
  const labelWidth = 74
  for (let at = 0; at < facts.length; at += 2) {
    const pair = facts
      .slice(at, at + 2)
      .map(([label, text]) => ({ label, lines: wrapText(text, half - labelWidth - 12, body, flow.measure) }))
    const rows = Math.max(...pair.map(({ lines }) => lines.length))
    for (const [side, { label, lines }] of pair.entries()) {
      const x = margins.side + side * half
      flow.text(label, x, body, { ink: 'soft' })
      for (const [n, line] of lines.entries()) flow.text(line, x + labelWidth, body, { y: flow.y + body + n * lineHeight })
    }
    flow.down(rows * lineHeight + 2)
  }
  flow.down(6)
  for (const line of wrapText(paper.title, textWidth, 12, flow.measure, true)) {
    flow.text(line, margins.side, 12, { bold: true })
    flow.down(17)
  }
  flow.down(5)
}

function drawLines(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes.paper
  const hasSpec = paper.lines.some(({ spec }) => spec !== null && spec !== '')
  const columns: PaperColumn[] = [
    { title: say.no, width: 28, align: 'middle' },
    { title: say.item, share: 1.1 },
    ...(hasSpec ? [{ title: say.spec, share: 0.9 }] : []),
    { title: say.unit, width: 34, align: 'middle' },
    { title: say.quantity, width: 46, align: 'end' },
    { title: say.price, width: 72, align: 'end' },
    { title: say.taxRate, width: 38, align: 'end' },
    { title: say.amount, width: 80, align: 'end' },
  ]
  const rows = paper.lines.map((line, at): PaperCell[] => [
    String(at + 1),
    { text: line.name, below: line.code ?? '' },
    ...(hasSpec ? [line.spec ?? ''] : []),
    line.unit ?? '',
    line.quantity,
    figure(speech, line.price),
    `${line.taxPercent}%`,
    figure(speech, line.amount),
  ])
  drawTable(flow, columns, rows)
}

/** The unit stands in the heading; figures line up without it. */
const figure = ({ format }: Speech, money: { fen: number }): string => format.ledger(money).replace('¥', '')

function drawTotals(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes.paper
  flow.need(62)
  flow.down(6)
  flow.text(say.total, margins.side, 10.5, { bold: true })
  flow.text(speech.format.ledger(paper.amount), margins.side, 13, {
    bold: true,
    align: 'end',
    within: textWidth - 5,
    y: flow.y + 11.5,
  })
  flow.down(19)
  const words = say.inWords(paper.amountInWords)
  flow.text(words, margins.side, body)
  flow.text(say.ofWhich(speech.format.ledger(paper.net), speech.format.ledger(paper.tax)), margins.side, 8.5, {
    ink: 'soft',
    align: 'end',
    within: textWidth - 5,
    y: flow.y + body,
  })
  flow.down(18)
  flow.rule()
  flow.down(12)
}

function drawTerms(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes
  const { terms } = paper
  const sections: readonly (readonly [string, string])[] = [
    [say.terms.delivery, terms.delivery],
    [say.terms.warranty, terms.warranty],
    [say.terms.payment, paymentText(say, terms)],
    ...terms.clauses.map(({ title, text }) => [title, text] as const),
    [say.terms.attachments, say.list(paper.attachments)],
    [say.terms.remarks, terms.remarks],
  ]
  for (const [title, text] of sections) {
    if (text.trim() === '') continue
    // A heading is never left behind by what it heads.
    flow.need(16 + lineHeight)
    flow.text(title, margins.side, body, { bold: true })
    flow.down(15)
    for (const line of wrapText(text, textWidth, body, flow.measure)) {
      flow.need(lineHeight)
      flow.text(line, margins.side, body)
      flow.down(lineHeight)
    }
    flow.down(7)
  }
}

function drawSeals(flow: PageFlow, paper: PaperSheet, speech: Speech): void {
  const say = speech.words.quotes.paper
  const { letterhead } = paper
  const house = houseOf(paper.letterhead, speech)
  const boxes = [
    ...(letterhead.seal ? [{ title: say.seal, name: house.name }] : []),
    ...(letterhead.customerSeal ? [{ title: say.customerSeal, name: paper.customerName }] : []),
  ]
  const foot = house.footer.trim() === '' ? [] : wrapText(house.footer, textWidth, 8.5, flow.measure)
  const height = 104
  if (boxes.length > 0) {
    flow.need(height + 20)
    flow.down(14)
    const width = (textWidth - 20) / 2
    // One box alone stands at the right, where a Chinese page is stamped.
    for (const [at, { title, name }] of boxes.entries()) {
      const x = margins.side + (boxes.length === 1 ? 1 : at) * (width + 20)
      flow.add({ kind: 'box', x, y: flow.y, width, height, fill: null, stroke: 'rule', dashed: true })
      flow.text(title, x + 10, 9, { ink: 'soft', y: flow.y + 17 })
      for (const [n, line] of wrapText(name, width - 20, 9.5, flow.measure)
        .slice(0, 2)
        .entries())
        flow.text(line, x + 10, 9.5, { y: flow.y + 33 + n * 13 })
      flow.text(say.signedOn, x + 10, 9, { ink: 'soft', y: flow.y + height - 10 })
    }
    flow.down(height + 10)
  }
  for (const line of foot) {
    flow.need(12)
    flow.text(line, margins.side, 8.5, { ink: 'soft' })
    flow.down(12)
  }
}

function footOf(flow: PageFlow, paper: PaperSheet, speech: Speech, page: number): Mark[] {
  const say = speech.words.quotes.paper
  const y = a4.height - 40
  const size = 7.5
  const texts = [
    { text: [paper.number, paper.version, paper.voucher ?? ''].filter((part) => part !== '').join('   '), y, end: false },
    { text: say.page(String(page), String(flow.pages.length)), y, end: true },
    { text: say.checkable(paper.versionHash.slice(0, 16)), y: y + 11, end: false },
  ]
  return [
    { kind: 'line', x: margins.side, y: y - 12, x2: a4.width - margins.side, y2: y - 12, ink: 'rule' },
    ...texts.map(({ text, y: at, end }): Mark => {
      const width = flow.measure(text, size, false)
      return {
        kind: 'text',
        text,
        x: end ? a4.width - margins.side - width : margins.side,
        y: at,
        width,
        size,
        bold: false,
        ink: 'soft',
      }
    }),
  ]
}
