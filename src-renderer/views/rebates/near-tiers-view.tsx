import { Select } from 'antd'
import { useState } from 'react'
import type { NearTierRow } from '../../../src-preload/contract/rebates.ts'
import { useSpeech } from '../../text/language.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { customerPlace } from '../customers/index.ts'
import './rebates.css'

const shares = [0.05, 0.1, 0.2, 0.3, 0.5]

/** The watch list: who is short of the next tier, and what reaching it earns. */
export function NearTiersView(_: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.rebates.near
  const [within, setWithin] = useState(0.3)
  const answer = useSteadyQuery('rebates.nearTiers', { within })
  return (
    <Page
      title={say.title}
      note={say.note}
      actions={
        <label className="near-controls">
          <span className="muted">{say.within}</span>
          <Select
            size="small"
            aria-label={say.within}
            value={within}
            onChange={setWithin}
            options={shares.map((value) => ({ value, label: format.percent(value) }))}
          />
        </label>
      }
    >
      <Section title={say.title}>
        <Answered answer={answer}>
          {(near) =>
            near.rows.length === 0 ? (
              <EmptyState title={say.empty} body={say.emptyBody} />
            ) : (
              <>
                <NearTable rows={near.rows} />
                {near.total > near.rows.length && (
                  <div className="block-body muted">{say.more(format.count(near.rows.length), format.count(near.total))}</div>
                )}
              </>
            )
          }
        </Answered>
      </Section>
    </Page>
  )
}

function NearTable({ rows }: { rows: readonly NearTierRow[] }) {
  const { words, format } = useSpeech()
  const say = words.rebates.near
  const figure = (text: string) => format.decimal(Number(text))
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{say.columns.party}</th>
          <th>{say.columns.owner}</th>
          <th>{say.columns.programme}</th>
          <th className="num">{say.columns.next}</th>
          <th className="num">{say.columns.gap}</th>
          <th>{say.columns.by}</th>
          <th className="num">{say.columns.now}</th>
          <th className="num">{say.columns.would}</th>
          <th className="num">{say.columns.gain}</th>
          <th className="num">{say.columns.projected}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.programmeId} ${row.party}`}>
            <td>
              {row.party > 0 ? (
                <PlaceLink to={customerPlace(row.party, row.partyName)}>{row.partyName}</PlaceLink>
              ) : (
                row.partyName
              )}
            </td>
            <td>{row.ownerName ?? words.generic.noData}</td>
            <td>
              {row.programmeName} <span className="muted">{row.period}</span>
            </td>
            <td className="num">{figure(row.next)}</td>
            <td className="num">
              <strong>{figure(row.gap)}</strong>
            </td>
            <td>
              {row.by} <span className="muted">{say.daysLeft(format.count(row.daysLeft))}</span>
            </td>
            <td className="num">{format.ledger(row.now)}</td>
            <td className="num">{format.ledger(row.would)}</td>
            <td className="num">
              <strong>{format.ledger({ fen: row.would.fen - row.now.fen })}</strong>
            </td>
            <td className="num">
              {figure(row.projected)}{' '}
              <span className={row.reaches ? 'muted' : 'money-warn'}>{row.reaches ? say.reaches : say.misses}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
