import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { PlaceLink } from '../../ui/places.tsx'
import type { Place } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { knownWord } from './stage-words.ts'

type Column = Output<'pipeline.board'>['columns'][number]
type Card = Column['cards'][number]

interface Props {
  readonly column: Column
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly deals: readonly Column[]
  /** The board's own question with more conditions, in the grid. */
  readonly rows: (more: readonly FilterCondition[], title?: string) => Place
  readonly onOpen: (id: number) => void
  readonly onMove: (deal: Card, to: string) => void
}

const carried = 'text/x-deal'

export function BoardColumn({ column, previous, next, deals, rows, onOpen, onMove }: Props) {
  const { words, format } = useSpeech()
  const say = words.pipeline.board
  const [over, setOver] = useState(false)
  const name = knownWord(words, column.stage.name)
  const more = column.count - column.cards.length
  const drop = (id: number) => {
    const deal = deals.flatMap((each) => each.cards).find((card) => card.id === id)
    if (deal) onMove(deal, column.stage.key)
  }
  return (
    <section
      className={`board-column${over ? ' board-over' : ''}`}
      aria-label={name}
      onDragOver={(event) => {
        if (column.former || !event.dataTransfer.types.includes(carried)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const id = Number(event.dataTransfer.getData(carried))
        if (id > 0) drop(id)
      }}
    >
      <header className="board-head">
        <div>
          <strong>{name}</strong> {column.former && <span className="deal-mark">{words.stages.former}</span>}{' '}
          <span className="muted num">{say.count(format.count(column.count))}</span>
        </div>
        <div className="board-sums">
          <span>{format.shortMoney(column.amount.fen)}</span>
          {column.stage.closing === null && (
            <span className="muted">
              {say.weighted} {format.shortMoney(column.weighted.fen)}
            </span>
          )}
        </div>
        <div className="board-marks">
          {column.stuck > 0 && (
            <PlaceLink
              className="deal-mark deal-stuck"
              to={rows([
                { field: 'stage', op: 'eq', value: column.stage.key },
                { field: 'stuck', op: 'eq', value: true },
              ])}
            >
              {words.pipeline.marks.stuck} {format.count(column.stuck)}
            </PlaceLink>
          )}
          {column.stalled > 0 && (
            <PlaceLink
              className="deal-mark deal-stalled"
              to={rows([
                { field: 'stage', op: 'eq', value: column.stage.key },
                { field: 'stalled', op: 'eq', value: true },
              ])}
            >
              {words.pipeline.marks.stalled} {format.count(column.stalled)}
            </PlaceLink>
          )}
        </div>
      </header>
      <ul className="board-cards">
        {column.cards.map((card) => (
          <li key={card.id}>
            <button
              type="button"
              className="board-card"
              draggable
              onDragStart={(event) => event.dataTransfer.setData(carried, String(card.id))}
              onClick={() => onOpen(card.id)}
              onKeyDown={(event) => {
                const to = event.key === 'ArrowRight' ? next : event.key === 'ArrowLeft' ? previous : undefined
                if (!event.altKey || to === undefined) return
                event.preventDefault()
                onMove(card, to)
              }}
            >
              <DealCard card={card} />
            </button>
          </li>
        ))}
        {column.count === 0 && <li className="muted board-none">{say.none}</li>}
        {more > 0 && (
          <li className="board-more">
            <PlaceLink to={rows([{ field: 'stage', op: 'eq', value: column.stage.key }], name)}>
              {say.more(format.count(more))}
            </PlaceLink>
          </li>
        )}
      </ul>
    </section>
  )
}

function DealCard({ card }: { card: Card }) {
  const { words, format } = useSpeech()
  const say = words.pipeline.board
  return (
    <>
      <span className="board-name">{card.name}</span>
      <span className="board-line">
        <span className="board-amount">{card.amount === null ? say.noAmount : format.shortMoney(card.amount.fen)}</span>
        <span className="muted">{card.expectedClose === null ? '' : say.due(card.expectedClose.slice(5))}</span>
      </span>
      <span className="board-line muted">
        <span>{card.ownerName ?? ''}</span>
        <span>{words.pipeline.panel.days(format.count(card.daysInStage))}</span>
      </span>
      <span className="board-line">
        <span className={card.nextStep === null ? 'board-lacks' : 'muted'}>{card.nextStep ?? say.noNext}</span>
        <span>
          {card.stuck && <span className="deal-mark deal-stuck">{words.pipeline.marks.stuck}</span>}
          {card.stalled && <span className="deal-mark deal-stalled">{words.pipeline.marks.stalled}</span>}
        </span>
      </span>
    </>
  )
}
