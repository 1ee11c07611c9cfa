import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { instantOfWallText } from '../../src-main/domain/_base/instants.ts'
import { loosenings, shippedClauses } from '../../src-main/domain/service-promises/clauses.ts'
import { countedSpans, readObligation } from '../../src-main/domain/service-promises/obligation-clock.ts'
import { toPromise } from '../../src-main/features/services/present.ts'
import type { ReadingOf } from '../../src-main/features/services/stored-obligations.ts'
import { clockParts, liveClock } from '../../src-renderer/views/services/live-clock.ts'

const at = (text: string) => instantOfWallText(text, 480)
const minute = 60_000

function promiseAt(
  key: 'first-response' | 'director-visit' | 'success-manager',
  started: number,
  asked: number,
  events: { at: number; type: 'pause'; reason: string }[] = [],
) {
  const terms = shippedClauses[key]
  const reading = readObligation(terms, started, [{ at: started, type: 'start' }, ...events], chinaCalendar, asked)
  const row = { id: 1, clause_key: key, name: '', started_at: new Date(started).toISOString() }
  return {
    terms,
    reading,
    promise: toPromise({ row, terms, events: [], reading, calendar: chinaCalendar } as unknown as ReadingOf, asked),
  }
}

test('a clock that runs on the screen reads as the store would at any later time', () => {
  const start = at('2026-01-05 00:00')
  fc.assert(
    fc.property(
      fc.constantFrom('first-response' as const, 'director-visit' as const, 'success-manager' as const),
      fc.integer({ min: 0, max: 80 * 1440 }),
      fc.integer({ min: 0, max: 3 * 1440 }),
      fc.integer({ min: 0, max: 4 * 1440 }),
      (key, begin, waited, later) => {
        const started = start + begin * minute
        const asked = started + waited * minute
        const now = asked + later * minute
        const { promise } = promiseAt(key, started, asked)
        const { reading } = promiseAt(key, started, now)
        const live = liveClock(promise, now)
        expect(live.light).toBe(reading.light)
        if (reading.light === 'breached') expect(live.leftMs).toBe((reading.clock.breachedAt ?? 0) - now)
        else expect(Math.round((live.leftMs ?? 0) / minute)).toBe(Math.round(reading.clock.remainingMinutes ?? 0))
      },
    ),
    { numRuns: 400 },
  )
})

test('paused it stands still, whatever the time', () => {
  const started = at('2026-02-25 10:00')
  const { promise } = promiseAt('director-visit', started, started + 60 * minute, [
    { at: started + 30 * minute, type: 'pause', reason: 'waiting-customer' },
  ])
  expect(liveClock(promise, started + 90 * 1440 * minute)).toEqual({ light: 'paused', leftMs: (48 * 60 - 30) * minute })
})

test('figures of a clock', () => {
  expect(clockParts(3_723_000)).toEqual({ days: 0, hours: 1, text: '01:02:03' })
  expect(clockParts(-90_000_000)).toMatchObject({ days: 1, hours: 1 })
})

test('working time comes in the stretches of its days, over a holiday too', () => {
  const spans = countedSpans({ time: 'business' }, chinaCalendar, at('2026-02-14 17:00'), at('2026-02-24 10:00'))
  expect(spans).toEqual([
    { from: at('2026-02-14 17:00'), to: at('2026-02-14 18:00') },
    { from: at('2026-02-24 09:00'), to: at('2026-02-24 10:00') },
  ])
})

test('what is looser is named, what is stricter is not', () => {
  const visit = shippedClauses['director-visit']
  expect(loosenings(visit, visit)).toEqual([])
  expect(loosenings(visit, { ...visit, target: { minutes: 24 * 60 }, pauseReasons: [], tiers: ['S', 'A'] })).toEqual([])
  expect(loosenings(visit, { ...visit, target: { minutes: 49 * 60 }, time: 'business', tiers: [] })).toEqual([
    'tier-dropped',
    'working-hours',
    'longer',
  ])
  expect(loosenings(visit, { ...visit, target: { workdays: 1, due: 'endOfBusinessDay' } })).toEqual(['not-comparable'])
  const manager = shippedClauses['success-manager']
  expect(
    loosenings(manager, { ...manager, target: { workdays: 1, due: 'sameClockTime' }, pauseReasons: ['waiting-customer'] }),
  ).toEqual(['not-comparable', 'more-pauses'])
})
