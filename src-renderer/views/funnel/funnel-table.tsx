import { Button } from 'antd'
import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from '../pipeline/index.ts'
import { rowsPlace } from './drill.ts'
import type { Span } from './periods.ts'
import { percentOf, pointsOf } from './shown-figures.ts'
import { VerdictTag } from './verdict-tag.tsx'

export type Reading = 'cohort' | 'period'
type Data = Output<'funnel.read'>

interface Props {
  readonly data: Data
  readonly reading: Reading
  readonly query: RowQuery
  readonly span: Span | null
  readonly against: Span | null
  readonly onWhy: (stage: string) => void
}

/** The rows of a cohort, as a condition of the deal grid. */
export function cohortCondition(stage: string, span: Span, asOf: string, part: 'entered' | 'advanced' | 'open'): FilterCondition {
  return { field: 'cohort', op: 'eq', value: JSON.stringify([stage, span.from, span.to, asOf, part]) }
}

/** The funnel in figures; each opens its rows. */
export function FunnelTable({ data, reading, query, span, against, onWhy }: Props) {
  const { words, format } = useSpeech()
  const say = words.funnel.columns
  const none = words.generic.noData
  const link = (value: number, stage: string, name: string, part: 'entered' | 'advanced' | 'open') =>
    value === 0 || !span ? (
      format.count(value)
    ) : (
      <PlaceLink to={rowsPlace(query, [cohortCondition(stage, span, data.asOf, part)], name)}>{format.count(value)}</PlaceLink>
    )
  return (
    <table className="plain-table funnel-table">
      <thead>
        <tr>
          <th scope="col">{say.stage}</th>
          {[
            ['entered', say.entered],
            ['advanced', say.advanced],
            ['rate', say.rate],
            ['change', say.change],
          ].map(([key, title]) => (
            <th key={key} scope="col" className="num">
              {title}
            </th>
          ))}
          {reading === 'cohort' && <th scope="col">{say.verdict}</th>}
          {reading === 'cohort' && (
            <th scope="col" className="num" title={words.funnel.openHint}>
              {say.open}
            </th>
          )}
          <th scope="col" className="num">
            {say.median}
          </th>
          <th scope="col" className="num">
            {say.now}
          </th>
          <th scope="col" className="num">
            {say.weighted}
          </th>
          <th scope="col" aria-label={say.why} />
        </tr>
      </thead>
      <tbody>
        {data.stages.map((stage) => {
          const now = stage[reading]
          const before = reading === 'cohort' ? stage.compareCohort : stage.comparePeriod
          const change = now.rate === null || !before || before.rate === null ? null : now.rate - before.rate
          const name = knownWord(words, stage.name)
          return (
            <tr key={stage.stage}>
              <th scope="row">{name}</th>
              <td className="num">{link(now.entered, stage.stage, `${name} ${say.entered}`, 'entered')}</td>
              <td className="num">
                {reading === 'cohort'
                  ? link(now.advanced, stage.stage, `${name} ${say.advanced}`, 'advanced')
                  : link(now.advanced, stage.next, `${knownWord(words, stage.nextName)} ${say.entered}`, 'entered')}
              </td>
              <td className="num">
                <strong>{percentOf(now.rate, none)}</strong>
                {before && <span className="muted"> {percentOf(before.rate, none)}</span>}
              </td>
              <td className="num">{change === null ? none : words.funnel.points(pointsOf(change))}</td>
              {reading === 'cohort' && (
                <td>
                  <VerdictTag test={stage.test} />
                </td>
              )}
              {reading === 'cohort' && <td className="num">{link(now.open, stage.stage, `${name} ${say.open}`, 'open')}</td>}
              <td className="num">
                {stage.medianDays === null ? none : words.funnel.days(format.decimal(Math.round(stage.medianDays * 10) / 10))}
              </td>
              <td className="num">
                <PlaceLink to={rowsPlace(query, [{ field: 'stage', op: 'eq', value: stage.stage }], name)}>
                  {format.count(stage.openCount)}
                </PlaceLink>
              </td>
              <td className="num" title={format.money(stage.openWeighted)}>
                <PlaceLink to={rowsPlace(query, [{ field: 'stage', op: 'eq', value: stage.stage }], name)}>
                  {format.shortMoney(stage.openWeighted.fen)}
                </PlaceLink>
              </td>
              <td>
                {against && stage.cohort.entered > 0 && (stage.compareCohort?.entered ?? 0) > 0 && (
                  <Button
                    size="small"
                    type={stage.test.verdict === 'fell' ? 'default' : 'text'}
                    danger={stage.test.verdict === 'fell'}
                    aria-label={`${words.funnel.whyAction} ${name}`}
                    onClick={() => onWhy(stage.stage)}
                  >
                    {words.funnel.whyAction}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
