import { Select } from 'antd'
import { useState } from 'react'
import type { NearTierRow, ProgrammeForecast } from '../../../src-preload/contract/rebates/near-tiers.ts'
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
      wide
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
      <ForecastSection rows={answer.data?.forecast ?? []} />
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

/** What programmes under way come to by the end of their period. */
function ForecastSection({ rows }: { rows: readonly ProgrammeForecast[] }) {
  const { words, format } = useSpeech()
  const say = words.rebates.near
  if (rows.length === 0) return null
  const sum = (of: 'now' | 'projected') => format.ledger({ fen: rows.reduce((all, row) => all + row[of].fen, 0) })
  return (
    <Section title={say.forecastTitle}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say.columns.programme}</th>
            <th>{words.rebates.columns.period}</th>
            <th>{say.columns.by}</th>
            <th className="num">{words.rebates.columns.parties}</th>
            <th className="num">{say.columns.now}</th>
            <th className="num">{say.columns.forecast}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.programmeId}>
              <td>{row.programmeName}</td>
              <td>{row.period}</td>
              <td className="near-short">{row.by}</td>
              <td className="num">{format.count(row.parties)}</td>
              <td className="num">{format.ledger(row.now)}</td>
              <td className="num">{format.ledger(row.projected)}</td>
            </tr>
          ))}
          <tr>
            <td colSpan={4}>{words.rebates.total}</td>
            <td className="num">{sum('now')}</td>
            <td className="num">
              <strong>{sum('projected')}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

function NearTable({ rows }: { rows: readonly NearTierRow[] }) {
  const { words, format } = useSpeech()
  const say = words.rebates.near
  // In yuan both digits of the fen, so that a column lines up.
  const figure = ({ unit }: NearTierRow, text: string) =>
    unit === 'units' ? format.decimal(Number(text)) : format.ledger({ fen: Math.round(Number(text) * 100) })
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
          <th className="num">{say.columns.forecast}</th>
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
            <td className="near-short">{row.ownerName ?? words.generic.noData}</td>
            <td>
              {row.programmeName} <span className="muted">{row.period}</span>
            </td>
            <td className="num">{row.unit === 'ratio' ? format.percent(Number(row.next)) : figure(row, row.next)}</td>
            <td className="num">
              <strong>{figure(row, row.gap)}</strong>
            </td>
            <td>
              <span className="near-short">{row.by}</span>{' '}
              <div className="muted near-short">{say.daysLeft(format.count(row.daysLeft))}</div>
            </td>
            <td className="num">{format.ledger(row.now)}</td>
            <td className="num">{format.ledger(row.would)}</td>
            <td className="num">
              <strong>{format.ledger({ fen: row.would.fen - row.now.fen })}</strong>
            </td>
            <td className="num">
              {figure(row, row.projected)}
              <div className={row.reaches ? 'muted near-short' : 'money-warn near-short'}>
                {row.reaches ? say.reaches : say.misses}
              </div>
            </td>
            <td className="num">{format.ledger(row.forecast)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
