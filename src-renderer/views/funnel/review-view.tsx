import { App, Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { Attention } from './attention.tsx'
import { BridgeTable } from './bridge-table.tsx'
import { instantOf, lastMonday, shiftDays } from './days.ts'
import { MovementTable } from './movement-table.tsx'
import { Days } from './period-bar.tsx'
import type { Span } from './periods.ts'
import { StageFlows } from './stage-flows.tsx'
import { useDealView, ViewChoice } from './view-choice.tsx'
import './funnel.css'

const sinces = ['looked', 'monday', 'week', 'month', 'custom'] as const
type Since = (typeof sinces)[number]

const keyOf = (viewId: number | null) => `deal-review:looked:${viewId ?? 'all'}`

/** What moved since the last look, for all deals or a saved view; every number opens its rows. */
export function ReviewView() {
  const { words, format } = useSpeech()
  const say = words.funnel.review
  const wire = useWire()
  const { message } = App.useApp()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const choice = useDealView()
  const { viewId, query } = choice
  const [custom, setCustom] = useState<Span | null>(null)
  const [since, setSince] = useState<Since>('looked')
  const [looked, setLooked] = useState<{ at: string | null } | undefined>(undefined)
  useEffect(() => {
    let gone = false
    wire.call('layouts.get', { key: keyOf(viewId) }).then(
      ({ value }) => !gone && setLooked({ at: value }),
      () => !gone && setLooked({ at: null }),
    )
    return () => {
      gone = true
    }
  }, [wire, viewId])
  const from = today === undefined || looked === undefined ? null : sinceOf(since, today, looked.at)
  const days = since === 'custom' ? custom : null
  const between = days && { since: instantOf(days.from), until: instantOf(shiftDays(days.to, 1)) }
  const answer = useSteadyQuery('funnel.movement', from === null ? null : { ...query, ...(between ?? { since: from }) })
  const mark = async () => {
    const at = answer.data?.until ?? null
    await wire.call('layouts.put', { key: keyOf(viewId), value: at })
    setLooked({ at })
    void message.success(say.marked)
  }
  return (
    <Page
      title={say.title}
      note={
        answer.data && (
          <span className="num">
            {say.range(format.dateTime(answer.data.since), format.dateTime(answer.data.until))}
            {since === 'looked' && looked?.at === null && ` · ${say.never}`}
          </span>
        )
      }
      actions={
        <>
          <ViewChoice choice={choice} />
          <Segmented
            size="small"
            aria-label={say.since}
            value={since}
            onChange={setSince}
            options={sinces.map((value) => ({ value, label: say.sinceChoices[value] }))}
          />
          {since === 'custom' && <Days label={say.since} days={custom} onChange={setCustom} />}
          <Button size="small" disabled={!answer.data || since === 'custom'} onClick={() => void mark()}>
            {say.mark}
          </Button>
        </>
      }
    >
      <Attention query={query} />
      <Answered answer={answer} rows={12}>
        {(data) => (
          <>
            <Section title={say.bridge}>
              <BridgeTable data={data} query={query} />
            </Section>
            <Section title={say.what}>
              <MovementTable data={data} query={query} />
            </Section>
            <Section title={say.stages}>
              <StageFlows data={data} query={query} />
            </Section>
          </>
        )}
      </Answered>
    </Page>
  )
}

function sinceOf(since: Since, today: string, looked: string | null): string {
  if (since === 'monday') return instantOf(lastMonday(today))
  if (since === 'month') return instantOf(shiftDays(today, -30))
  if (since === 'week' || looked === null) return instantOf(shiftDays(today, -7))
  return looked
}
