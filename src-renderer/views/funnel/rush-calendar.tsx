import { useCallback, useMemo } from 'react'
import { Chart } from '../../charts/chart.tsx'
import type { EChartsCoreOption } from '../../charts/echarts.ts'
import type { ChartTokens } from '../../charts/tokens.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

type Rush = Output<'funnel.rush'>

/** Signed amount by day of the month, with the verdict of rule E7. */
export function RushCalendar({ data, month }: { data: Rush; month: string }) {
  const { words, format } = useSpeech()
  const say = words.funnel.health
  const most = Math.max(1, ...data.days.map((day) => day.amount.fen))
  const option = useCallback(
    (tokens: ChartTokens): EChartsCoreOption => ({
      calendar: {
        range: month,
        orient: 'vertical',
        left: 40,
        top: 34,
        cellSize: [64, 34],
        splitLine: { show: false },
        itemStyle: { color: tokens.surface, borderColor: tokens.line },
        dayLabel: { firstDay: 1, color: tokens.quiet, nameMap: [...say.weekdays.slice(6), ...say.weekdays.slice(0, 6)] },
        monthLabel: { show: false },
        yearLabel: { show: false },
      },
      visualMap: { show: false, min: 0, max: most, inRange: { color: [tokens.surface, tokens.accent] } },
      tooltip: { show: false },
      series: [
        {
          type: 'heatmap',
          coordinateSystem: 'calendar',
          data: data.days.map((day) => [day.date, day.amount.fen]),
          label: {
            show: true,
            fontSize: 12,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const day = data.days[dataIndex]
              if (!day) return ''
              const of = Number(day.date.slice(8))
              return day.amount.fen === 0 ? `{quiet|${of}}` : `{day|${of}}\n{sum|${format.shortMoney(day.amount.fen)}}`
            },
            rich: {
              quiet: { color: tokens.quiet, fontSize: 11 },
              day: { color: tokens.text, fontSize: 11, textBorderColor: tokens.surface, textBorderWidth: 2 },
              sum: { color: tokens.text, fontSize: 11, fontWeight: 600, textBorderColor: tokens.surface, textBorderWidth: 2 },
            },
          },
        },
      ],
    }),
    [data, month, most, format, say],
  )
  const table = useMemo(
    () => [[say.month, words.funnel.columns.amount], ...data.days.map((day) => [day.date, day.amount.fen / 100])],
    [data, say, words],
  )
  if (data.lastFive === null) return <p className="block-body muted">{say.noSignings}</p>
  const verdict = data.flagged ? 'flagged' : data.healthy ? 'healthy' : 'watch'
  const share = (value: number | null) => (value === null ? words.generic.noData : format.percent(value))
  return (
    <div className="rush">
      <dl className="rush-figures">
        <div>
          <dt>{words.funnel.columns.amount}</dt>
          <dd>{format.shortMoney(data.total.fen)}</dd>
        </div>
        <div>
          <dt>{say.lastFive}</dt>
          <dd>{share(data.lastFive)}</dd>
        </div>
        <div>
          <dt>{say.firstTwentyFive}</dt>
          <dd>{share(data.firstTwentyFive)}</dd>
        </div>
        <div>
          <dt>{say.excess}</dt>
          <dd>{share(data.excess)}</dd>
        </div>
        <div>
          <dt>{words.funnel.columns.verdict}</dt>
          <dd>
            <span className={`verdict verdict-${data.flagged ? 'fell' : data.healthy ? 'rose' : 'insufficient'}`}>
              {say[verdict]}
            </span>
          </dd>
        </div>
        <p className="muted">{say.rushNote}</p>
      </dl>
      <Chart
        title={`${say.rush} ${month}`}
        describe={`${say.lastFive} ${share(data.lastFive)}${words.generic.separator}${say.firstTwentyFive} ${share(data.firstTwentyFive)}`}
        height={34 + 34 * 6 + 8}
        option={option}
        data={table}
      />
    </div>
  )
}
