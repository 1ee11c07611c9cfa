import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { BoardRow, Clause } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { useSpeech } from '../../text/language.tsx'
import { BoardRowLine, rowHeight } from './board-row.tsx'
import { clauseWords, targetWords } from './clock-words.ts'
import { useTick } from './use-tick.ts'
import './board.css'
import './lights.css'

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

/** Rows drawn beyond those in view, and by how many the drawn part moves: fewer renderings while it scrolls. */
const spare = 8
const stride = 4

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

  const last = Math.min(rows.length, first + Math.ceil(height / rowHeight) + 2 * spare + stride)
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
      onScroll={({ currentTarget }) => {
        const top = Math.floor(currentTarget.scrollTop / rowHeight / stride) * stride
        setFirst(Math.max(0, top - spare))
      }}
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
      <div role="rowgroup" className="board-rows" style={{ height: rows.length * rowHeight, minWidth: least }}>
        {rows.slice(first, last).map((row, index) => (
          <BoardRowLine
            key={row.customerId}
            row={row}
            at={first + index}
            template={template}
            clauses={clauses}
            now={now}
            asOf={asOf}
            selected={row.cells.some((cell) => cell?.id === selected) ? selected : null}
            onOpen={onOpen}
            onWhatIf={onWhatIf}
          />
        ))}
      </div>
    </div>
  )
}
