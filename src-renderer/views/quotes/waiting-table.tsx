import { Alert, App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { WaitingQuote } from '../../../src-preload/contract/_words/quote-rows.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { lightTone } from './approval-rail.tsx'
import { quotePlace } from './places.ts'
import { WaitingSheet } from './waiting-sheet.tsx'

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
  const [refused, setRefused] = useState<readonly { number: string; reason: string }[]>([])
  const [looking, setLooking] = useState<Pick<WaitingQuote, 'id' | 'node'> | null>(null)
  const changesText = ({ seen, version, changes }: WaitingQuote) =>
    seen === null
      ? say.flow.firstTime
      : changes.length === 0
        ? say.flow.sameAs(seen.version)
        : say.flow.fromTo(seen.version, version, say.list(changes.map((kind) => say.changes[kind as keyof typeof say.changes])))
  const bulkNode: ApprovalNode = 'product'
  const approve = async (rows: readonly WaitingQuote[]) => {
    try {
      // What stands on the screen is what is approved: a version saved meanwhile comes back as not seen.
      const seen = rows.filter(({ id }) => picked.has(id))
      const done = await wire.call('quotes.approveMany', {
        picked: seen.map(({ id, latestVersionId: versionId }) => ({ id, versionId })),
        node: bulkNode,
        answers: { customDevelopment: false },
      })
      setPicked(new Set())
      setRefused(done.refused.map(({ id, reason }) => ({ number: rows.find((row) => row.id === id)?.number ?? '', reason })))
      void message.info(say.flow.bulkDone(format.count(done.approved.length), format.count(done.refused.length)))
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Answered answer={answer}>
      {(rows) => {
        if (rows.length === 0 && !mineOnly) return <EmptyState title={say.emptyWaiting} body={say.emptyWaitingBody} />
        // Decided, or gone on to another node: there is nothing more to look at here.
        const shown = looking && rows.find(({ id, node }) => id === looking.id && node === looking.node)
        return (
          <div className="block">
            <div className="quote-waiting-tools">
              <Checkbox checked={mineOnly} onChange={({ target }) => setMineOnly(target.checked)}>
                {say.mineOnly}
              </Checkbox>
              {picked.size > 0 && (
                <Button size="small" type="primary" onClick={() => void approve(rows)}>
                  {say.bulkProduct(format.count(picked.size))}
                </Button>
              )}
            </div>
            {refused.length > 0 && (
              <Alert
                type="warning"
                showIcon
                closable={{ onClose: () => setRefused([]) }}
                title={say.flow.bulkRefused}
                description={
                  <ul className="quote-refused">
                    {refused.map(({ number, reason }) => (
                      <li key={number}>{say.labelled(number) + reason}</li>
                    ))}
                  </ul>
                }
              />
            )}
            <table className="plain-table">
              <thead>
                <tr>
                  <th />
                  <th>{say.columns.number}</th>
                  <th>{say.columns.customer}</th>
                  <th className="quote-nowrap">{say.columns.owner}</th>
                  <th>{say.columns.node}</th>
                  <th>{say.flow.changedSince}</th>
                  <th className="quote-nowrap">
                    {say.columns.since}
                    <br />
                    {say.columns.due}
                  </th>
                  <th className="num quote-nowrap">
                    {say.columns.amount}
                    <br />
                    {say.columns.margin}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      {row.mine && row.node === bulkNode && row.explained.length === 0 && (
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
                    <td className="quote-two-lines">
                      <span title={row.customerName}>{row.customerName}</span>
                      <span className="muted" title={row.title}>
                        {row.title}
                      </span>
                    </td>
                    <td className="quote-nowrap">{row.owner}</td>
                    <td className="quote-nowrap">
                      {say.nodes[row.node]}
                      <br />
                      <StateTag tone={lightTone[row.light]}>{say.lights[row.light]}</StateTag>
                      {row.urgent && <StateTag tone="bad">{say.urgent}</StateTag>}
                    </td>
                    <td>
                      <Button
                        size="small"
                        type="link"
                        className="quote-look"
                        aria-label={say.labelled(row.number) + changesText(row)}
                        title={changesText(row)}
                        onClick={() => setLooking({ id: row.id, node: row.node })}
                      >
                        <span className="quote-look-text">{changesText(row)}</span>
                      </Button>
                      {row.explained.length > 0 && (
                        <span className="quote-beyond">
                          {row.explained.map((one) => (
                            <StateTag key={one} tone="warn">
                              {say.flow.beyond[one]}
                            </StateTag>
                          ))}
                        </span>
                      )}
                    </td>
                    <td className="quote-nowrap">
                      <span className="muted">{format.dateTime(row.since)}</span>
                      <br />
                      {row.dueAt === null ? words.generic.noData : format.dateTime(row.dueAt)}
                    </td>
                    <td className="num quote-nowrap">
                      {format.money(row.amount)}
                      <br />
                      <span className="muted">{row.marginPercent === null ? words.generic.noData : `${row.marginPercent}%`}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {shown && <WaitingSheet row={shown} onClose={() => setLooking(null)} />}
            {rows.length === 0 && <p className="block-body muted">{say.emptyWaiting}</p>}
          </div>
        )
      }}
    </Answered>
  )
}
