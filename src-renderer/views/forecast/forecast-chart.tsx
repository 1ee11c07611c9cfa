import { useCallback, useMemo } from 'react'
import { Chart } from '../../charts/chart.tsx'
import type { EChartsCoreOption } from '../../charts/echarts.ts'
import type { ChartTokens } from '../../charts/tokens.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

const parts = ['won', 'commit', 'best'] as const

/** Months side by side: won, committed and best case one on the other, with the scenario and the target across. */
export function ForecastChart({ data }: { data: Output<'forecast.read'> }) {
  const { words, format } = useSpeech()
  const say = words.forecast
  const option = useCallback(
    (tokens: ChartTokens): EChartsCoreOption => {
      const heights = data.months.map(({ won, commit, best }) => ({
        won: won.amount.fen,
        commit: Math.max(0, commit.fen - won.amount.fen),
        best: Math.max(0, best.fen - commit.fen),
      }))
      const colours = { won: tokens.good, commit: tokens.accent, best: tokens.soft }
      return {
        grid: { left: 64, right: 16, top: 16, bottom: 28 },
        xAxis: {
          type: 'category',
          data: data.months.map(({ month }) => month),
          axisLine: { lineStyle: { color: tokens.line } },
          axisTick: { show: false },
          axisLabel: { color: tokens.text },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: tokens.quiet, formatter: (fen: number) => format.shortMoney(fen) },
          splitLine: { lineStyle: { color: tokens.line, opacity: 0.4 } },
        },
        tooltip: {
          trigger: 'axis',
          formatter: (shown: readonly { dataIndex: number }[]) => {
            const own = data.months[shown[0]?.dataIndex ?? -1]
            if (!own) return ''
            const lines = [
              [say.columns.target, own.target],
              [say.columns.won, own.won.amount],
              [say.columns.commit, own.commit],
              [say.columns.best, own.best],
              [say.columns.weighted, own.weighted],
              [say.columns.scenario, own.scenario],
            ] as const
            return [
              own.month,
              ...lines.map(([name, money]) => `${name} ${money ? format.shortMoney(money.fen) : words.generic.noData}`),
            ].join('\n')
          },
        },
        series: [
          ...parts.map((part) => ({
            type: 'bar',
            name: say.columns[part],
            stack: 'forecast',
            barMaxWidth: 44,
            itemStyle: { color: colours[part], borderColor: tokens.accent, borderWidth: part === 'best' ? 1 : 0 },
            data: heights.map((height) => height[part]),
          })),
          {
            type: 'line',
            name: say.columns.scenario,
            symbol: 'circle',
            symbolSize: 7,
            lineStyle: { color: tokens.warn, width: 2 },
            itemStyle: { color: tokens.warn },
            data: data.months.map(({ scenario }) => scenario.fen),
          },
          {
            type: 'line',
            name: say.columns.target,
            symbol: 'rect',
            symbolSize: [34, 3],
            lineStyle: { width: 0 },
            itemStyle: { color: tokens.text },
            data: data.months.map(({ target }) => target?.fen ?? null),
          },
        ],
      }
    },
    [data, say, format, words],
  )
  const table = useMemo(
    () => [
      [say.month, ...(['target', 'won', 'commit', 'best', 'weighted', 'scenario'] as const).map((column) => say.columns[column])],
      ...data.months.map(({ month, target, won, commit, best, weighted, scenario }) => [
        month,
        target === null ? '' : target.fen / 100,
        ...[won.amount, commit, best, weighted, scenario].map(({ fen }) => fen / 100),
      ]),
    ],
    [data, say],
  )
  return (
    <div className="forecast-chart">
      <ul className="forecast-legend" aria-hidden>
        {(['won', 'commit', 'best', 'scenario', 'target'] as const).map((key) => (
          <li key={key} className={`forecast-key-${key}`}>
            {say.columns[key]}
          </li>
        ))}
      </ul>
      <Chart
        title={say.chart}
        describe={data.months
          .map(({ month, scenario }) => `${month} ${format.shortMoney(scenario.fen)}`)
          .join(words.generic.separator)}
        height={260}
        option={option}
        data={table}
      />
    </div>
  )
}
