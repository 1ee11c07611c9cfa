import { useEffect, useState } from 'react'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { useDesk } from '../../ui/places.tsx'
import { actsOf, placeOf, type Act, type Entry } from './entries.ts'

const keys: Readonly<Record<string, Act>> = { s: 'later', l: 'log', r: 'read' }

/**
 * One line is always current, so that the first thing is done with one key: E does what the line asks for, S puts it off,
 * L logs a follow-up, R acknowledges. What went away leaves its place to the line after it.
 */
export function useTodayKeys(
  active: boolean,
  entries: readonly Entry[],
  act: (entry: Entry, what: Act) => void,
  others: Readonly<Record<string, () => void>>,
) {
  const [chosen, setChosen] = useState<{ key: string; at: number } | null>(null)
  const desk = useDesk()
  const found = chosen === null ? 0 : entries.findIndex(({ key }) => key === chosen.key)
  const at = found < 0 ? Math.min(chosen?.at ?? 0, entries.length - 1) : found
  const current = entries[at]
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return
      const go = (to: number) => {
        const next = entries[Math.max(0, Math.min(entries.length - 1, to))]
        if (!next) return
        setChosen({ key: next.key, at: entries.indexOf(next) })
        document.getElementById(`today-${next.key}`)?.scrollIntoView({ block: 'nearest' })
      }
      const what = keys[event.key.toLowerCase()]
      const onLink = event.target instanceof Element && event.target.closest('a, button') !== null
      if (event.key === 'ArrowDown' || event.key === 'j') go(at + 1)
      else if (event.key === 'ArrowUp' || event.key === 'k') go(at - 1)
      else if (others[event.key]) others[event.key]?.()
      else if (!current) return
      else if (event.key.toLowerCase() === 'e' || (event.key === 'Enter' && !onLink)) {
        setChosen({ key: current.key, at })
        act(current, actsOf(current)[0] ?? 'seen')
      } else if (event.key === 'o') desk.open(placeOf(current))
      else if (what !== undefined && actsOf(current).includes(what)) {
        setChosen({ key: current.key, at })
        act(current, what)
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, entries, at, current, act, others, desk])
  return {
    current: current?.key ?? null,
    choose: (key: string) => setChosen({ key, at: entries.findIndex((one) => one.key === key) }),
  }
}
