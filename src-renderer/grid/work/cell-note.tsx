import { useEffect, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { HistoryOutlined } from '../../ui/icons.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import type { AskedCell } from './cell-history.tsx'

export interface NotedCell extends AskedCell {
  /** What the cell itself has to say: why it was refused or marked, or its whole text. */
  readonly note: string
}

type Change = Output<'changes.ofCell'>[number]

/** Under a cell on which the mouse rests: its note, and its last change. The mark in the cell's corner opens all of them. */
export function CellNote({
  table,
  cell,
  onHistory,
  onLeave,
}: {
  table: string
  cell: NotedCell
  onHistory: (cell: AskedCell) => void
  onLeave: () => void
}) {
  const { words, format } = useSpeech()
  const say = words.grid.history
  const wire = useWire()
  const [last, setLast] = useState<Change | null>(null)
  const { id, field, anchor, note } = cell
  useEffect(() => {
    let live = true
    wire.call('changes.ofCell', { table, id, field }).then(
      (changes) => live && setLast(changes.find((change) => change.op === 'update') ?? null),
      // A cell without its history is still a cell.
      () => undefined,
    )
    return () => {
      live = false
    }
  }, [wire, table, id, field])
  if (note === '' && !last) return null
  const below = anchor.bottom + 120 < innerHeight
  return (
    <>
      {last && (
        <button
          type="button"
          className="bare cell-note-mark"
          tabIndex={-1}
          aria-label={say.open}
          style={{ left: anchor.right - 14, top: anchor.top }}
          onMouseLeave={onLeave}
          onClick={() => onHistory(cell)}
        />
      )}
      <div
        className="cell-note"
        role="tooltip"
        style={{
          left: Math.max(4, Math.min(anchor.left, innerWidth - 372)),
          ...(below ? { top: anchor.bottom } : { bottom: innerHeight - anchor.top }),
        }}
      >
        {note !== '' && <div className="cell-note-text">{note}</div>}
        {last && (
          <div className="cell-note-last">
            <HistoryOutlined />
            <span>
              <span className="muted">{say.last(last.actor, format.dateTime(last.at))}</span>{' '}
              <span className="work-before">{last.before ?? say.blank}</span> → {last.after ?? say.blank}
            </span>
          </div>
        )}
      </div>
    </>
  )
}
