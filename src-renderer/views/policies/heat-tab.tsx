import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

const shade = (count: number): number => (count === 0 ? 0 : Math.min(4, Math.ceil(Math.log2(count + 1))))

/** Cards and regions down, days across: how often each was triggered, red after three quiet working days. */
export function HeatTab({ today }: { today: string }) {
  const { words, format } = useSpeech()
  const say = words.policies.heat
  const [to, setTo] = useState(today)
  const from = dayjs(to).subtract(34, 'day').format('YYYY-MM-DD')
  const answer = useSteadyQuery('policies.heatMap', { from, to })
  return (
    <Section
      title={words.policies.tabs.heat}
      actions={
        <>
          <span className="heat-legend muted">
            <span className="heat-swatch heat-quiet" aria-hidden />
            {say.quiet}
          </span>
          <span className="muted">{say.to}</span>
          <DatePicker
            size="small"
            aria-label={say.to}
            allowClear={false}
            value={dayjs(to)}
            onChange={(day) => day && setTo(day.format('YYYY-MM-DD'))}
          />
        </>
      }
    >
      <Answered answer={answer}>
        {({ days, rows }) =>
          rows.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <div className="heat">
              <table className="plain-table heat-table">
                <thead>
                  <tr>
                    <th rowSpan={2}>{words.policies.columns.name}</th>
                    <th rowSpan={2}>{say.region}</th>
                    {[...Map.groupBy(days, (day) => day.slice(0, 7))].map(([month, own]) => (
                      <th key={month} colSpan={own.length} scope="colgroup" className="heat-month">
                        {month}
                      </th>
                    ))}
                  </tr>
                  <tr>
                    {days.map((day) => (
                      <th key={day} title={day} className="heat-day">
                        {day.slice(8)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.cardId} ${row.region}`}>
                      <td className="policy-day">{row.name}</td>
                      <td className="policy-day">{row.region === '' ? say.everywhere : row.region}</td>
                      {row.counts.map((count, at) => {
                        const day = days[at] ?? ''
                        const quiet = row.quiet[at] === true
                        const name = count === null ? 'heat-none' : quiet ? 'heat-quiet' : `heat-${shade(count)}`
                        const told =
                          count === null ? day : `${say.cell(day, format.count(count))}${quiet ? ` · ${say.quiet}` : ''}`
                        return (
                          <td key={day} className={`heat-cell ${name}`} title={told} aria-label={told}>
                            {count === null || count === 0 ? '' : format.count(count)}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Section>
  )
}
