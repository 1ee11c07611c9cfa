import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { shiftMonths } from './days.ts'
import { HealthTable } from './health-table.tsx'
import { RushCalendar } from './rush-calendar.tsx'
import './funnel.css'

const weeksShown = 12

/** How healthy the open deals are week by week (rule A4), and how a month's signings lie over its days (rule E7). */
export function HealthView() {
  const { words } = useSpeech()
  const say = words.funnel.health
  const [by, setBy] = useState<'owner' | 'team' | 'region'>('owner')
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [chosen, setChosen] = useState<string | null>(null)
  const months =
    today === undefined ? [] : Array.from({ length: 12 }, (_, back) => shiftMonths(`${today.slice(0, 8)}01`, -back).slice(0, 7))
  // The running month is not over, so that nothing can be said of its end.
  const month = chosen ?? months[1] ?? null
  const health = useSteadyQuery('funnel.health', { by, weeks: weeksShown })
  const rush = useSteadyQuery('funnel.rush', month === null ? null : { month })
  return (
    <Page title={say.title} note={say.formula}>
      <Section
        title={say.index}
        actions={
          <Segmented
            size="small"
            value={by}
            onChange={setBy}
            options={(['owner', 'team', 'region'] as const).map((value) => ({ value, label: say.by[value] }))}
          />
        }
      >
        <Answered answer={health} rows={8}>
          {(data) => <HealthTable data={data} by={by} />}
        </Answered>
      </Section>
      <Section
        title={say.rush}
        actions={
          <Select
            size="small"
            aria-label={say.month}
            value={month}
            onChange={setChosen}
            options={months.map((value) => ({ value, label: value }))}
          />
        }
      >
        <Answered answer={rush} rows={6}>
          {(data) => <RushCalendar data={data} month={month ?? ''} />}
        </Answered>
      </Section>
    </Page>
  )
}
