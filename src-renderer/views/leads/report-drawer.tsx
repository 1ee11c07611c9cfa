import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

/** Rule A2: one day's assignments and their three largest deviations. */
export function ReportDrawer({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.leads
  const [on, setOn] = useState<string | undefined>(undefined)
  const answer = useSteadyQuery('leads.report', on === undefined ? {} : { on })
  return (
    <SideSheet onClose={onClose} title={say.report} size={640}>
      <Answered answer={answer}>
        {(report) => (
          <>
            <div className="lead-ask">
              <span className="muted">{say.reportOf}</span>
              <DatePicker
                allowClear={false}
                value={dayjs(report.on)}
                onChange={(day) => day && setOn(day.format('YYYY-MM-DD'))}
              />
            </div>
            <dl className="lead-counts">
              {(['arrived', 'assigned', 'waiting'] as const).map((which) => (
                <div key={which}>
                  <dt>{say[which]}</dt>
                  <dd>{format.count(report[which])}</dd>
                </div>
              ))}
              <div>
                <dt>{say.firstTouch}</dt>
                <dd className={report.firstTouch.state === 'below' ? 'lead-below' : ''}>
                  {report.firstTouch.value === null ? words.generic.noData : `${report.firstTouch.value}%`}
                </dd>
                <dd className="muted lead-small">
                  {say.firstTouchOf(format.count(report.firstTouch.touched), format.count(report.firstTouch.due))}{' '}
                  {say.firstTouchGoal}
                </dd>
              </div>
            </dl>
            <h3>{say.largest}</h3>
            {report.deviations.length === 0 && <p className="muted">{say.noDeviation}</p>}
            <ol className="lead-deviations">
              {report.deviations.map((one) => (
                <li key={`${one.kind} ${one.repId}`}>
                  <strong>{say.deviation[one.kind](one.repName, format.count(one.leads.length), format.count(one.days))}</strong>
                  <div className="muted">{one.leads.map(({ name }) => name).join(' \u00b7 ')}</div>
                </li>
              ))}
            </ol>
            {report.more > 0 && <p className="muted">{say.moreDeviations(format.count(report.more))}</p>}
          </>
        )}
      </Answered>
    </SideSheet>
  )
}
