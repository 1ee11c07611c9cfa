import { App, Button, DatePicker, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useActing } from '../rebates/index.ts'
import { DeviationLines } from './deviation-lines.tsx'
import { measuredText } from './policy-words.ts'

/** Rule E5: how far the prices of a region's week lie from the guide, and what that freezes. */
export function DeviationTab({ today }: { today: string }) {
  const { words, format } = useSpeech()
  const say = words.policies.deviation
  const [week, setWeek] = useState(dayjs(today).subtract(7, 'day').format('YYYY-MM-DD'))
  const [lifting, setLifting] = useState<{ region: string; from: string } | null>(null)
  const [shown, setShown] = useState<{ region: string; from: string; to: string } | null>(null)
  const answer = useSteadyQuery('policies.deviations', { week })
  return (
    <Section
      title={words.policies.tabs.deviation}
      actions={
        <>
          <span className="muted">{say.week}</span>
          <DatePicker
            size="small"
            aria-label={say.week}
            allowClear={false}
            value={dayjs(week)}
            onChange={(day) => day && setWeek(day.format('YYYY-MM-DD'))}
          />
        </>
      }
    >
      <Answered answer={answer}>
        {({ rows, from, to }) => (
          <>
            <p className="block-body muted policy-note">{`${from} – ${to} · ${say.note}`}</p>
            {rows.length === 0 ? (
              <div className="block-body muted">{say.empty}</div>
            ) : (
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.region}</th>
                    <th className="num">{say.ratio}</th>
                    <th className="num">{say.lines}</th>
                    <th className="num">{say.withoutGuide}</th>
                    <th>{say.freeze}</th>
                    <th className="num">{say.invoiced}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.region}>
                      <td>{row.region === '' ? say.noRegion : row.region}</td>
                      <td className={row.above ? 'num money-bad' : 'num'}>
                        {row.ratio === null ? words.generic.noData : measuredText(row.ratio, row.above)}
                      </td>
                      <td className="num">
                        {row.lines === 0 ? words.generic.noData : say.count(format.count(row.lines), format.count(row.quotes))}
                      </td>
                      <td className="num">{row.lines === 0 ? words.generic.noData : format.count(row.withoutGuide)}</td>
                      <td>
                        {row.freeze ? say.frozen(row.freeze.from, row.freeze.to) : words.generic.noData}
                        {row.lifted && <div className="muted">{say.lifted(row.lifted.by, row.lifted.on, row.lifted.reason)}</div>}
                      </td>
                      <td className="num muted">
                        {row.invoiced.ratio === null
                          ? words.generic.noData
                          : say.invoicedLines(measuredText(row.invoiced.ratio, false), format.count(row.invoiced.lines))}
                      </td>
                      <td>
                        <div className="policy-actions">
                          {row.lines > 0 && (
                            <Button size="small" type="text" onClick={() => setShown({ region: row.region, from, to })}>
                              {say.show}
                            </Button>
                          )}
                          {row.freeze && !row.lifted && (
                            <Button
                              size="small"
                              onClick={() => row.freeze && setLifting({ region: row.region, from: row.freeze.from })}
                            >
                              {say.lift}
                            </Button>
                          )}
                        </div>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        )}
      </Answered>
      {shown && <DeviationLines {...shown} onClose={() => setShown(null)} />}
      {lifting && (
        <LiftDialog region={lifting.region} on={lifting.from > today ? lifting.from : today} onClose={() => setLifting(null)} />
      )}
    </Section>
  )
}

function LiftDialog({ region, on, onClose }: { region: string; on: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.policies.deviation
  const { message } = App.useApp()
  const { by } = useActing()
  const lift = useCommand('policies.liftFreeze')
  const [reason, setReason] = useState('')
  const submit = async () => {
    if (!(await lift.run({ region, on, reason, by: by ?? 1 }))) return
    void message.success(say.done)
    onClose()
  }
  return (
    <Modal
      open
      title={say.liftTitle(region)}
      okText={say.lift}
      confirmLoading={lift.busy}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <Input.TextArea
        rows={3}
        aria-label={say.reason}
        placeholder={say.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {lift.failure && <FailureNotice failure={lift.failure} />}
    </Modal>
  )
}
