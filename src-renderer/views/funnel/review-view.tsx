import { App, Button, Segmented, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { Attention } from './attention.tsx'
import { BridgeTable } from './bridge-table.tsx'
import { instantOf, lastMonday, shiftDays } from './days.ts'
import { MovementTable } from './movement-table.tsx'
import { StageFlows } from './stage-flows.tsx'
import './funnel.css'

type Since = 'looked' | 'monday' | 'week' | 'month'

const keyOf = (viewId: number | null) => `deal-review:looked:${viewId ?? 'all'}`

/** What moved since the last look, for all deals or a saved view; every number opens its rows. */
export function ReviewView() {
  const { words, format } = useSpeech()
  const say = words.funnel.review
  const wire = useWire()
  const { message } = App.useApp()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const views = useSteadyQuery('views.list', { list: 'pipeline' }).data?.views ?? []
  const [viewId, setViewId] = useState<number | null>(null)
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
  const definition = views.find((view) => view.id === viewId)?.definition
  const query = useMemo(
    (): RowQuery => ({
      ...(definition?.filter ? { filter: definition.filter } : {}),
      ...(definition?.search ? { search: definition.search } : {}),
    }),
    [definition],
  )
  const from = today === undefined || looked === undefined ? null : sinceOf(since, today, looked.at)
  const answer = useSteadyQuery('funnel.movement', from === null ? null : { ...query, since: from })
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
          <Select
            size="small"
            className="review-view-choice"
            aria-label={say.view}
            value={viewId ?? 0}
            onChange={(id: number) => setViewId(id === 0 ? null : id)}
            options={[{ value: 0, label: say.allDeals }, ...views.map((view) => ({ value: view.id, label: view.name }))]}
          />
          <Segmented
            size="small"
            aria-label={say.since}
            value={since}
            onChange={setSince}
            options={(['looked', 'monday', 'week', 'month'] as const).map((value) => ({ value, label: say.sinceChoices[value] }))}
          />
          <Button size="small" disabled={!answer.data} onClick={() => void mark()}>
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
              <BridgeTable data={data} />
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
