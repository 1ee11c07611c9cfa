import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { DateField, useToday } from './date-field.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Where quotes wait and why they come back. */
export function QuoteMeasures() {
  const { words, format } = useSpeech()
  const say = words.quotes.measures
  const today = useToday()
  const [picked, setPicked] = useState<{ from?: string; to?: string }>({})
  const to = picked.to ?? today ?? ''
  const from = picked.from ?? (today === undefined ? '' : dayjs(today).subtract(30, 'day').format('YYYY-MM-DD'))
  const answer = useSteadyQuery('quotes.measures', from !== '' && to !== '' ? { from, to } : null)
  return (
    <>
      <div className="quote-waiting-tools">
        <DateField label={`${say.period} 1`} value={from} onChange={(day) => setPicked((now) => ({ ...now, from: day }))} />
        –
        <DateField label={`${say.period} 2`} value={to} onChange={(day) => setPicked((now) => ({ ...now, to: day }))} />
      </div>
      <Answered answer={answer}>
        {(data) => (
          <>
            <Section title={words.quotes.tabs.measures}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{words.quotes.columns.node}</th>
                    <th className="num">{say.waiting}</th>
                    <th className="num">{say.overdue}</th>
                    <th className="num">{say.decided}</th>
                    <th className="num">{say.late}</th>
                    <th className="num">{say.mean}</th>
                    <th className="num">{say.longest}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.nodes.map((row) => (
                    <tr key={row.node}>
                      <td>{words.quotes.nodes[row.node]}</td>
                      <td className="num">{format.count(row.waiting)}</td>
                      <td className={row.overdue > 0 ? 'num quote-bad' : 'num'}>{format.count(row.overdue)}</td>
                      <td className="num">{format.count(row.decided)}</td>
                      <td className="num">{format.count(row.late)}</td>
                      <td className="num">{row.meanHours ?? words.generic.noData}</td>
                      <td className="num">{row.longestHours ?? words.generic.noData}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
            <Section title={say.returns}>
              {data.returns.length === 0 ? (
                <p className="block-body muted">{say.noReturns}</p>
              ) : (
                <table className="plain-table">
                  <tbody>
                    {data.returns.map((row) => (
                      <tr key={`${row.node} ${row.reason}`}>
                        <td>{words.quotes.nodes[row.node]}</td>
                        <td>{row.reason}</td>
                        <td className="num">{format.count(row.count)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Section>
            <Section title={say.sent}>
              <p className="block-body">
                {format.count(data.sent)} · {say.answered} {format.count(data.answeredIn48Hours)}
                {words.quotes.inBrackets(data.answeredPercent === null ? words.generic.noData : `${data.answeredPercent}%`)}
              </p>
            </Section>
          </>
        )}
      </Answered>
    </>
  )
}
