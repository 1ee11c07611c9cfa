import { Input, Switch } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { SearchOutlined } from '../../ui/icons.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { BoardColumn } from './board-column.tsx'
import { DealPanel } from './deal-panel.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Unmoved } from './move-dialog.tsx'
import { knownWord } from './stage-words.ts'
import './pipeline.css'
import './board.css'

type Card = Output<'pipeline.board'>['columns'][number]['cards'][number]

const cardsShown = 60

/** Deals by stage; the same question as the grid's. Cards move by mouse or by Alt + arrow. */
export function BoardView({ active }: ViewProps) {
  const { words } = useSpeech()
  const say = words.pipeline.board
  const wire = useWire()
  const [search, setSearch] = useState('')
  const [closed, setClosed] = useState(false)
  const [opened, setOpened] = useState<number | null>(null)
  const [asking, setAsking] = useState<{ deal: Card; to: string; refused: Unmoved } | null>(null)
  const [said, setSaid] = useState('')
  const typed = useDeferredValue(search.trim())
  const answer = useSteadyQuery('pipeline.board', {
    cards: cardsShown,
    closed,
    sort: [{ field: 'expectedClose', direction: 'asc' }],
    ...(typed === '' ? {} : { search: typed }),
  })

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
      <header className="board-bar">
        <Input
          className="board-search"
          prefix={<SearchOutlined />}
          placeholder={words.pipeline.search}
          aria-label={words.pipeline.search}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <label className="board-switch">
          <Switch size="small" checked={closed} onChange={setClosed} /> {say.closed}
        </label>
        <span className="muted board-hint">{say.hint}</span>
      </header>
      <div className="board-body">
        <div className="board-columns" tabIndex={0} role="region" aria-label={say.label}>
          <Answered answer={answer} rows={12}>
            {({ columns }) =>
              columns.map((column, index) => (
                <BoardColumn
                  key={column.stage.key}
                  column={column}
                  previous={columns[index - 1]?.stage.key}
                  next={columns[index + 1]?.stage.key}
                  deals={columns}
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
