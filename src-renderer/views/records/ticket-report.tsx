import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { TicketReportLine } from '../../../src-preload/contract/tickets.ts'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

const ways = ['kind', 'owner', 'customer', 'tier', 'region'] as const
type Way = (typeof ways)[number]

/** Rule B8: mean hand-offs, mean hours to close, median first response. */
export function TicketReport({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.services.records
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [by, setBy] = useState<Way>('kind')
  const [range, setRange] = useState<[string, string] | null>(null)
  const [from, to] = range ?? (today ? [dayjs(today).subtract(3, 'month').format('YYYY-MM-DD'), today] : ['', ''])
  const answer = useSteadyQuery('tickets.report', from === '' ? null : { from, to, by })
  const figure = (value: number | null) => (value === null ? words.generic.noData : format.decimal(value))
  const line = (one: TicketReportLine, name: string) => (
    <tr key={`${one.id} ${name}`}>
      <td>{name}</td>
      <td className="num">{format.count(one.tickets)}</td>
      <td className="num">{format.count(one.open)}</td>
      <td className="num">{figure(one.meanHandOffs)}</td>
      <td className="num">{figure(one.meanHoursToClose)}</td>
      <td className="num">{figure(one.medianResponseHours)}</td>
    </tr>
  )
  return (
    <SideSheet onClose={onClose} title={say.report} size={720}>
      <div className="report-ask">
        <span className="muted">{say.reportFrom}</span>
        {from !== '' && (
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(days) => days?.[0] && days[1] && setRange([days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')])}
          />
        )}
        <Segmented
          aria-label={say.reportBy}
          value={by}
          onChange={(next) => setBy(next as Way)}
          options={ways.map((value) => ({ value, label: say.by[value] }))}
        />
      </div>
      <Answered answer={answer}>
        {({ whole, lines }) => (
          <table className="plain-table report-table">
            <thead>
              <tr>
                <th>{say.by[by]}</th>
                {(['tickets', 'open', 'handOffs', 'close', 'response'] as const).map((column) => (
                  <th key={column} className="num">
                    {say.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{lines.slice(0, 200).map((one) => line(one, one.key ?? words.generic.noData))}</tbody>
            <tfoot>{line(whole, say.whole)}</tfoot>
          </table>
        )}
      </Answered>
    </SideSheet>
  )
}
