import { useCallback, useMemo } from 'react'
import { boardEvents } from '../../../src-preload/contract/regions.ts'
import { Chart } from '../../charts/chart.tsx'
import type { EChartsCoreOption } from '../../charts/echarts.ts'
import type { ChartTokens } from '../../charts/tokens.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

const barHeight = 12
const mostRegions = 12
/** A bar that is far beyond its target would leave nothing of the others to see. */
const widest = 1.5

/** How much of its target each region has reached, against the part of the time that is gone. */
export function AttainmentChart({ data }: { data: Output<'regions.board'> }) {
  const { words, format } = useSpeech()
  const say = words.regions
  const lines = useMemo(
    () => data.regions.filter(({ figures }) => boardEvents.some((event) => figures[event].target !== null)).slice(0, mostRegions),
    [data],
  )
  const gone = data.elapsed.of === 0 ? 0 : data.elapsed.workdays / data.elapsed.of
  const share = useCallback(
    (value: number | null) => (value === null ? words.generic.noData : format.percent(value)),
    [words, format],
  )
  const option = useCallback(
    (tokens: ChartTokens): EChartsCoreOption => {
      const colours = [tokens.accent, tokens.good, tokens.warn]
      return {
        grid: { left: 64, right: 56, top: 28, bottom: 8 },
        legend: { show: false },
        xAxis: { type: 'value', min: 0, max: widest, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: lines.map(({ region }) => region ?? say.blank),
          axisLine: { lineStyle: { color: tokens.line } },
          axisTick: { show: false },
          axisLabel: { color: tokens.text, fontSize: 12 },
        },
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const line = lines[dataIndex]
            return line
              ? `${line.region ?? say.blank}\n${boardEvents
                  .map((event) => `${say.events[event]} ${share(line.figures[event].attained)}`)
                  .join('\n')}`
              : ''
          },
        },
        series: boardEvents.map((event, at) => ({
          type: 'bar',
          name: say.events[event],
          barWidth: barHeight,
          barGap: '30%',
          itemStyle: { color: colours[at], borderRadius: [0, 2, 2, 0] },
          data: lines.map(({ figures }) => Math.min(widest, Math.max(0, figures[event].attained ?? 0))),
          label: {
            show: true,
            position: 'right',
            color: tokens.text,
            fontSize: 11,
            formatter: ({ dataIndex }: { dataIndex: number }) => share(lines[dataIndex]?.figures[event].attained ?? null),
          },
          ...(at === 0
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: tokens.quiet, type: 'dashed' },
                  label: { color: tokens.quiet, formatter: format.percent(gone), position: 'start' },
                  data: [{ xAxis: gone }],
                },
              }
            : {}),
        })),
      }
    },
    [lines, gone, say, share, format],
  )
  const table = useMemo(
    () => [
      [
        say.region,
        ...boardEvents.flatMap((event) => [
          say.events[event],
          `${say.events[event]} ${say.target}`,
          `${say.events[event]} ${say.attained}`,
        ]),
      ],
      ...data.regions.map(({ region, figures }) => [
        region ?? say.blank,
        ...boardEvents.flatMap((event) => [
          figures[event].amount.fen / 100,
          (figures[event].target?.fen ?? 0) / 100,
          figures[event].attained ?? '',
        ]),
      ]),
    ],
    [data, say],
  )
  if (lines.length === 0) return null
  return (
    <div className="region-chart">
      <ul className="region-legend" aria-hidden>
        {boardEvents.map((event) => (
          <li key={event} className={`region-key-${event}`}>
            {say.events[event]}
          </li>
        ))}
        <li className="muted">{say.chartHint}</li>
      </ul>
      <Chart
        title={say.chart}
        describe={lines
          .map(({ region, figures }) =>
            say.chartSay(
              region ?? say.blank,
              share(figures.order.attained),
              share(figures.invoice.attained),
              share(figures.receipt.attained),
            ),
          )
          .join(words.generic.separator)}
        height={40 + lines.length * 58}
        option={option}
        data={table}
      />
    </div>
  )
}
