import { useEffect, useRef } from 'react'
import { useTopic } from '../../wire/use-wire.tsx'

/** An edit's commit is told before its answer arrives; wait for the answer to know whose it was. */
const patience = 150

interface Session {
  readonly isOwn: (changeSetId: number | null) => boolean
  readonly isBusy: boolean
}

/** Calls when somebody else (an import, undo, another window) wrote to these tables; once for a burst. */
export function useForeignCommits(tables: readonly string[], session: () => Session | null, onForeign: () => void): void {
  const others = useRef<(number | null)[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(onForeign)
  useEffect(() => {
    latest.current = onForeign
  })
  const look = () => {
    const now = session()
    if (now?.isBusy) {
      timer.current = setTimeout(look, patience)
      return
    }
    const foreign = others.current.some((id) => !now?.isOwn(id))
    others.current = []
    if (foreign) latest.current()
  }
  useTopic('changes.committed', (commit) => {
    if (!commit.tables.some((table) => tables.includes(table))) return
    others.current.push(commit.changeSetId)
    clearTimeout(timer.current)
    timer.current = setTimeout(look, patience)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
