import type { CustomSeriesOption, EChartsCoreOption } from './echarts.ts'
import type { ChartTokens } from './tokens.ts'

export interface MapBox {
  readonly name: string
  readonly colour: string
  /** At the start and at the end: what stands in the box. */
  readonly left: string
  readonly right: string
  readonly leftNote: string
  readonly rightNote: string
}

export interface MapFlow {
  /** Places of boxes, the last row being outside. */
  readonly from: number
  readonly to: number
  readonly count: number
  readonly label: string
  /** Why, on the way to a neighbour; null: none. */
  readonly pill: string | null
}

const top = 34
/** Rows with room have higher boxes. */
const tallFrom = 110
const boxHeightOf = (row: number) => (row >= tallFrom ? 60 : 46)
/** Where on a curve its count stands, and where why; new and lost ones cross the others' beginnings. */
const countAt = 0.3
const newCountAt = 0.47
const lostCountAt = 0.84
const pillAt = 0.76
/** A box beside room enough, and where two maps stand side by side. */
const wideBox = 168
const narrowBox = 128
const narrowBelow = 600
/** A map with room on all sides hangs on a wall: its words are read from further away. */
const wallFrom = 860
const wallScale = 1.3
/** Between the boxes: with less, words on the way would cover the counts. */
const roomForWords = 260
/** How wide a pill of 12 px text is, with its padding: close enough to keep it clear of a box. */
const pillWidth = (text: string) => {
  const wide = text.match(/[\u2e80-\uffef]/g)?.length ?? 0
  return 16 + wide * 12 + (text.length - wide) * 6.8
}
/** Room of a row: as much as the screen has, so that the map reads on a wall. */
export const mapRow = (room: number, rows: number) => Math.max(70, Math.min(130, Math.floor((room - top) / rows)))
export const mapHeight = (rows: number, row: number) => top + (rows - 1) * row + boxHeightOf(row) + 8

/**
 * Who went where between two quarters: a box for each tier at both ends, a curve for each flow with its width by count,
 * up in green, down in red, and on the way to a neighbour the dimension that moved it. Flows come first in the data, so
 * that a click on one says which.
 */
