import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { lightTone } from './approval-rail.tsx'
import { quotePlace } from './places.ts'

/** What waits at which node, late first. Product quotes without custom development pass together. */
export function WaitingTable() {
  const { words, format } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [mineOnly, setMineOnly] = useState(false)
  const answer = useSteadyQuery('quotes.waiting', mineOnly ? { mine: true } : {})
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
      {(rows) => {
        if (rows.length === 0 && !mineOnly) return <EmptyState title={say.emptyWaiting} body={say.emptyWaitingBody} />
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
                  <th className="quote-nowrap">{say.columns.owner}</th>
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
                    <td className="quote-nowrap">
                      <PlaceLink to={quotePlace(row.id)}>{row.number}</PlaceLink>
                    </td>
                    <td className="quote-title" title={row.customerName}>
                      {row.customerName}
                    </td>
                    <td className="quote-title" title={row.title}>
                      {row.title}
                    </td>
                    <td className="quote-nowrap">{row.owner}</td>
                    <td className="quote-nowrap">{say.nodes[row.node]}</td>
                    <td className="quote-nowrap">
                      <StateTag tone={lightTone[row.light]}>{say.lights[row.light]}</StateTag>
                      {row.urgent && <StateTag tone="bad">{say.urgent}</StateTag>}
                    </td>
                    <td className="quote-nowrap">{format.dateTime(row.since)}</td>
                    <td className="quote-nowrap">{row.dueAt === null ? words.generic.noData : format.dateTime(row.dueAt)}</td>
                    <td className="num">{format.money(row.amount)}</td>
                    <td className="num">{row.marginPercent === null ? words.generic.noData : `${row.marginPercent}%`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length === 0 && <p className="block-body muted">{say.emptyWaiting}</p>}
          </div>
        )
      }}
    </Answered>
  )
}
