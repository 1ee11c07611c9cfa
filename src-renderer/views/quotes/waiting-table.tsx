import { App, Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { lightColour } from './approval-rail.tsx'
import { quotePlace } from './places.ts'

/** What waits at which node, late first. Product quotes without custom development pass together. */
export function WaitingTable() {
  const { words, format } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('quotes.waiting', {})
  const [mineOnly, setMineOnly] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set())
  const bulkNode: ApprovalNode = 'product'
  const approve = async () => {
    try {
      const done = await wire.call('quotes.approveMany', {
        ids: [...picked],
        node: bulkNode,
        answers: { customDevelopment: false },
      })
      setPicked(new Set())
      void message.info(say.flow.bulkDone(format.count(done.approved.length), format.count(done.refused.length)))
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Answered answer={answer}>
      {(all) => {
        const rows = mineOnly ? all.filter(({ mine }) => mine) : all
        if (all.length === 0) return <EmptyState title={say.emptyWaiting} body={say.emptyWaitingBody} />
        return (
          <div className="block">
            <div className="quote-waiting-tools">
              <Checkbox checked={mineOnly} onChange={({ target }) => setMineOnly(target.checked)}>
                {say.mineOnly}
              </Checkbox>
              {picked.size > 0 && (
                <Button size="small" type="primary" onClick={() => void approve()}>
                  {say.bulkProduct(format.count(picked.size))}
                </Button>
              )}
            </div>
            <table className="plain-table">
              <thead>
                <tr>
                  <th />
                  <th>{say.columns.number}</th>
                  <th>{say.columns.customer}</th>
                  <th>{say.columns.title}</th>
                  <th>{say.columns.owner}</th>
                  <th>{say.columns.node}</th>
                  <th />
                  <th>{say.columns.since}</th>
                  <th>{say.columns.due}</th>
                  <th className="num">{say.columns.amount}</th>
                  <th className="num">{say.columns.margin}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      {row.mine && row.node === bulkNode && (
                        <Checkbox
                          aria-label={row.number}
                          checked={picked.has(row.id)}
                          onChange={({ target }) =>
                            setPicked((now) => {
                              const next = new Set(now)
                              if (target.checked) next.add(row.id)
                              else next.delete(row.id)
                              return next
                            })
                          }
                        />
                      )}
                    </td>
                    <td>
                      <PlaceLink to={quotePlace(row.id)}>{row.number}</PlaceLink>
                    </td>
                    <td>{row.customerName}</td>
                    <td>{row.title}</td>
                    <td>{row.owner}</td>
                    <td>{say.nodes[row.node]}</td>
                    <td>
                      <Tag color={lightColour[row.light]}>{say.lights[row.light]}</Tag>
                      {row.urgent && <Tag color="error">{say.urgent}</Tag>}
                    </td>
                    <td>{format.dateTime(row.since)}</td>
                    <td>{row.dueAt === null ? words.generic.noData : format.dateTime(row.dueAt)}</td>
                    <td className="num">{format.money(row.amount)}</td>
                    <td className="num">{row.marginPercent === null ? words.generic.noData : `${row.marginPercent}%`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }}
    </Answered>
  )
}
