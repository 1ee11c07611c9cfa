import { useDeferredValue, useMemo, useState } from 'react'
import type { Sort } from '../../../src-preload/contract/_words/filter.ts'
import { toQuery } from '../../grid/desk/desk-query.ts'
import type { DeskFilter } from '../../grid/desk/desk-query.ts'
import { useSpeech } from '../../text/language.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { BoardBar } from './board-bar.tsx'
import { BoardColumn } from './board-column.tsx'
import { DealPanel } from './deal-panel.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Unmoved } from './move-dialog.tsx'
import { askedDeals } from './places.ts'
import { knownWord } from './stage-words.ts'
import './pipeline.css'
import './board.css'

type Card = Output<'pipeline.board'>['columns'][number]['cards'][number]

const cardsShown = 60
const sort: Sort = [{ field: 'expectedClose', direction: 'asc' }]

/** Deals by stage; the same question as the grid's. Cards move by mouse or by Alt + arrow. */
export function BoardView({ active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.pipeline.board
  const wire = useWire()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<DeskFilter>({ conditions: [], combined: null })
  const [closed, setClosed] = useState(false)
  const [opened, setOpened] = useState<number | null>(null)
  const [asking, setAsking] = useState<{ deal: Card; to: string; refused: Unmoved } | null>(null)
  const [said, setSaid] = useState('')
  const typed = useDeferredValue(search.trim())
  const query = useMemo(() => toQuery(filter, typed, null), [filter, typed])
  const answer = useSteadyQuery('pipeline.board', { cards: cardsShown, closed, sort, ...query })

  const move = async (deal: Card, to: string) => {
    if (deal.stage === to) return
    const done = await wire.call('pipeline.moveStage', { ids: [deal.id], to })
    const [refused] = done.refused
    if (refused) setAsking({ deal, to, refused })
    else {
      const stage = answer.data?.columns.find((column) => column.stage.key === to)?.stage.name ?? to
      setSaid(words.pipeline.move.moved(deal.name, knownWord(words, stage)))
    }
  }
  return (
    <section className="board-view" aria-label={say.label}>
      <BoardBar
        filter={filter}
        search={search}
        query={query}
        sort={sort}
        closed={closed}
        onFilter={setFilter}
        onSearch={setSearch}
        onClosed={setClosed}
      />
      <div className="board-body">
        <div className="board-columns" tabIndex={0} role="region" aria-label={say.label}>
          <Answered answer={answer} rows={12}>
            {({ columns }) =>
              columns.map((column, index) => (
                <BoardColumn
                  key={column.stage.key}
                  column={column}
                  previous={columns.slice(0, index).findLast(({ former }) => !former)?.stage.key}
                  next={columns.slice(index + 1).find(({ former }) => !former)?.stage.key}
                  deals={columns}
                  rows={(more, title) => askedDeals(filter, typed, more, title)}
                  onOpen={setOpened}
                  onMove={(deal, to) => void move(deal, to)}
                />
              ))
            }
          </Answered>
        </div>
        {opened !== null && (
          <div className="board-panel">
            <DealPanel id={opened} active={active} onClose={() => setOpened(null)} />
          </div>
        )}
      </div>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
      {asking && <MoveDialog {...asking} onClose={() => setAsking(null)} />}
    </section>
  )
}
