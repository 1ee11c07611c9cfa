import { instantAt, msPerMinute, wallTimeOf, type Instant } from '../_base/instants.ts'

/** A time of day, every day or on one day of the week. */
export interface Planned {
  /** `HH:MM`. */
  readonly at: string
  /** 1 Monday … 7 Sunday; null every day. */
  readonly weekday: number | null
}

/** The newest planned moment that is not after `now`, on the wall clock `utcOffsetMinutes` east of Greenwich. */
export function latestPlanned({ at, weekday }: Planned, now: Instant, utcOffsetMinutes: number): Instant {
  const [hours = '0', minutes = '0'] = at.split(':')
  const ms = (Number(hours) * 60 + Number(minutes)) * msPerMinute
  const wall = wallTimeOf(now, utcOffsetMinutes)
  let day = wall.ms >= ms ? wall.day : wall.day - 1
  // Day 0 of the count was a Thursday.
  while (weekday !== null && ((((day + 3) % 7) + 7) % 7) + 1 !== weekday) day -= 1
  return instantAt(day, ms, utcOffsetMinutes)
}

/**
 * Is it time? Once for each planned moment since `since` (the last run, or when the plan was made): what was missed while
 * the app was closed is made up for once, not as often as it was missed.
 */
export function isDue(planned: Planned, since: Instant, now: Instant, utcOffsetMinutes: number): boolean {
  return latestPlanned(planned, now, utcOffsetMinutes) > since
}
