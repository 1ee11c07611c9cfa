import { Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

const monthAgo = () => new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)
const today = () => new Date().toISOString().slice(0, 10)

/** Where quotes wait and why they come back. */
export function QuoteMeasures() {
  const { words, format } = useSpeech()
  const say = words.quotes.measures
  const [from, setFrom] = useState(monthAgo)
  const [to, setTo] = useState(today)
  const answer = useSteadyQuery('quotes.measures', from !== '' && to !== '' ? { from, to } : null)
  return (
    <>
      <div className="quote-waiting-tools">
        <Input
          type="date"
          className="quote-date"
          aria-label={`${say.period} 1`}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        –
        <Input
          type="date"
          className="quote-date"
          aria-label={`${say.period} 2`}
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </div>
      <Answered answer={answer}>
        {(data) => (
          <>
            <Section title={words.quotes.tabs.measures}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{words.quotes.columns.node}</th>
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
