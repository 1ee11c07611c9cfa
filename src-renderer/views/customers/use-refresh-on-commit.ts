import { useEffect, useRef } from 'react'
import { useTopic } from '../../wire/use-wire.tsx'

const watched = new Set(['customer', 'contact', 'member'])
/** An edit's commit is told before its answer arrives; wait for the answer to know whose it was. */
const patience = 150

interface Edits {
  readonly isOwn: (changeSetId: number | null) => boolean
  readonly isBusy: () => boolean
}

/** Fetches the grid's blocks again when somebody else (an import, undo, another window) changed customers. */
export function useRefreshOnCommit(edits: Edits, refresh: () => void): void {
  const others = useRef<(number | null)[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const look = () => {
    if (edits.isBusy()) {
      timer.current = setTimeout(look, patience)
      return
    }
    const foreign = others.current.some((id) => !edits.isOwn(id))
    others.current = []
    if (foreign) refresh()
  }
  useTopic('changes.committed', ({ tables, changeSetId }) => {
    if (!tables.some((table) => watched.has(table))) return
    others.current.push(changeSetId)
    clearTimeout(timer.current)
    timer.current = setTimeout(look, patience)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
