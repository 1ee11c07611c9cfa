import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink, useDesk } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { newQuotePlace, quotePlace } from './places.ts'
import { stateTone } from './quote-view.tsx'

const page = 200

export function QuoteTable({ search }: { search: string }) {
  const { words, format } = useSpeech()
  const say = words.quotes
  const desk = useDesk()
  const [limit, setLimit] = useState(page)
  const answer = useSteadyQuery('quotes.list', { search: useDeferredValue(search), limit })
  return (
    <Answered answer={answer}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <EmptyState
            title={say.emptyTitle}
            body={say.emptyBody}
            actions={<Button onClick={() => desk.open(newQuotePlace)}>{say.newQuote}</Button>}
          />
        ) : (
          <div className="block">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say.columns.number}</th>
                  <th>{say.columns.title}</th>
                  <th>{say.columns.customer}</th>
                  <th>{say.columns.owner}</th>
                  <th>{say.columns.state}</th>
                  <th className="quote-nowrap">{say.columns.version}</th>
                  <th className="quote-nowrap">{say.columns.inForce}</th>
                  <th className="num">{say.columns.amount}</th>
                  <th className="num">{say.columns.margin}</th>
                  <th>{say.columns.updatedAt}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="quote-nowrap">
                      <PlaceLink to={quotePlace(row.id)}>
                        {row.number}
                        {row.alternative === 'A' ? '' : `-${row.alternative}`}
                      </PlaceLink>
                    </td>
                    <td className="quote-title" title={row.title}>
                      {row.title}
                    </td>
                    <td className="quote-title" title={row.customerName}>
                      {row.customerName}
                    </td>
                    <td className="quote-nowrap">{row.owner}</td>
                    <td className="quote-nowrap">
                      <StateTag tone={stateTone[row.state]}>
                        {row.current ? say.nodes[row.current] : say.states[row.state]}
                      </StateTag>
                      {row.urgent && <StateTag tone="bad">{say.urgent}</StateTag>}
                    </td>
                    <td>{row.version}</td>
                    <td>{row.inForce ?? words.generic.noData}</td>
                    <td className="num">{format.money(row.amount)}</td>
                    <td className="num">{row.marginPercent === null ? words.generic.noData : `${row.marginPercent}%`}</td>
                    <td className="quote-nowrap">{format.dateTime(row.updatedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length < total && (
              <p className="block-body">
                <Button size="small" onClick={() => setLimit((now) => Math.min(1000, now + page))}>
                  {words.alerts.more}
                </Button>{' '}
                <span className="muted">{words.alerts.shown(format.count(rows.length), format.count(total))}</span>
              </p>
            )}
          </div>
        )
      }
    </Answered>
  )
}
