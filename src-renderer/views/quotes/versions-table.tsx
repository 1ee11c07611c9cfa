import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { quotePlace } from './places.ts'

const page = 200

/** Every version of every quote, by what it changed. */
export function VersionsTable() {
  const { words, format } = useSpeech()
  const say = words.quotes
  const [changed, setChanged] = useState<string[]>([])
  const [limit, setLimit] = useState(page)
  const answer = useSteadyQuery('quotes.versions', { ...(changed.length > 0 ? { changed } : {}), limit })
  return (
    <div className="block">
      <div className="quote-waiting-tools">
        <Select
          mode="multiple"
          allowClear
          className="quote-search"
          aria-label={say.versions.filter}
          placeholder={say.versions.filter}
          value={changed}
          options={Object.entries(say.changes).map(([value, label]) => ({ value, label }))}
          onChange={setChanged}
        />
      </div>
      <Answered answer={answer}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={say.emptyTitle} body={say.emptyBody} />
          ) : (
            <>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th>{say.columns.number}</th>
                    <th>{say.columns.version}</th>
                    <th>{say.columns.customer}</th>
                    <th>{say.columns.title}</th>
                    <th>{say.columns.changes}</th>
                    <th>{say.columns.reason}</th>
                    <th>{say.columns.author}</th>
                    <th>{say.columns.at}</th>
                    <th className="num">{say.columns.amount}</th>
                    <th className="num">{say.columns.margin}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>
                        <PlaceLink to={quotePlace(row.quoteId)}>{row.quoteNumber}</PlaceLink>
                      </td>
                      <td>
                        {row.number} {row.inForce && <Tag color="success">{say.versions.inForce}</Tag>}
                        {row.outside && <Tag color="warning">{say.outside}</Tag>}
                      </td>
                      <td>{row.customerName}</td>
                      <td>{row.title}</td>
                      <td>
                        {row.changes.length === 0
                          ? say.first
                          : say.list(row.changes.map((kind) => say.changes[kind as keyof typeof say.changes]))}
                      </td>
                      <td>{row.reason}</td>
                      <td>{row.author}</td>
                      <td>{format.dateTime(row.at)}</td>
                      <td className="num">{format.money(row.amount)}</td>
                      <td className="num">{row.marginPercent === null ? words.generic.noData : `${row.marginPercent}%`}</td>
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
            </>
          )
        }
      </Answered>
    </div>
  )
}
