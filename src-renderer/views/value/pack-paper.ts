import type { Letterhead } from '../../../src-preload/contract/papers.ts'
import type { Speech } from '../../text/language.tsx'
import { drawHead, houseOf, type LogoSize } from '../../ui/paper/letterhead.ts'
import { a4, margins, PageFlow, textWidth, type Ink, type Mark } from '../../ui/paper/page-flow.ts'
import { drawTable } from '../../ui/paper/paper-table.ts'
import { wrapText, type Measure } from '../../ui/paper/wrap-text.ts'
import { indicatorRows, packLine, serviceRows, type IndicatorRow, type Pack } from './pack-figures.ts'

export interface PackPaper {
  readonly data: Pack
  readonly letterhead: Letterhead
  /** The next steps as they stand on the screen, saved or not. */
  readonly steps: readonly string[]
}

const body = 9.5
const lineHeight = 14

/** The value review pack (rule C5) as the marks on its pages, in the language of `speech`. */
export function packPages(
  { data, letterhead, steps }: PackPaper,
  speech: Speech,
  measure: Measure,
  logo: LogoSize | null,
): readonly (readonly Mark[])[] {
  const say = speech.words.value.pack
  const title = say.preparedFor(data.customer.name)
  const flow = new PageFlow(measure, (next) => {
    next.text(houseOf(letterhead, speech).name, margins.side, 8, { ink: 'soft' })
    next.text(title, margins.side, 8, { ink: 'soft', align: 'end', within: textWidth })
    next.down(13)
    next.rule()
    next.down(10)
  })
  drawHead(flow, letterhead, speech, logo)
  for (const line of wrapText(title, textWidth, 19, measure, true)) {
    flow.text(line, margins.side, 19, { bold: true })
    flow.down(26)
  }
  lines(flow, packLine(data, speech), 'soft')
  drawSummary(flow, data, speech)
  drawService(flow, data, speech)
  heading(flow, say.next)
  const kept = steps.filter((step) => step.trim() !== '')
  for (const [at, step] of kept.entries()) {
    flow.need(lineHeight)
    flow.text(`${at + 1}.`, margins.side, body, { bold: true })
    lines(flow, step, 'text', 18)
    flow.down(4)
  }
  if (kept.length === 0) lines(flow, say.noImprovements, 'soft')
  foot(flow, data, houseOf(letterhead, speech).footer, speech)
  return flow.pages
}

function heading(flow: PageFlow, text: string): void {
  // A heading is never left behind by what it heads.
  flow.need(90)
  flow.down(12)
  flow.text(text, margins.side, 12, { bold: true })
  flow.down(20)
}

function lines(flow: PageFlow, text: string, ink: Ink, indent = 0): void {
  for (const line of wrapText(text, textWidth - indent, body, flow.measure)) {
    flow.need(lineHeight)
    flow.text(line, margins.side + indent, body, { ink })
    flow.down(lineHeight)
  }
}

function drawSummary(flow: PageFlow, data: Pack, speech: Speech): void {
  const { words, format } = speech
  const say = words.value.pack
  heading(flow, say.summary)
  const facts = [
    data.customer.tier && `${words.fields.tier} ${data.customer.tier}`,
    data.customer.annualPurchase && `${words.value.columns.revenue} ${format.shortMoney(data.customer.annualPurchase.fen)}`,
    data.health?.value != null && `${words.value.healthValue} ${data.health.value.toFixed(1)}`,
  ].filter((part) => typeof part === 'string')
  if (facts.length > 0) lines(flow, facts.join('    '), 'text')
  flow.down(4)
  const rows = indicatorRows(data, speech)
  if (rows.length === 0) lines(flow, say.noIndicators, 'soft')
  else {
    drawTable(
      flow,
      [
        { title: say.indicator },
        ...[say.now, say.yearAgo, say.change, say.industry].map((one) => ({ title: one, width: 78, align: 'end' as const })),
      ],
      rows.map(({ name, now, yearAgo, change, industry }) => [name, now.text, yearAgo.text, change, industry.text]),
    )
    drawBars(flow, rows, speech)
    for (const { name, origin } of rows) if (origin !== null) lines(flow, `${name}  ${origin}`, 'soft')
  }
  drawScores(flow, data, speech)
}

const bars = { height: 9, step: 15, label: 52, gap: 24, value: 58 }

