import { DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
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
import { compareNames, compareOf, periodNames, spanOf } from './periods.ts'
import type { CompareName, PeriodName, Span } from './periods.ts'
import { WhyPanel } from './why-panel.tsx'
import './funnel.css'

const filterFields = ['region', 'team', 'owner', 'productLine'] as const

/** The funnel of any period against another, in the reading named, and why a conversion moved. */
export function FunnelView() {
  const { words } = useSpeech()
  const say = words.funnel
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const choices = useSteadyQuery('pipeline.choices', {}).data
  const [period, setPeriod] = useState<PeriodName>('last30')
  const [custom, setCustom] = useState<Span | null>(null)
  const [compare, setCompare] = useState<CompareName>('before')
  const [reading, setReading] = useState<Reading>('cohort')
  const [picked, setPicked] = useState<Partial<Record<(typeof filterFields)[number], string>>>({})
  const [asking, setAsking] = useState<string | null>(null)
  const span = today === undefined ? null : spanOf(period, today, custom)
  const against = span && compareOf(compare, span)
  const query = useMemo((): RowQuery => {
    const conditions: FilterCondition[] = filterFields.flatMap((field) =>
      picked[field] === undefined ? [] : [{ field, op: 'eq', value: picked[field] }],
    )
    return conditions.length === 0 ? {} : { filter: { all: conditions } }
  }, [picked])
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
        <Segmented
          size="small"
          aria-label={say.period}
          value={period}
          onChange={setPeriod}
          options={periodNames.map((value) => ({ value, label: say.periods[value] }))}
        />
        {period === 'custom' && (
          <DatePicker.RangePicker
            size="small"
            allowClear={false}
            aria-label={say.period}
            value={custom ? [dayjs(custom.from), dayjs(custom.to)] : null}
            onChange={(days) => {
              const [from, to] = days ?? []
              if (from && to) setCustom({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') })
            }}
          />
        )}
        <span className="muted">{say.compare}</span>
        <Select
          size="small"
          aria-label={say.compare}
          value={compare}
          onChange={setCompare}
          options={compareNames.map((value) => ({ value, label: say.compares[value] }))}
        />
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
