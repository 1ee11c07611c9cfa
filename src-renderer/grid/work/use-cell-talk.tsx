import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import type { Noted } from '../data-grid.tsx'
import type { GridHandle } from '../grid-handle.ts'
import { CellHistory } from './cell-history.tsx'
import type { AskedCell } from './cell-history.tsx'
import { CellNote } from './cell-note.tsx'
import type { NotedCell } from './cell-note.tsx'

/** What is said of single cells: a note under a resting mouse, and the history of one. */
export function useCellTalk<Row>(
  table: string,
  handle: () => GridHandle<Row> | null,
  titleOf: (field: string) => string,
): { onDwell: (cell: Noted | null) => void; openHistory: (cell: AskedCell) => void; talk: ReactNode } {
  const [noted, setNoted] = useState<NotedCell | null>(null)
  const [history, setHistory] = useState<AskedCell | null>(null)
  const onDwell = useCallback(
    (cell: Noted | null) =>
      setNoted(cell && { id: cell.id, field: cell.field, title: titleOf(cell.field), anchor: cell.rect, note: cell.note }),
    [titleOf],
  )
  const openHistory = useCallback((cell: AskedCell) => {
    setNoted(null)
    setHistory(cell)
  }, [])
  const talk = (
    <>
      {noted && !history && (
        <CellNote
          key={`${noted.id} ${noted.field}`}
          table={table}
          cell={noted}
          onLeave={() => setNoted(null)}
          onHistory={openHistory}
        />
      )}
      {history && (
        <CellHistory
          table={table}
          cell={history}
          onClose={() => {
            setHistory(null)
            handle()?.hands.focus()
          }}
        />
      )}
    </>
  )
  return { onDwell, openHistory, talk }
}