export function migrationOption(
  boxes: readonly MapBox[],
  flows: readonly MapFlow[],
  heads: readonly [string, string],
  tokens: ChartTokens,
  { width, row: rowRoom, fresh }: { readonly width: number; readonly row: number; readonly fresh: string },
): EChartsCoreOption {
  const left = 8
  const scale = width >= wallFrom && rowRoom >= tallFrom ? wallScale : 1
  const boxHeight = boxHeightOf(rowRoom)
  const boxWidth = (width < narrowBelow ? narrowBox : wideBox) * scale
  const right = width - boxWidth - 8
  const outside = boxes.length - 1
  const middle = (row: number) => top + row * rowRoom + boxHeight / 2
  const moved = flows.filter(({ from, to }) => from !== to).map(({ count }) => count)
  const most = Math.max(1, ...moved)
  const colourOf = ({ from, to }: MapFlow) => {
    if (from === to) return tokens.line
    if (from === outside) return fresh
    return to < from ? tokens.good : tokens.bad
  }
  const renderItem: CustomSeriesOption['renderItem'] = (params) => {
    const at = params.dataIndex
    const flow = flows[at]
    const children = flow ? curve(flow) : boxesAndHeads()
    return { type: 'group', children } as ReturnType<NonNullable<typeof renderItem>>
  }

  function curve(flow: MapFlow): object[] {
    const [x1, x2] = [left + boxWidth, right]
    const [y1, y2] = [middle(flow.from), middle(flow.to)]
    const bend = (x2 - x1) / 2
    const stays = flow.from === flow.to
    const beyond = flow.from === outside || flow.to === outside
    const colour = colourOf(flow)
    const children: object[] = [
      {
        type: 'bezierCurve',
        shape: { x1, y1, x2, y2, cpx1: x1 + bend, cpy1: y1, cpx2: x2 - bend, cpy2: y2 },
        style: {
          stroke: colour,
          fill: 'none',
          opacity: stays ? 0.5 : beyond ? 0.45 : 0.62,
          lineWidth: stays ? 1.5 : (beyond ? 1.5 : 2) + (beyond ? 7 : 16) * Math.sqrt(flow.count / most),
        },
      },
    ]
    if (stays) return children
    const onCurve = (t: number) => ({
      x: x1 + (x2 - x1) * (0.5 * (3 * t * (1 - t) ** 2 + 3 * t ** 2 * (1 - t)) + t ** 3),
      y: y1 + (y2 - y1) * (3 * t ** 2 - 2 * t ** 3),
    })
    children.push({
      type: 'polygon',
      shape: {
        points: [
          [x2, y2],
          [x2 - 11, y2 - 6],
          [x2 - 11, y2 + 6],
        ],
      },
      style: { fill: colour },
    })
    children.push(
      pill(
        onCurve(flow.from === outside ? newCountAt : flow.to === outside ? lostCountAt : countAt),
        flow.label,
        colour,
        13,
        600,
      ),
    )
    if (flow.pill !== null && x2 - x1 >= roomForWords) {
      // A long word must not end under the box it leads to.
      const { x, y } = onCurve(pillAt)
      children.push(pill({ x: Math.min(x, x2 - 14 - (pillWidth(flow.pill) * scale) / 2), y }, flow.pill, colour, 12, 400))
    }
    return children
  }

  function pill({ x, y }: { x: number; y: number }, text: string, colour: string, fontSize: number, fontWeight: number): object {
    return {
      type: 'text',
      style: {
        text,
        x,
        y,
        align: 'center',
        verticalAlign: 'middle',
        fill: colour,
        fontSize: fontSize * scale,
        fontWeight,
        fontFamily: tokens.fontFamily,
        backgroundColor: tokens.surface,
        borderColor: colour,
        borderWidth: 1,
        borderRadius: 9 * scale,
        padding: [2, 8 * scale],
      },
    }
  }

  function boxesAndHeads(): object[] {
    const text = (value: string, x: number, y: number, size: number, fill: string, more: object = {}): object => ({
      type: 'text',
      silent: true,
      style: { text: value, x, y, fill, fontSize: size * scale, fontFamily: tokens.fontFamily, verticalAlign: 'middle', ...more },
    })
    const box = (row: number, x: number, { name, colour }: MapBox, line: string, note: string): object[] => [
      {
        type: 'rect',
        silent: true,
        shape: { x, y: top + row * rowRoom, width: boxWidth, height: boxHeight, r: 4 },
        style: { fill: tokens.surface, stroke: colour, lineWidth: 1.5, lineDash: row === outside ? [4, 3] : undefined },
      },
      text(name, x + 12 * scale, middle(row), name.length > 1 ? 13 : 20, colour, { fontWeight: 700 }),
      text(line, x + boxWidth - 12 * scale, middle(row) - (note === '' ? 0 : 9 * scale), 14, tokens.text, {
        align: 'right',
        fontWeight: 600,
      }),
      ...(note === ''
        ? []
        : [text(note, x + boxWidth - 12 * scale, middle(row) + 10 * scale, 12, tokens.quiet, { align: 'right' })]),
    ]
    return [
      text(heads[0], left, 14, 13, tokens.quiet, { fontWeight: 600 }),
      text(heads[1], right, 14, 13, tokens.quiet, { fontWeight: 600 }),
      ...boxes.flatMap((own, row) => [
        ...box(row, left, own, own.left, own.leftNote),
        ...box(row, right, own, own.right, own.rightNote),
      ]),
    ]
  }

  return {
    xAxis: { show: false, min: 0, max: 1 },
    yAxis: { show: false, min: 0, max: 1 },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    tooltip: { show: false },
    series: [{ type: 'custom', renderItem, data: [...flows, null].map(() => [0, 0]), coordinateSystem: 'none' }],
  }
}
