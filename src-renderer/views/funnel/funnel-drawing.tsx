import { useCallback, useMemo } from 'react'
import { Chart } from '../../charts/chart.tsx'
import { funnelHeight, funnelOption } from '../../charts/funnel-chart.ts'
import type { FunnelBar } from '../../charts/funnel-chart.ts'
import type { ChartTokens } from '../../charts/tokens.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from '../pipeline/index.ts'
import type { Reading } from './funnel-table.tsx'
import { percentOf, pointsOf } from './shown-figures.ts'

/** The funnel drawn: how many entered each stage, solid now and dashed before. */
export function FunnelDrawing({ data, reading }: { data: Output<'funnel.read'>; reading: Reading }) {
  const { words, format } = useSpeech()
  const say = words.funnel
  const bars = useMemo(
    () =>
      data.stages.map((stage): FunnelBar => {
        const now = stage[reading]
        const before = reading === 'cohort' ? stage.compareCohort : stage.comparePeriod
        const change = now.rate === null || !before || before.rate === null ? null : now.rate - before.rate
        const told = reading === 'cohort' && (stage.test.verdict === 'fell' || stage.test.verdict === 'rose')
        const arrow = change === null ? '' : ` ${change < 0 ? '▼' : '▲'} ${say.points(pointsOf(change))}`
        return {
          name: knownWord(words, stage.name),
          value: now.entered,
          before: before?.entered ?? null,
          label: before ? `${format.count(now.entered)} / ${format.count(before.entered)}` : format.count(now.entered),
          pill:
            now.rate === null
              ? null
              : {
                  text: `${percentOf(now.rate, '')}${told ? arrow : change === null ? '' : ` ${say.points(pointsOf(change))}`}`,
                  tone: told ? (stage.test.verdict === 'fell' ? 'bad' : 'good') : 'quiet',
                },
        }
      }),
    [data, reading, words, format, say],
  )
  const option = useCallback((tokens: ChartTokens, width: number) => funnelOption(bars, tokens, width), [bars])
  const describe = bars
    .map((bar) => `${bar.name} ${bar.label}${bar.pill ? ` ${bar.pill.text}` : ''}`)
    .join(words.generic.separator)
  return (
    <div>
      <Chart
        title={say.chart}
        describe={describe}
        height={funnelHeight(bars.length)}
        option={option}
        data={[
          [say.columns.stage, say.now, say.before, say.columns.rate],
          ...data.stages.map((stage) => [
            knownWord(words, stage.name),
            stage[reading].entered,
            (reading === 'cohort' ? stage.compareCohort : stage.comparePeriod)?.entered ?? null,
            stage[reading].rate,
          ]),
        ]}
      />
      <p className="chart-legend muted">
        <span className="legend-solid" aria-hidden /> {say.now}
        <span className="legend-dashed" aria-hidden /> {say.before}
      </p>
    </div>
  )
}
