import { Modal, Segmented } from 'antd'
import { useState } from 'react'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { useSpeech } from '../../text/language.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { clauseWords } from './clock-words.ts'
import './dialogs.css'

interface Props {
  readonly customer: { readonly id: number; readonly name: string; readonly tier: Tier | null }
  readonly onClose: () => void
}

/** What another tier would start, break and cost; nothing is changed. */
export function WhatIfDialog({ customer, onClose }: Props) {
  const { words, format } = useSpeech()
  const say = words.services
  const [tier, setTier] = useState<Tier>(customer.tier === 'S' ? 'A' : 'S')
  const answer = useSteadyQuery('services.previewTier', { customerId: customer.id, tier })
  const own = useSteadyQuery('services.customerClauses', { customerId: customer.id }).data
  const all = useSteadyQuery('services.clauses', {}).data?.clauses
  const nameOf = (key: string) => {
    const mine = own?.lines.find((line) => line.key === key)
    const terms = mine?.holds?.terms ?? mine?.versions[0]?.terms ?? all?.find((one) => one.key === key)?.terms
    return clauseWords(words, key, terms?.name ?? null)
  }
  return (
    <Modal open title={say.whatIfTitle(customer.name)} onCancel={onClose} footer={null} width={620}>
      <div className="whatif-tier">
        <span className="muted">{say.whatIfTier}</span>
        <Segmented options={[...tiers]} value={tier} onChange={(next) => setTier(next as Tier)} aria-label={say.whatIfTier} />
      </div>
      <Answered answer={answer} rows={6}>
        {(data) => (
          <div className="whatif">
            {data.starts.length === 0 && data.ends.length === 0 && <p className="muted">{say.whatIfNone}</p>}
            {data.starts.length > 0 && (
              <section>
                <h3>{say.whatIfStarts}</h3>
                <table className="plain-table">
                  <tbody>
                    {data.starts.map((one) => (
                      <tr key={`${one.clauseKey} ${one.name}`}>
                        <td>{nameOf(one.clauseKey)}</td>
                        <td>{one.name === customer.name ? '' : one.name}</td>
                        <td className="num">
                          {one.onRequest ? say.whatIfOnRequest : `${say.due} ${format.dateTime(one.dueAt ?? '')}`}
                        </td>
                        <td>{one.ownerName ?? say.noOwner}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
            {data.ends.length > 0 && (
              <section>
                <h3>{say.whatIfEnds}</h3>
                <ul>
                  {data.ends.map((one) => (
                    <li key={`${one.clauseKey} ${one.name}`}>
                      {nameOf(one.clauseKey)} {one.name === customer.name ? '' : one.name}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.wouldBreach.length > 0 && (
              <section>
                <h3 className="notice-breach">{say.whatIfBreach}</h3>
                <p className="muted">{say.whatIfBreachHint}</p>
                <ul>
                  {data.wouldBreach.map((one) => (
                    <li key={`${one.clauseKey} ${one.name}`}>
                      {nameOf(one.clauseKey)} · {one.name} · {format.dateTime(one.openedAt)} · {one.ownerName ?? say.noOwner}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.keeps.length > 0 && (
              <section>
                <h3>{say.whatIfKeeps}</h3>
                <p className="muted">{say.whatIfKeepsHint}</p>
                <ul>
                  {data.keeps.map((one) => (
                    <li key={one.id}>
                      {clauseWords(words, one.clauseKey, one.clauseName)} {one.name === customer.name ? '' : one.name}{' '}
                      {one.dueNow !== null && one.dueThen !== null && (
                        <span className="num">
                          {say.due} {format.dateTime(one.dueNow)} → {format.dateTime(one.dueThen)}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.replay.some(({ cases }) => cases > 0) && (
              <section>
                <h3>{say.whatIfReplay}</h3>
                <ul>
                  {data.replay
                    .filter(({ cases }) => cases > 0)
                    .map((one) => (
                      <li key={one.clauseKey}>
                        {nameOf(one.clauseKey)} {say.whatIfCases(format.count(one.cases), format.count(one.breached))}
                      </li>
                    ))}
                </ul>
              </section>
            )}
            {data.load.length > 0 && (
              <section>
                <h3>{say.whatIfLoad}</h3>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th>{say.owner}</th>
                      <th className="num">{say.whatIfNow}</th>
                      <th className="num">{say.whatIfThen}</th>
                      <th className="num">{say.whatIfMonthly}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.load.map((one) => (
                      <tr key={one.memberId}>
                        <td>{one.name ?? say.noOwner}</td>
                        <td className="num">{format.count(one.openNow)}</td>
                        <td className="num">{format.count(one.openAfter)}</td>
                        <td className="num">{format.decimal(one.perMonth)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </div>
        )}
      </Answered>
    </Modal>
  )
}
