import { Segmented, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { rowsPlace } from '../funnel/index.ts'
import { monthsAway } from '../regions/index.ts'
import { targetsPlace } from '../targets/index.ts'
import { DealChoices } from './deal-choices.tsx'
import { ForecastChart } from './forecast-chart.tsx'
import { ForecastTable } from './forecast-table.tsx'
import { Levers } from './levers.tsx'
import { ScenarioBar } from './scenario-bar.tsx'
import { usual } from './usual.ts'
import './forecast.css'

const filterFields = ['region', 'team', 'owner', 'productLine'] as const
const horizons = [3, 6, 12] as const

/** What will be signed month by month, by the deals as they stand and by a scenario, against target. */
export function ForecastView() {
  const { words, format } = useSpeech()
  const say = words.forecast
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const choices = useSteadyQuery('pipeline.choices', {}).data
  const [horizon, setHorizon] = useState<number>(6)
  const [picked, setPicked] = useState<Partial<Record<(typeof filterFields)[number], string>>>({})
  const [scenario, setScenario] = useState<{ id: number | null; assumed: typeof usual }>({ id: null, assumed: usual })
  const assumed = useDeferredValue(scenario.assumed)
  const query = useMemo((): RowQuery => {
    const conditions: FilterCondition[] = filterFields.flatMap((field) =>
      picked[field] === undefined ? [] : [{ field, op: 'eq', value: picked[field] }],
    )
    return conditions.length === 0 ? {} : { filter: { all: conditions } }
  }, [picked])
  const from = today?.slice(0, 7)
  const months = from === undefined ? [] : Array.from({ length: horizon }, (_, at) => monthsAway(from, at))
  const answer = useSteadyQuery(
    'forecast.read',
    from === undefined ? null : { ...query, from, months: horizon, assumptions: assumed },
  )
  return (
    <Page
      wide
      title={say.title}
      note={
        months.length > 0 && (
          <span className="num">
            {say.span(months[0] ?? '', months.at(-1) ?? '')}
            {answer.data && ` · ${say.asOf(answer.data.asOf)}`}
            {answer.data?.targetsOf === 'none' && ` · ${say.noTarget}`}
          </span>
        )
      }
      actions={<PlaceLink to={targetsPlace}>{say.setTargets}</PlaceLink>}
    >
      <div className="forecast-bar">
        <Segmented
          size="small"
          aria-label={say.horizon}
          value={horizon}
          onChange={setHorizon}
          options={horizons.map((value) => ({ value, label: say.months(value) }))}
        />
        {filterFields.map((field) => (
          <Select
            key={field}
            size="small"
            className="forecast-filter"
            aria-label={words.funnel.filters[field]}
            placeholder={words.funnel.filters[field]}
            allowClear
            showSearch
            value={picked[field] ?? null}
            onChange={(value: string | null | undefined) =>
              setPicked((now) => {
                const next = { ...now }
                delete next[field]
                return value === null || value === undefined ? next : { ...next, [field]: value }
              })
            }
            options={(choices?.[field] ?? []).map((one) => ({ value: one.value, label: one.value }))}
          />
        ))}
      </div>
      <Answered answer={answer} rows={12}>
        {(data) => (
          <>
            <div className="forecast-pair">
              <Section title={say.chart}>
                <ForecastChart data={data} />
                <div className="forecast-wide">
                  <ForecastTable data={data} query={query} assumed={assumed} />
                </div>
                <dl className="forecast-none" aria-label={say.inNone.title}>
                  {(['overdue', 'undated', 'later'] as const).map((part) => (
                    <div key={part}>
                      <dt>{say.inNone[part]}</dt>
                      <dd>
                        {data[part].count === 0 ? (
                          words.generic.noData
                        ) : (
                          <PlaceLink to={rowsPlace(query, inNone(part, data.asOf, months), say.inNone[part])}>
                            {say.inNone.count(format.count(data[part].count))}
                          </PlaceLink>
                        )}{' '}
                        <span className="muted">{format.shortMoney(data[part].amount.fen)}</span>
                      </dd>
                    </div>
                  ))}
                </dl>
              </Section>
              <Section title={say.scenario.title}>
                <ScenarioBar
                  chosen={scenario.id}
                  assumed={scenario.assumed}
                  onChoose={(id, next) => setScenario({ id, assumed: next })}
                />
                <Levers assumed={scenario.assumed} onChange={(next) => setScenario((now) => ({ ...now, assumed: next }))} />
              </Section>
            </div>
            <DealChoices
              query={query}
              months={months}
              assumed={scenario.assumed}
              onChange={(next) => setScenario((now) => ({ ...now, assumed: next }))}
            />
          </>
        )}
      </Answered>
    </Page>
  )
}

function inNone(part: 'overdue' | 'undated' | 'later', asOf: string, months: readonly string[]): FilterCondition[] {
  const open: FilterCondition = { field: 'open', op: 'eq', value: true }
  if (part === 'undated') return [open, { field: 'expectedClose', op: 'blank' }]
  if (part === 'overdue') return [open, { field: 'expectedClose', op: 'lt', value: asOf }]
  return [open, { field: 'expectedClose', op: 'gte', value: `${monthsAway(months.at(-1) ?? '', 1)}-01` }]
}
