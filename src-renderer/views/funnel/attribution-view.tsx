import { Button } from 'antd'
import { useState } from 'react'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { AttributionStep } from '../../../src-preload/contract/funnel.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { AttributionCases } from './attribution-cases.tsx'
import { AttributionLines } from './attribution-lines.tsx'
import { AttributionSteps } from './attribution-steps.tsx'
import { PeriodBar } from './period-bar.tsx'
import { usePeriods } from './use-periods.ts'
import './funnel.css'
import './attribution.css'

const levels = ['team', 'owner', 'customer'] as const
type Level = (typeof levels)[number]
const fieldOf: Record<Level, string> = { team: 'team', owner: 'owner', customer: 'customerName' }

export interface Opened {
  readonly step: AttributionStep
  readonly outcome: 'passed' | 'failed'
  /** Beyond where the page stands: one line of the table. */
  readonly within: string | null | undefined
}

/** Rule A8: where deals are lost between the first response and the signature, by team, rep and customer down to the activity. */
export function AttributionView() {
  const { words } = useSpeech()
  const say = words.funnel.attribution
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [path, setPath] = useState<readonly (string | null)[]>([])
  const [opened, setOpened] = useState<Opened | null>(null)
  const periods = usePeriods(today, 'quarter')
  const { span, against } = periods
  const level = levels[Math.min(path.length, levels.length - 1)] ?? 'customer'
  const condition = (at: Level, value: string | null): FilterCondition =>
    value === null ? { field: fieldOf[at], op: 'blank' } : { field: fieldOf[at], op: 'eq', value }
  const conditions = path.map((value, index) => condition(levels[index] ?? 'customer', value))
  const filter = (more: readonly FilterCondition[] = []) => ({ filter: { all: [...conditions, ...more] } })
  const answer = useSteadyQuery('funnel.attribution', span && { ...filter(), period: span, compare: against, by: level })
  return (
    <Page
      title={say.title}
      note={
        span && (
          <span className="num">
            {words.funnel.review.range(span.from, span.to)}
            {against && ` · ${words.funnel.against(against.from, against.to)}`}
          </span>
        )
      }
    >
      <div className="funnel-bar">
        <PeriodBar periods={periods} />
        <span className="attribution-path">
          <Button size="small" type="link" disabled={path.length === 0} onClick={() => setPath([])}>
            {words.generic.all}
          </Button>
          {path.map((value, index) => (
            <Button
              // One name may stand at two levels.
              key={`${levels[index] ?? ''}-${value ?? ''}`}
              size="small"
              type="link"
              disabled={index === path.length - 1}
              onClick={() => setPath(path.slice(0, index + 1))}
            >
              {value ?? words.funnel.why.blank}
            </Button>
          ))}
        </span>
      </div>
      <Answered answer={answer} rows={8}>
        {(data) =>
          data.overall.cases === 0 ? (
            <EmptyState title={say.empty} body={words.funnel.emptyBody} />
          ) : (
            <>
              <AttributionSteps data={data} onOpen={(step, outcome) => setOpened({ step, outcome, within: undefined })} />
              <Section title={say.by[level]}>
                <AttributionLines
                  data={data}
                  onOpen={(step, within) => setOpened({ step, outcome: 'failed', within })}
                  {...(level === 'customer' ? {} : { onEnter: (value: string | null) => setPath([...path, value]) })}
                />
              </Section>
            </>
          )
        }
      </Answered>
      {opened && span && (
        <AttributionCases
          opened={opened}
          query={filter(opened.within === undefined ? [] : [condition(level, opened.within)])}
          span={span}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  )
}
