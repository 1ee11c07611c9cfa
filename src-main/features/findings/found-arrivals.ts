import { lastTime, nextTime, timesBetween } from '../../domain/alert-rules/schedule.ts'
import { dateAt, instantOf, isoOf, type Instant } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Arrivals } from '../alert-rules/index.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import type { Finder, Finding } from './finder.ts'

interface Looked {
  readonly finder: string
  readonly at: string
  readonly findings: readonly Finding[]
}

/** Missed times that are made up for; longer absences begin this far back. */
const mostMissed = 60
/** How far back the first look of all goes: to the last time there was. */
const firstReachMs = 40 * 86_400_000
/** A mark farther ahead than this is of a clock that was wrong. */
const wrongClockMs = 2 * 86_400_000

/** Findings as the alert rules are told of them: looked for on a reader, noted and told in one transaction. */
export function foundArrivals(finders: readonly Finder[]): Arrivals {
  const waiting = (r: Reading) => {
    for (const finder of finders) {
      const at = pending(r, finder)
      if (at !== null) return { finder, at }
    }
    return null
  }
  return {
    due: (r) => waiting(r) !== null,
    read(r): Looked | null {
      const one = waiting(r)
      if (!one) return null
      const at = isoOf(one.at)
      const on = dateAt(one.at, workspaceCalendar(r).utcOffsetMinutes)
      return { finder: one.finder.name, at, findings: one.finder.find(r, at, on) }
    },
    note(w, tx, read) {
      const looked = read as Looked | null
      if (!looked) return []
      const ids: number[] = []
      for (const { kind, key, name, ownerId, facts } of looked.findings) {
        if (tx.read.get('SELECT 1 FROM finding WHERE kind = ? AND key = ?', kind, key)) continue
        const id = tx.newId()
        tx.unlogged(
          'finding',
          'INSERT INTO finding (id, kind, key, name, owner_id, since_at, facts, noted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          id,
          kind,
          key,
          name,
          ownerId,
          looked.at,
          JSON.stringify(facts),
          w.clock.now(),
        )
        ids.push(id)
      }
      tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', markOf(looked.finder), looked.at)
      return ids
    },
    next(r) {
      const calendar = workspaceCalendar(r)
      const now = instantOf(r.clock.now())
      const times = finders.map(({ schedule }) => nextTime(schedule, calendar, now)).filter((at) => at !== null)
      return times.length === 0 ? null : isoOf(Math.min(...times))
    },
  }
}

const markOf = (finder: string) => `finder_${finder}`

/** The time to look at next, oldest first; null when all are dealt with. */
function pending(r: Reading, { name, schedule, lastOnly }: Finder): Instant | null {
  const calendar = workspaceCalendar(r)
  const now = instantOf(r.clock.now())
  const mark = r.read.value<string>('SELECT value FROM meta WHERE key = ?', markOf(name))
  const marked = mark === undefined ? null : instantOf(mark)
  const first = marked === null || marked > now + wrongClockMs
  const after = first ? now - firstReachMs : marked
  if (first || lastOnly) return lastTime(schedule, calendar, after, now)
  const times = timesBetween(schedule, calendar, after, now)
  return times.at(-mostMissed) ?? times[0] ?? null
}
