import { App, Button } from 'antd'
import { useState } from 'react'
import type { RebatePeriodRow } from '../../../src-preload/contract/rebates/periods.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { termsPlace } from '../rebate-terms/index.ts'
import { reconciliationPlace } from '../reconciliation/index.ts'
import { CloseDialog } from './close-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { RunProgress } from './run-progress.tsx'
import { useRebateRun } from './use-rebate-run.ts'

interface Props {
  readonly periods: readonly RebatePeriodRow[]
  readonly by: number | null
  readonly onReckon: (period: string) => void
}

/** Every settlement period with where it stands and what can be done next. */
export function PeriodTable({ periods, by, onReckon }: Props) {
  const { words, format } = useSpeech()
  const say = words.rebates
  const desk = useDesk()
  const { message } = App.useApp()
  const [reopening, setReopening] = useState<RebatePeriodRow | null>(null)
  const [closing, setClosing] = useState<string | null>(null)
  const again = useRebateRun('rebates.verify')

  const verify = async (period: string) => {
    const found = await again.run({ period })
    if (found)
      void (found.same ? message.success(say.verified) : message.error(say.notVerified(format.count(found.differing)), 10))
  }
  return (
    <>
      {again.failure && <FailureNotice failure={again.failure} onClose={again.forget} />}
      {again.busy && <RunProgress title={say.verifying} job={again.state} onCancel={again.cancel} />}
      <div className="rebate-scroll">
        <table className="plain-table period-table">
          <thead>
            <tr>
              <th>{say.columns.period}</th>
              <th>{say.columns.status}</th>
              <th className="num">{say.columns.parties}</th>
              <th className="num">{say.columns.calculated}</th>
              <th className="num">{say.columns.adjustments}</th>
              <th className="num">{say.columns.undecided}</th>
              <th className="num">{say.columns.unreckoned}</th>
              <th>{say.columns.runAt}</th>
              <th>{say.columns.hash}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.name}>
                <td className="period-name">{period.name}</td>
                <td>
                  <StateTag tone={period.status === 'closed' ? 'good' : 'info'}>{say.states[period.status]}</StateTag>
                  {period.stale && (
                    <StateTag tone="warn" title={say.staleHint}>
                      {say.stale}
                    </StateTag>
                  )}
                  {period.reopening && <StateTag tone="warn">{say.reopenAsked(period.reopening.by)}</StateTag>}
                </td>
                <td className="num">{format.count(period.parties)}</td>
                <td className="num">{format.ledger(period.calculated)}</td>
                <td className="num">{period.adjustments.fen === 0 ? words.generic.noData : format.ledger(period.adjustments)}</td>
                <td className={period.undecided > 0 ? 'num money-warn' : 'num'}>{format.count(period.undecided)}</td>
                <td className={period.unreckoned > 0 ? 'num money-bad' : 'num'}>
                  {period.unreckoned > 0 ? (
                    <PlaceLink to={termsPlace('targets')} className="money-bad">
                      {format.count(period.unreckoned)}
                    </PlaceLink>
                  ) : (
                    format.count(0)
                  )}
                </td>
                <td>{period.runAt === null ? words.generic.noData : format.dateTime(period.runAt)}</td>
                <td className="period-hash" title={period.hash ?? ''}>
                  {period.hash === null ? words.generic.noData : period.hash.slice(0, 12)}
                </td>
                <td>
                  <div className="period-actions">
                    <Button size="small" type="link" onClick={() => desk.open(reconciliationPlace(period.name))}>
                      {say.openReconciliation}
                    </Button>
                    {period.status === 'open' ? (
                      <>
                        <Button
                          size="small"
                          type={period.stale ? 'primary' : 'default'}
                          ghost={period.stale}
                          onClick={() => onReckon(period.name)}
                        >
                          {say.again}
                        </Button>
                        <Button size="small" onClick={() => setClosing(period.name)}>
                          {say.close}
                        </Button>
                      </>
                    ) : (
                      <>
                        <Button size="small" disabled={again.busy} onClick={() => void verify(period.name)}>
                          {say.verify}
                        </Button>
                        <Button size="small" type="text" onClick={() => setReopening(period)}>
                          {say.reopen}
                        </Button>
                      </>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {closing !== null && <CloseDialog period={closing} by={by} onClose={() => setClosing(null)} />}
      {reopening && <ReopenDialog period={reopening} by={by} onClose={() => setReopening(null)} />}
    </>
  )
}
