import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { FunnelDrawing } from './funnel-drawing.tsx'
import { FunnelTable } from './funnel-table.tsx'
import type { Reading } from './funnel-table.tsx'
import { FunnelTotals } from './funnel-totals.tsx'
import { PeriodBar } from './period-bar.tsx'
import { usePeriods } from './use-periods.ts'
import { useDealView, ViewChoice } from './view-choice.tsx'
import { WhyPanel } from './why-panel.tsx'
import './funnel.css'

const filterFields = ['region', 'team', 'owner', 'productLine'] as const

/** The funnel of any period against another, in the reading named, and why a conversion moved. */
export function FunnelView() {
  const { words } = useSpeech()
  const say = words.funnel
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const choices = useSteadyQuery('pipeline.choices', {}).data
  const [reading, setReading] = useState<Reading>('cohort')
  const [picked, setPicked] = useState<Partial<Record<(typeof filterFields)[number], string>>>({})
  const [asking, setAsking] = useState<string | null>(null)
  const periods = usePeriods(today, 'last30')
  const { span, against } = periods
  const choice = useDealView()
  const asked = choice.query
  const query = useMemo((): RowQuery => {
    const conditions: FilterCondition[] = filterFields.flatMap((field) =>
      picked[field] === undefined ? [] : [{ field, op: 'eq', value: picked[field] }],
    )
    const { filter } = asked
    return conditions.length === 0 ? asked : { ...asked, filter: { all: filter ? [filter, ...conditions] : conditions } }
  }, [picked, asked])
  const answer = useSteadyQuery('funnel.read', span && { ...query, period: span, compare: against })
  return (
    <Page
      title={say.title}
      note={
        span && (
          <span className="num">
            {words.funnel.review.range(span.from, span.to)}
            {against && ` · ${say.against(against.from, against.to)}`}
            {answer.data && ` · ${say.asOf(answer.data.asOf)}`}
          </span>
        )
      }
      actions={
        <Segmented
          size="small"
          value={reading}
          onChange={setReading}
          options={(['cohort', 'period'] as const).map((value) => ({
            value,
            label: say.readings[value],
            title: say.readingHints[value],
          }))}
        />
      }
    >
      <div className="funnel-bar">
        <PeriodBar periods={periods} />
        <ViewChoice choice={choice} />
        {filterFields.map((field) => (
          <Select
            key={field}
            size="small"
            className="funnel-filter"
            aria-label={say.filters[field]}
            placeholder={say.filters[field]}
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
        {(data) =>
          data.stages.every((stage) => stage.cohort.entered + stage.openCount === 0) ? (
            <EmptyState title={say.empty} body={say.emptyBody} />
          ) : (
            <>
              <FunnelTotals data={data} query={query} span={span} />
              <Section
                title={`${say.chart} · ${say.readings[reading]}`}
                actions={<span className="muted">{say.readingHints[reading]}</span>}
              >
                <div className="funnel-pair">
                  <FunnelDrawing data={data} reading={reading} />
                  <FunnelTable data={data} reading={reading} query={query} span={span} against={against} onWhy={setAsking} />
                </div>
              </Section>
              {asking !== null && span && against && (
                <WhyPanel
                  key={asking}
                  stage={asking}
                  query={query}
                  span={span}
                  against={against}
                  data={data}
                  onClose={() => setAsking(null)}
                />
              )}
            </>
          )
        }
      </Answered>
    </Page>
  )
}
