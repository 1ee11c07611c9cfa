import { memo } from 'react'
import type { BoardPromise, BoardRow, Clause } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { customerPlace, TierTag } from '../customers/index.ts'
import { clockText } from './clock-words.ts'
import { liveClock } from './live-clock.ts'
import { customerClausesPlace } from './services-place.ts'

export const rowHeight = 44

interface Props {
  readonly row: BoardRow
  /** Its place in the whole board. */
  readonly at: number
  readonly template: string
  readonly clauses: readonly Clause[]
  readonly now: () => number
  /** The answer that the row is of: with another one it is drawn again. */
  readonly asOf: number
  /** The promise that is open beside the board, where it is one of this row. */
  readonly selected: number | null
  readonly onOpen: (id: number) => void
  readonly onWhatIf: (customer: { id: number; name: string; tier: Tier | null }) => void
}

/** One customer of the board. Kept while nothing of it changed: scrolling draws only the rows that come into view. */
export const BoardRowLine = memo(function BoardRowLine(props: Props) {
  const { row, at, template, clauses, now, selected, onOpen, onWhatIf } = props
  const speech = useSpeech()
  const { words } = speech
  const say = words.services
  // As it is when the row is drawn; from then on the one timer writes it.
  const drawnAt = now()
  return (
    <div role="row" aria-rowindex={at + 2} className="board-row" style={{ gridTemplateColumns: template, top: at * rowHeight }}>
      <div role="rowheader" className="board-customer">
        <TierTag tier={row.tier} />
        <span className="board-name">
          <PlaceLink to={customerPlace(row.customerId, row.name)}>{row.name}</PlaceLink>
          <span className="muted board-sub">
            {[row.region, row.ownerName ?? say.noOwner].filter(Boolean).join(words.generic.separator)}
          </span>
        </span>
        <span className="board-more">
          <PlaceLink to={customerClausesPlace(row.customerId, row.name)}>{say.own.open}</PlaceLink>
          <button type="button" className="bare" onClick={() => onWhatIf({ id: row.customerId, name: row.name, tier: row.tier })}>
            {say.whatIf}
          </button>
        </span>
      </div>
      {row.cells.map((promise, column) => (
        <div key={clauses[column]?.key} role="cell" className="board-cell">
          {promise ? (
            <Cell
              promise={promise}
              text={clockText(speech, promise, drawnAt)}
              light={liveClock(promise, drawnAt).light}
              place={`${at},${column}`}
              quiet={promise.name === row.name ? (row.successManagerName ?? '') : promise.name}
              current={promise.id === selected}
              onOpen={onOpen}
            />
          ) : (
            <span className="board-none" aria-label={say.noPromise}>
              {words.generic.noData}
            </span>
          )}
        </div>
      ))}
    </div>
  )
})

interface CellProps {
  readonly promise: BoardPromise
  readonly text: string
  readonly light: string
  readonly place: string
  /** What is said under one that no longer runs. */
  readonly quiet: string
  readonly current: boolean
  readonly onOpen: (id: number) => void
}

function Cell({ promise, text, light, place, quiet, current, onOpen }: CellProps) {
  const { words, format } = useSpeech()
  const say = words.services
  // The year goes without saying.
  const due = promise.dueAt === null ? '' : `${say.due} ${format.dateTime(promise.dueAt).slice(5)}`
  const until = promise.resumesAt === null ? say.lights.paused : say.pausedUntil(format.dateTime(promise.resumesAt).slice(5))
  const under = promise.state === 'paused' ? until : promise.state === 'running' ? due : quiet
  return (
    <button
      type="button"
      className={`bare clock light-${light}`}
      data-clock={promise.id}
      data-at={place}
      aria-pressed={current}
      title={[promise.name, due, say.lights[promise.light]].filter(Boolean).join(' · ')}
      onClick={() => onOpen(promise.id)}
    >
      <span className="light-dot" aria-hidden />
      <span className="clock-body">
        <span className="clock-text">{text}</span>
        <span className="clock-sub">{promise.open > 1 ? say.more(String(promise.open - 1)) : under}</span>
      </span>
    </button>
  )
}
