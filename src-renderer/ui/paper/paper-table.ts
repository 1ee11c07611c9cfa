import { margins, textWidth, type Align, type PageFlow } from './page-flow.ts'
import { wrapText } from './wrap-text.ts'

export interface PaperColumn {
  readonly title: string
  /** In points; what is left is shared among those without, by `share`. */
  readonly width?: number
  readonly share?: number
  readonly align?: Align
}

/** A cell's text, and what stands smaller and paler below it. */
export type PaperCell = string | { readonly text: string; readonly below: string }

const size = 9
const small = 7.5
const lineHeight = 12.5
const belowHeight = 10.5
const padding = { x: 5, y: 4 }

/** A table over as many pages as it takes, its heading on each. Rows are never cut. */
export function drawTable(flow: PageFlow, columns: readonly PaperColumn[], rows: Iterable<readonly PaperCell[]>): void {
  const widths = widthsOf(columns)
  const heading = () => {
    const titles = columns.map(({ title }, at) => wrapText(title, inner(widths, at), size, flow.measure, true))
    const height = Math.max(...titles.map((lines) => lines.length)) * lineHeight + 2 * padding.y
    flow.add({ kind: 'box', x: margins.side, y: flow.y, width: textWidth, height, fill: 'shade', stroke: null, dashed: false })
    cellsAt(
      flow,
      columns,
      widths,
      titles.map((lines) => ({ lines, below: [] })),
      true,
    )
    flow.rule()
    flow.down(height)
    flow.rule()
  }
  flow.need(60)
  heading()
  for (const row of rows) {
    const cells = row.map((cell, at) => {
      const { text, below } = typeof cell === 'string' ? { text: cell, below: '' } : cell
      const width = inner(widths, at)
      return {
        lines: wrapText(text, width, size, flow.measure),
        below: below === '' ? [] : wrapText(below, width, small, flow.measure),
      }
    })
    const height =
      Math.max(...cells.map(({ lines, below }) => lines.length * lineHeight + below.length * belowHeight)) + 2 * padding.y
    if (flow.need(height)) heading()
    cellsAt(flow, columns, widths, cells, false)
    flow.down(height)
    flow.rule()
  }
}

interface Wrapped {
  readonly lines: readonly string[]
  readonly below: readonly string[]
}

function cellsAt(
  flow: PageFlow,
  columns: readonly PaperColumn[],
  widths: readonly number[],
  cells: readonly Wrapped[],
  bold: boolean,
): void {
  let x: number = margins.side
  for (const [at, { lines, below }] of cells.entries()) {
    const place = { align: columns[at]?.align ?? 'start', within: inner(widths, at) } as const
    const top = flow.y + padding.y
    for (const [n, line] of lines.entries())
      flow.text(line, x + padding.x, size, { ...place, bold, y: top + n * lineHeight + size + 0.5 })
    const under = top + lines.length * lineHeight
    for (const [n, line] of below.entries())
      flow.text(line, x + padding.x, small, { ...place, ink: 'soft', y: under + n * belowHeight + small })
    x += widths[at] ?? 0
  }
}

const inner = (widths: readonly number[], at: number): number => (widths[at] ?? 0) - 2 * padding.x

function widthsOf(columns: readonly PaperColumn[]): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0)
  const shares = columns.reduce((sum, { width, share = 1 }) => sum + (width === undefined ? share : 0), 0)
  return columns.map(({ width, share = 1 }) => width ?? ((textWidth - fixed) * share) / shares)
}
