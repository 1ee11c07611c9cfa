import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { BoardPromise, BoardRow, Clause } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { customerPlace, TierTag } from '../customers/index.ts'
import { clauseWords, clockText, targetWords } from './clock-words.ts'
import { liveClock } from './live-clock.ts'
import { customerClausesPlace } from './services-place.ts'
import { useTick } from './use-tick.ts'

interface Props {
  readonly rows: readonly BoardRow[]
  readonly clauses: readonly Clause[]
  readonly now: () => number
  /** The instant of the rows, at which they are drawn first. */
  readonly asOf: number
  readonly active: boolean
  readonly selected: number | null
  readonly onOpen: (id: number) => void
  readonly onWhatIf: (customer: { id: number; name: string; tier: Tier | null }) => void
}

export const rowHeight = 44
const spare = 6

/** Rows in view only; one timer writes the texts of their clocks, nothing is asked or rendered again while it ticks. */
export function BoardTable({ rows, clauses, now, asOf, active, selected, onOpen, onWhatIf }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.services
  const scroller = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const [height, setHeight] = useState(600)
  const promises = useMemo(
    () => new Map(rows.flatMap((row) => row.cells.flatMap((cell) => (cell ? [[cell.id, cell] as const] : [])))),
    [rows],
  )
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  useTick(scroller, promises, now, active)

  const last = Math.min(rows.length, first + Math.ceil(height / rowHeight) + 2 * spare)
  const template = `minmax(260px, 2fr) repeat(${clauses.length}, minmax(150px, 1fr))`
  const least = 260 + clauses.length * 150
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const button = event.target as HTMLElement
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
    const at = button.dataset['at']?.split(',').map(Number)
    if (!step || !at) return
    event.preventDefault()
    const next = [(at[0] ?? 0) + (step[0] ?? 0), (at[1] ?? 0) + (step[1] ?? 0)]
    scroller.current?.querySelector<HTMLElement>(`[data-at="${next.join(',')}"]`)?.focus()
  }
  return (
    <div
      ref={scroller}
      className="board"
      role="table"
      aria-label={say.tableLabel}
      aria-rowcount={rows.length + 1}
      tabIndex={-1}
      onScroll={(event) => setFirst(Math.max(0, Math.floor(event.currentTarget.scrollTop / rowHeight) - spare))}
      onKeyDown={onKey}
    >
      <div className="board-head board-row" role="row" style={{ gridTemplateColumns: template, minWidth: least }}>
        <div role="columnheader">{say.customer}</div>
        {clauses.map(({ key, terms }) => (
          <div key={key} role="columnheader" title={`${say.triggers[terms.trigger]} · ${say.time[terms.time]}`}>
            {clauseWords(words, key, terms.name)}
            <span className="muted board-target">{targetWords(speech, terms.target)}</span>
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.length * rowHeight, minWidth: least, position: 'relative' }}>
        {rows.slice(first, last).map((row, index) => (
          <div
            key={row.customerId}
            role="row"
            aria-rowindex={first + index + 2}
            className="board-row"
            style={{ gridTemplateColumns: template, transform: `translateY(${(first + index) * rowHeight}px)` }}
          >
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
                <button
                  type="button"
                  className="bare"
                  onClick={() => onWhatIf({ id: row.customerId, name: row.name, tier: row.tier })}
                >
                  {say.whatIf}
                </button>
              </span>
            </div>
            {row.cells.map((promise, column) => (
              <div key={clauses[column]?.key} role="cell" className="board-cell">
                {promise ? (
                  <Cell
                    promise={promise}
                    text={clockText(speech, promise, asOf)}
                    light={liveClock(promise, asOf).light}
                    place={`${first + index},${column}`}
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
        ))}
      </div>
    </div>
  )
}

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
