import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Times are those of the workspace, eight hours east of Greenwich; the page may be elsewhere. */
const zone = '+08:00'

/** The workspace's day with the hour it is now, as a visit that just ended is written. */
export function useEndNow(): string {
  const { format } = useSpeech()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [hour] = useState(() => format.dateTime(new Date().toISOString()).slice(-5))
  return `${today ?? ''} ${hour}`.trim()
}

/** An hour, or a day and an hour; the day is that of `now` where none is said. Null: unreadable. */
export function endOfVisit(typed: string, now: string): string | null {
  const read = /^(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2})\s*:\s*(\d{2})$/.exec(typed.normalize('NFKC').trim())
  if (!read) return null
  const at = new Date(`${read[1] ?? now.slice(0, 10)}T${(read[2] ?? '').padStart(2, '0')}:${read[3]}:00${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
