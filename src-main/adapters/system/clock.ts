import { workspaceTimeZone } from '../../../src-preload/contract/_words/basics.ts'
import type { Clock } from '../../store/contexts.ts'

const dateFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: workspaceTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The system's clock moved by an offset in milliseconds. The offset lets tests, demonstrations and the command line
 * live on a chosen day while time still passes.
 */
export function systemClock(offset = 0): Clock {
  return {
    now: () => new Date(Date.now() + offset).toISOString(),
    today: () => dateFormat.format(Date.now() + offset),
  }
}

/** The offset that makes it `when` now: an ISO instant, or a date (taken as 10:00 in Shanghai). NaN when unreadable. */
export function offsetTo(when: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(when) ? `${when}T10:00:00+08:00` : when
  return Date.parse(instant) - Date.now()
}
