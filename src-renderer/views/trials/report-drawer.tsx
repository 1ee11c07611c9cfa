import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { TrialReportLine } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

const counts = ['ended', 'converted', 'extended', 'terminated'] as const

/** Approval hours, conversion and root causes by product (rule B10). */
export function ReportDrawer({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.trials.report
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [range, setRange] = useState<[string, string] | null>(null)
  const [from, to] = range ?? (today ? [dayjs(today).subtract(6, 'month').format('YYYY-MM-DD'), today] : ['', ''])
  const answer = useSteadyQuery('trials.report', from === '' ? null : { from, to })
  const line = (one: TrialReportLine, name: string, whole = false) => (
    <tr key={`${one.productId} ${name}`} className={whole ? 'trial-whole' : ''}>
      <td>{name}</td>
      <td className="num">{format.count(one.approved)}</td>
      <td className="num">{one.approvalHours ?? words.generic.noData}</td>
      {counts.map((column) => (
        <td key={column} className="num">
          {format.count(one[column])}
        </td>
      ))}
      <td className="num">{one.conversion === null ? words.generic.noData : `${one.conversion}%`}</td>
      <td>{one.causes.map(({ cause, count }) => say.cause(cause, format.count(count))).join(words.generic.separator)}</td>
    </tr>
  )
  return (
    <SideSheet onClose={onClose} title={say.title} size={960}>
      <div className="trial-actions">
        <span className="muted">{say.range}</span>
        {from !== '' && (
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(days) => days?.[0] && days[1] && setRange([days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')])}
          />
        )}
      </div>
      <Answered answer={answer}>
        {({ whole, lines }) =>
          lines.length === 0 ? (
            <p className="muted">{say.none}</p>
          ) : (
            <table className="plain-table trial-report">
              <thead>
                <tr>
                  <th>{say.product}</th>
                  <th className="num">{say.approved}</th>
                  <th className="num">{say.hours}</th>
                  {counts.map((column) => (
                    <th key={column} className="num">
                      {say[column]}
                    </th>
                  ))}
                  <th className="num">{say.conversion}</th>
                  <th>{say.causes}</th>
                </tr>
              </thead>
              <tbody>
                {line(whole, say.whole, true)}
                {lines.map((one) => line(one, one.productName ?? words.generic.noData))}
              </tbody>
            </table>
          )
        }
      </Answered>
      <p className="muted">{say.hint}</p>
    </SideSheet>
  )
}
