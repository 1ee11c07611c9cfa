import { instantOf, instantOfWallText, isoOf } from '../_base/instants.ts'
import { readDate } from './read-date.ts'

/** East of Greenwich, as the workspace counts. */
const zoneMinutes = 480

/**
 * A date with or without a time of day, or an instant with its zone, as an ISO instant. A date alone is its morning at
 * nine. Null for what cannot be read.
 */
export function readInstant(text: string): string | null {
  const clock = /^(.*?)[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/.exec(text)
  const date = readDate(clock?.[1] ?? text, { order: 'ymd' })
  try {
    if (date === null || 'problem' in date) return isoOf(instantOf(text))
    const [hour, minute, second] = clock ? [clock[2] ?? '', clock[3] ?? '', clock[4] ?? '00'] : ['09', '00', '00']
    return isoOf(instantOfWallText(`${date.value} ${hour.padStart(2, '0')}:${minute}:${second}`, zoneMinutes))
  } catch {
    return null
  }
}
