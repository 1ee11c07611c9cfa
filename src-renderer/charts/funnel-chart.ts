import type { CustomSeriesOption, EChartsCoreOption } from './echarts.ts'
import type { ChartTokens } from './tokens.ts'

export interface FunnelBar {
  readonly name: string
  readonly value: number
  /** The value before, drawn as a dashed outline; null: none. */
  readonly before: number | null
  /** Between this bar and the next: the conversion and how it moved. */
  readonly pill: { readonly text: string; readonly tone: 'good' | 'bad' | 'quiet' } | null
  readonly label: string
}

/** Solid bars for now, dashed outlines for before, conversion pills between: a native funnel's labels collide. */
export function funnelOption(bars: readonly FunnelBar[], tokens: ChartTokens, width: number): EChartsCoreOption {
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]))
  const [left, right, row, bar] = [width < 560 ? 84 : 118, width < 560 ? 96 : 130, 46, 24]
  const room = Math.max(80, width - left - right)
  const renderItem: CustomSeriesOption['renderItem'] = (params) => {
    const at = params.dataIndex
    const own = bars[at]
    if (!own) return null
    const y = 12 + at * row
    const span = (value: number) => Math.max(value > 0 ? 2 : 0, (value / most) * room)
    const box = (value: number) => ({ x: left + (room - span(value)) / 2, y, width: span(value), height: bar, r: 2 })
    const children: object[] = [
      { type: 'rect', shape: box(own.value), style: { fill: tokens.accent } },
      {
        type: 'text',
        style: {
          text: own.name,
          x: left - 12,
          y: y + bar / 2,
          fill: tokens.text,
          align: 'right',
          verticalAlign: 'middle',
          fontSize: 13,
        },
      },
      {
        type: 'text',
        style: {
          text: own.label,
          x: left + room + 12,
          y: y + bar / 2,
          fill: tokens.text,
          align: 'left',
          verticalAlign: 'middle',
          fontSize: 12,
        },
      },
    ]
    if (own.before !== null)
      children.push({
        type: 'rect',
        shape: { ...box(own.before), y: y - 2, height: bar + 4 },
        style: { fill: 'transparent', stroke: tokens.quiet, lineDash: [4, 3], lineWidth: 1.2 },
      })
    if (own.pill)
      children.push({
        type: 'text',
        style: {
          text: own.pill.text,
          x: left + room / 2,
          y: y + bar + (row - bar) / 2,
          align: 'center',
          verticalAlign: 'middle',
          fontSize: 12,
          fill: own.pill.tone === 'quiet' ? tokens.quiet : tokens[own.pill.tone],
          backgroundColor: tokens.surface,
          borderColor: tokens.line,
          borderWidth: 1,
          borderRadius: 8,
          padding: [1, 8],
        },
      })
    return { type: 'group', children } as ReturnType<NonNullable<typeof renderItem>>
  }
  return {
    xAxis: { show: false, min: 0, max: 1 },
    yAxis: { show: false, min: 0, max: 1 },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    tooltip: { show: false },
    series: [{ type: 'custom', renderItem, data: bars.map(() => [0, 0]), coordinateSystem: 'none' }],
  }
}

export const funnelHeight = (bars: number) => 12 + bars * 46
