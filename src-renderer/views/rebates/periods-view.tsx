import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { AccrualsSection } from './accruals-section.tsx'
import { ActingMember } from './acting-member.tsx'
import { DebtSection } from './debt-section.tsx'
import { FirstSteps } from './first-steps.tsx'
import { PeriodTable } from './period-table.tsx'
import { RunProgress } from './run-progress.tsx'
import { useActing } from './use-acting.ts'
import { useRebateRun } from './use-rebate-run.ts'
import './rebates.css'

const periodPattern = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/

/** The quarter before the one of a day: what is usually settled now. */
function lastQuarter(today: string): string {
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const year = Number(today.slice(0, 4))
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`
}

/** Settlement: reckon, reconcile, close; accruals and debt beside it. */
export function PeriodsView(_: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.rebates
  const periods = useSteadyQuery('rebates.periods', {})
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const { by } = useActing()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<string | null>(null)
  const run = useRebateRun('rebates.run')
  const period = (typed ?? (today ? lastQuarter(today) : '')).trim().toUpperCase()
  const reckon = async (name: string) => {
    const done = await run.run({ period: name, by: by ?? 1 })
    if (done?.results === 0) void message.warning(say.nothingReckoned(name), 8)
    else if (done)
      void message.success(done.unchanged ? say.unchanged : say.reckoned(format.count(done.results), format.ledger(done.total)))
  }
  return (
    <Page title={say.title} actions={<ActingMember />}>
      <Section
        title={say.periods}
        actions={
          <form
            className="period-reckon"
            onSubmit={(event) => {
              event.preventDefault()
              void reckon(period)
            }}
          >
            <Input
              size="small"
              aria-label={say.reckonPeriod}
              placeholder={say.periodHint}
              value={typed ?? period}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button size="small" type="primary" htmlType="submit" loading={run.busy} disabled={!periodPattern.test(period)}>
              {say.reckon}
            </Button>
          </form>
        }
      >
        {run.failure && <FailureNotice failure={run.failure} onClose={run.forget} />}
        {run.busy && <RunProgress title={say.reckoning} job={run.state} onCancel={run.cancel} />}
        <Answered answer={periods}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title={say.emptyTitle} body={say.emptyBody} actions={<FirstSteps />} />
            ) : (
              <PeriodTable periods={list} by={by} onReckon={(name) => void reckon(name)} />
            )
          }
        </Answered>
      </Section>
      <div className="rebate-pair">
        <AccrualsSection by={by} today={today ?? ''} />
        <DebtSection />
      </div>
    </Page>
  )
}