/** Two indicators beside each other: this quarter, a year ago and the industry on one scale each. */
function drawBars(flow: PageFlow, rows: readonly IndicatorRow[], { words }: Speech): void {
  const say = words.value.pack
  const shown = rows.filter(({ now, yearAgo, industry }) =>
    [now, yearAgo, industry].every(({ value }) => value === null || value >= 0),
  )
  const width = (textWidth - bars.gap) / 2
  const room = width - bars.label - bars.value
  for (let at = 0; at < shown.length; at += 2) {
    flow.need(20 + 3 * bars.step + 10)
    flow.down(12)
    for (const [side, row] of shown.slice(at, at + 2).entries()) {
      const x = margins.side + side * (width + bars.gap)
      flow.text(row.name, x, body, { bold: true })
      const lengths = [
        { label: say.now, said: row.now, fill: 'accent' },
        { label: say.yearAgo, said: row.yearAgo, fill: 'pale' },
        { label: say.industry, said: row.industry, fill: 'rule' },
      ] as const
      const most = Math.max(...lengths.map(({ said }) => said.value ?? 0))
      for (const [n, { label, said, fill }] of lengths.entries()) {
        const y = flow.y + 17 + n * bars.step
        const long = most === 0 ? 0 : ((said.value ?? 0) / most) * room
        flow.text(label, x, 8, { ink: 'soft', y: y + 7.5 })
        if (long > 0)
          flow.add({ kind: 'box', x: x + bars.label, y, width: long, height: bars.height, fill, stroke: null, dashed: false })
        flow.text(said.text, x + bars.label + long + 5, 8, { y: y + 7.5 })
      }
    }
    flow.down(17 + 3 * bars.step)
  }
}

function drawScores(flow: PageFlow, { scores }: Pack, { words }: Speech): void {
  const say = words.value
  const known = scores.filter((one) => one.score !== null)
  if (known.length === 0) return
  flow.need(96)
  flow.down(14)
  flow.text(say.pack.scoreTrend, margins.side, body, { bold: true })
  flow.down(28)
  const height = 34
  const values = known.map(({ score }) => score ?? 0)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = known.length > 1 ? (textWidth - 80) / (known.length - 1) : 0
  const points = values.map(
    (value, at) => [margins.side + 40 + at * step, flow.y + height - ((value - low) / (high - low || 1)) * height] as const,
  )
  if (points.length > 1) flow.add({ kind: 'path', points, ink: 'accent' })
  for (const [at, [x, y]] of points.entries()) {
    const one = known[at]
    flow.add({ kind: 'box', x: x - 2, y: y - 2, width: 4, height: 4, fill: 'accent', stroke: null, dashed: false })
    const place = { align: 'middle', within: 80 } as const
    flow.text(`${values[at]?.toFixed(1)} ${one?.tier ?? ''}`.trim(), x - 40, 8.5, { ...place, y: y - 7 })
    flow.text(say.quarterShort(one?.quarter ?? ''), x - 40, 8, { ...place, ink: 'soft', y: flow.y + height + 15 })
  }
  flow.down(height + 20)
}

function drawService(flow: PageFlow, data: Pack, speech: Speech): void {
  const say = speech.words.value.pack
  const { clauses, years } = serviceRows(data, speech)
  heading(flow, say.service)
  const figures = (...titles: string[]) => titles.map((title) => ({ title, width: 76, align: 'end' as const }))
  if (clauses.length > 0) {
    drawTable(
      flow,
      [{ title: say.clause }, ...figures(say.cases, say.kept, say.keptBefore, say.keptTier)],
      clauses.map(({ cells }) => cells),
    )
    flow.down(10)
  }
  drawTable(flow, [{ title: '' }, ...figures(say.thisYear, say.lastYear)], years)
}

function foot(flow: PageFlow, data: Pack, footer: string, { words }: Speech): void {
  for (const [at, page] of flow.pages.entries()) {
    const y = a4.height - 40
    const size = 7.5
    const pageOf = words.quotes.paper.page(String(at + 1), String(flow.pages.length))
    const width = flow.measure(pageOf, size, false)
    page.push({ kind: 'line', x: margins.side, y: y - 12, x2: a4.width - margins.side, y2: y - 12, ink: 'rule' })
    const text = footer.split('\n')[0] ?? ''
    const left = text.trim() === '' ? words.value.pack.preparedOn(data.today) : text
    const shown = wrapText(left, textWidth - width - 20, size, flow.measure)[0] ?? ''
    const mark = (words: string, x: number, wide: number): Mark => ({
      kind: 'text',
      text: words,
      x,
      y,
      width: wide,
      size,
      bold: false,
      ink: 'soft',
    })
    page.push(mark(shown, margins.side, flow.measure(shown, size, false)))
    page.push(mark(pageOf, a4.width - margins.side - width, width))
  }
}
