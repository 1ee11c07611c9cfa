import { expect, test } from 'vitest'
import { workingCalendar, usualHours } from '../../src-main/domain/_base/working-calendar.ts'
import { chinaYears } from '../../src-main/domain/_base/calendars.ts'
import { readSlaClock, type SlaPolicy } from '../../src-main/domain/service-promises/sla-clock.ts'
import type { SlaEvent } from '../../src-main/domain/service-promises/sla-events.ts'
import { readObligation } from '../../src-main/domain/service-promises/obligation-clock.ts'
import { shippedClauses } from '../../src-main/domain/service-promises/clauses.ts'

const at = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00+08:00`)
const wall = (instant: number | null) =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const calendar = (ownDaysOff: string[] = [], hours = usualHours) =>
  workingCalendar({ years: chinaYears, ownDaysOff, hours, utcOffsetMinutes: 480 })
const policy = (more: Partial<SlaPolicy> = {}): SlaPolicy => ({
  target: { minutes: 240 },
  time: 'business',
  warnAt: [0.75],
  escalateAfterMinutes: [0],
  pauseReasons: null,
  ...more,
})
const read = (events: SlaEvent[], now: string, from = policy()) => readSlaClock(from, events, calendar(), at(now))
const start: SlaEvent = { at: at('2026-02-26 16:00'), type: 'start' }
const rebase = (when: string, to: SlaPolicy, by = calendar()): SlaEvent => ({
  at: at(when),
  type: 'rebase',
  policy: to,
  calendar: by,
})

test('another calendar counts what remains; what has elapsed stays elapsed', () => {
  // Two hours on Thursday; Friday becomes a day off, so the other two are those of the Saturday that is worked.
  const log = [start, rebase('2026-02-26 18:30', policy(), calendar(['2026-02-27']))]
  expect(wall(read([start], '2026-02-26 19:00').dueAt)).toBe('2026-02-27 11:00')
  const after = read(log, '2026-02-26 19:00')
  expect(after.elapsedMinutes).toBe(120)
  expect(wall(after.dueAt)).toBe('2026-02-28 11:00')
  expect(read(log, '2026-02-28 11:00').breachedAt).toBeNull()
  expect(wall(read(log, '2026-02-28 11:01').breachedAt)).toBe('2026-02-28 11:00')
  // A machine that slept over all of it reads the same.
  expect(read(log, '2026-03-09 09:00')).toMatchObject({ breachedAt: at('2026-02-28 11:00'), elapsedMinutes: 120 + 7.5 * 60 * 6 })
})

test('longer working hours bring the due instant nearer', () => {
  const log = [start, rebase('2026-02-26 17:00', policy(), calendar([], [[540, 1200]]))]
  expect(wall(read(log, '2026-02-26 17:00').dueAt)).toBe('2026-02-26 20:00')
})

test('stricter terms that are used up already break at the rebase, never before it', () => {
  const log = [start, rebase('2026-02-27 09:30', policy({ target: { minutes: 60 } }))]
  const now = read(log, '2026-02-27 09:31')
  expect(wall(now.breachedAt)).toBe('2026-02-27 09:30')
  expect(now.crossings.map(({ kind, time }) => [kind, wall(time)])).toEqual([
    ['warn', '2026-02-27 09:30'],
    ['escalate', '2026-02-27 09:30'],
  ])
  // Judged as of before, nothing had happened.
  expect(read(log, '2026-02-27 09:29').crossings).toEqual([])
})

test('a breach and a warning that were told are not taken back by looser terms', () => {
  const log = [start, rebase('2026-03-02 09:30', policy({ target: { minutes: 6000 } }))]
  const now = read(log, '2026-03-02 10:00')
  expect(wall(now.breachedAt)).toBe('2026-02-27 11:00')
  expect(now.crossings).toHaveLength(2)
})

test('an earlier warning share warns at the rebase, and only once for a cycle', () => {
  const log = [start, rebase('2026-02-26 18:00', policy({ warnAt: [0.25] }))]
  expect(read(log, '2026-02-27 10:30').crossings.map(({ at: share, time }) => [share, wall(time)])).toEqual([
    [0.25, '2026-02-26 18:00'],
  ])
})

test('working days promise a day: by another calendar it is that calendar’s day, pauses added', () => {
  const days = policy({ target: { workdays: 1, due: 'endOfBusinessDay' } })
  const moved = rebase('2026-02-26 17:00', days, calendar(['2026-02-27']))
  expect(wall(read([start], '2026-02-26 17:00', days).dueAt)).toBe('2026-02-27 18:00')
  expect(wall(read([start, moved], '2026-02-26 17:00', days).dueAt)).toBe('2026-02-28 18:00')
  const pause: SlaEvent[] = [
    { at: at('2026-02-26 16:30'), type: 'pause' },
    { at: at('2026-02-26 17:00'), type: 'resume' },
  ]
  // Half an hour stood still, so half an hour of the next working day is due.
  expect(wall(read([start, ...pause, moved], '2026-02-26 17:00', days).dueAt)).toBe('2026-03-02 09:30')
})

test('a rebase counts while running or paused, not on what is over', () => {
  const moved = rebase('2026-02-27 09:00', policy(), calendar(['2026-02-28']))
  expect(read([start, { at: at('2026-02-26 17:00'), type: 'pause' }, moved], '2026-02-27 09:30')).toMatchObject({
    state: 'paused',
    ignored: [],
  })
  const stopped = read([start, { at: at('2026-02-26 17:00'), type: 'stop' }, moved], '2026-02-27 09:30')
  expect(stopped.ignored).toMatchObject([{ reason: 'not-in-this-state' }])
  expect(stopped.outcome).toBe('met')
})

test('a new cycle begins by what was last rebased to', () => {
  const log: SlaEvent[] = [
    start,
    rebase('2026-02-26 16:30', policy({ target: { minutes: 60 } })),
    { at: at('2026-02-26 16:40'), type: 'stop' },
    { at: at('2026-02-27 09:00'), type: 'reopen', mode: 'new' },
  ]
  expect(wall(read(log, '2026-02-27 09:00').dueAt)).toBe('2026-02-27 10:00')
})

test('however often a clock is rebased to what it runs by, it reads the same', () => {
  for (let minute = 0; minute < 600; minute += 7) {
    const when = at('2026-02-26 16:00') + minute * 60_000
    const same: SlaEvent = { at: when, type: 'rebase', policy: policy(), calendar: calendar() }
    for (const now of [when, at('2026-02-27 10:59'), at('2026-02-27 11:00'), at('2026-02-27 12:00')]) {
      const without = readSlaClock(policy(), [start], calendar(), now)
      expect(readSlaClock(policy(), [start, same], calendar(), now)).toEqual(without)
    }
  }
})

test('an obligation says by what it runs, and turns amber by that', () => {
  const stricter = { ...shippedClauses['director-visit'], target: { minutes: 600 }, amberFrom: 0.5 }
  const from = at('2026-02-26 08:00')
  const events = [
    { at: from, type: 'start' as const },
    { at: at('2026-02-26 10:00'), type: 'rebase' as const, terms: stricter, calendar: calendar() },
  ]
  const before = readObligation(shippedClauses['director-visit'], from, events, calendar(), at('2026-02-26 09:59'))
  expect(before.terms).toBe(shippedClauses['director-visit'])
  const now = readObligation(shippedClauses['director-visit'], from, events, calendar(), at('2026-02-26 12:00'))
  expect(now.terms).toBe(stricter)
  expect([wall(now.amberAt), wall(now.clock.dueAt)]).toEqual(['2026-02-26 13:00', '2026-02-26 18:00'])
})
