import dayjs from 'dayjs'
import { useCallback, useEffect, useState } from 'react'
import type { Alert } from '../../../src-preload/contract/alerts.ts'
import { isCovered, isTyping } from '../../ui/keys.tsx'
import { useDesk } from '../../ui/places.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { aboutPlace } from './alert-words.ts'
import type { Mark } from './use-mark-alerts.ts'

/** Days from the workspace's today, which need not be this computer's. */
export function useInDays(): (days: number) => string {
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  return useCallback((days) => dayjs(today).add(days, 'day').format('YYYY-MM-DD'), [today])
}

/** j and k move, e finishes, s snoozes to tomorrow, r reads, Enter opens: an inbox without the mouse. */
export function useAlertKeys(active: boolean, rows: readonly Alert[], mark: Mark) {
  const [current, setCurrent] = useState<number | null>(null)
  const desk = useDesk()
  const inDays = useInDays()
  useEffect(() => {
    if (!active) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return
      const index = rows.findIndex((row) => row.id === current)
      const row = rows[index]
      const go = (to: number) => {
        const next = rows[Math.max(0, Math.min(rows.length - 1, to))]
        if (!next) return
        setCurrent(next.id)
        document.getElementById(`alert-${next.id}`)?.scrollIntoView({ block: 'nearest' })
      }
      if (event.key === 'j') go(index + 1)
      else if (event.key === 'k') go(index < 0 ? 0 : index - 1)
      else if (!row) return
      else if (event.key === 'e') {
        mark({ ids: [row.id], state: 'done' })
        go(index === rows.length - 1 ? index - 1 : index + 1)
      } else if (event.key === 's') {
        mark({ ids: [row.id], state: 'snoozed', until: inDays(1) })
        go(index === rows.length - 1 ? index - 1 : index + 1)
      } else if (event.key === 'r') mark({ ids: [row.id], state: 'acknowledged' })
      else if (event.key === 'Enter' && !(event.target instanceof Element && event.target.closest('a, button'))) {
        const place = aboutPlace(row)
        if (place) desk.open(place)
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, rows, current, mark, desk, inDays])
  return { current, setCurrent }
}
