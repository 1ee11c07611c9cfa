import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { instantOfWallText, wallText } from '../../src-main/domain/_base/instants.ts'
import { isWorkingTime } from '../../src-main/domain/_base/working-time.ts'
import { readApprovalChain, type ChainEvent } from '../../src-main/domain/service-promises/approval-chain.ts'
import { crossingKey, dueNotices } from '../../src-main/domain/service-promises/due-notices.ts'
import { promiseLight } from '../../src-main/domain/service-promises/promise-light.ts'
import { readSlaClock, type SlaPolicy } from '../../src-main/domain/service-promises/sla-clock.ts'
import type { SlaEvent } from '../../src-main/domain/service-promises/sla-events.ts'
import { dueOfTarget } from '../../src-main/domain/service-promises/sla-target.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const at = (text: string) => instantOfWallText(text, 480)
const shown = (instant: number | null) => (instant === null ? null : wallText(instant, 480))
const policy = (over: Partial<SlaPolicy> = {}): SlaPolicy => ({
  target: { minutes: 120 },
  time: 'business',
  warnAt: [0.75],
  escalateAfterMinutes: [0, 60],
  pauseReasons: null,
  ...over,
})
const start = (text: string): SlaEvent => ({ at: at(text), type: 'start' })
const read = (p: SlaPolicy, events: SlaEvent[], now: string) => readSlaClock(p, events, chinaCalendar, at(now))

describe('the due instant', () => {
  test('met up to it, breached beyond', () => {
    const events = [start('2026-02-25 10:00')]
    expect(read(policy(), events, '2026-02-25 12:00').breachedAt).toBe(null)
    const stopped = read(policy(), [...events, { at: at('2026-02-25 12:00'), type: 'stop' }], '2026-02-26 10:00')
    expect(stopped.outcome).toBe('met')
    expect(stopped.crossings.map((c) => c.kind)).toEqual(['warn'])
    const second = readSlaClock(policy(), events, chinaCalendar, at('2026-02-25 13:30') + 1000)
    expect(shown(second.breachedAt)).toBe('2026-02-25 12:00')
    expect(second.remainingMinutes).toBeCloseTo(-1 / 60)
  })
  test('at closing time it is a breach only once work goes on, and its notice is not lost', () => {
    const events = [start('2026-02-14 16:00')]
    const night = read(policy(), events, '2026-02-20 12:00')
    expect([shown(night.dueAt), night.breachedAt, night.remainingMinutes]).toEqual(['2026-02-14 18:00', null, 0])
    const morning = read(policy(), events, '2026-02-24 09:01')
    expect(shown(morning.breachedAt)).toBe('2026-02-14 18:00')
    const seen = new Set(night.crossings.map(crossingKey))
    expect(dueNotices(morning.crossings, seen, at('2026-02-24 09:01'))).toEqual([
      {
        kind: 'escalate',
        at: 0,
        cycle: 1,
        time: at('2026-02-14 18:00'),
        knownFrom: at('2026-02-24 09:00'),
        key: '1:escalate:0',
        caughtUp: false,
      },
    ])
    const late = read(policy(), events, '2026-02-24 10:30')
    expect(dueNotices(late.crossings, seen, at('2026-02-24 10:30')).map((n) => [n.key, shown(n.time), n.caughtUp])).toEqual([
      ['1:escalate:0', '2026-02-14 18:00', true],
      ['1:escalate:60', '2026-02-24 10:00', true],
    ])
  })
  test('7×24 counts the night and the holiday', () => {
    const p = policy({ time: 'calendar', target: { minutes: 48 * 60 } })
    const clock = read(p, [start('2026-02-14 17:00')], '2026-02-14 17:00')
    expect([shown(clock.dueAt), clock.provisional]).toEqual(['2026-02-16 17:00', false])
  })
  test('working days', () => {
    const p = policy({ target: { workdays: 1, due: 'endOfBusinessDay' } })
    const events: SlaEvent[] = [start('2026-02-14 10:00')]
    expect(shown(read(p, events, '2026-02-14 10:00').dueAt)).toBe('2026-02-24 18:00')
    // Two working hours of pause move the due instant by two working hours.
    const paused: SlaEvent[] = [
      ...events,
      { at: at('2026-02-24 10:00'), type: 'pause' },
      { at: at('2026-02-24 12:00'), type: 'resume' },
    ]
    expect(shown(read(p, paused, '2026-02-24 14:00').dueAt)).toBe('2026-02-25 11:00')
    const due = (workdays: number, from: string) =>
      shown(dueOfTarget({ workdays, due: 'sameClockTime' }, 'business', chinaCalendar, at(from)).at)
    expect(due(2, '2026-02-13 10:20')).toBe('2026-02-24 10:20')
    expect(
      shown(dueOfTarget({ workdays: 0, due: 'endOfBusinessDay' }, 'business', chinaCalendar, at('2026-02-25 20:00')).at),
    ).toBe('2026-02-25 20:00')
    expect(() => dueOfTarget({ workdays: -1, due: 'sameClockTime' }, 'business', chinaCalendar, 0)).toThrow(RangeError)
    expect(() => read(policy({ target: { minutes: -1 } }), events, '2026-02-25 10:00')).toThrow(RangeError)
  })
  test('a year without a complete calendar makes it provisional', () => {
    expect(read(policy(), [start('2026-12-31 17:00')], '2026-12-31 17:10').provisional).toBe(true)
    expect(read(policy(), [start('2026-12-31 15:00')], '2026-12-31 15:10').provisional).toBe(false)
  })
})

describe('the log', () => {
  test('pausing never clears a breach, and pauses over nights cost nothing', () => {
    const events: SlaEvent[] = [
      start('2026-02-25 10:00'),
      { at: at('2026-02-25 14:00'), type: 'pause' },
      { at: at('2026-02-27 14:00'), type: 'resume' },
    ]
    const clock = read(policy(), events, '2026-02-27 14:10')
    expect([shown(clock.breachedAt), clock.elapsedMinutes]).toEqual(['2026-02-25 12:00', 160])
    const paused = read(policy(), events, '2026-02-26 10:00')
    expect([paused.dueAt, promiseLight(paused)]).toEqual([null, 'breached'])
  })
  test('only reasons on the list pause', () => {
    const p = policy({ pauseReasons: ['等待客户'] })
    const pause = (reason?: string): SlaEvent[] => [
      start('2026-02-25 10:00'),
      { at: at('2026-02-25 10:30'), type: 'pause', ...(reason === undefined ? {} : { reason }) },
    ]
    expect(read(p, pause('等待客户'), '2026-02-25 11:00').state).toBe('paused')
    for (const reason of ['午休', undefined]) {
      const clock = read(p, pause(reason), '2026-02-25 11:00')
      expect([clock.state, clock.ignored[0]?.reason, clock.ignored[0]?.index]).toEqual(['running', 'pause-reason-not-allowed', 1])
    }
  })
  test('a tighter target already exceeded is breached now, not before', () => {
    const events: SlaEvent[] = [
      start('2026-02-25 09:00'),
      { at: at('2026-02-25 10:30'), type: 'retarget', target: { minutes: 60 } },
    ]
    const clock = read(policy(), events, '2026-02-25 12:00')
    expect([shown(clock.breachedAt), shown(clock.dueAt)]).toEqual(['2026-02-25 10:30', '2026-02-25 10:00'])
    expect(clock.crossings.map((c) => [c.kind, c.at, shown(c.time)])).toEqual([
      // 90 of 120 minutes had just passed when the target changed.
      ['warn', 0.75, '2026-02-25 10:30'],
      ['escalate', 0, '2026-02-25 10:30'],
      ['escalate', 60, '2026-02-25 11:30'],
    ])
  })
  test('a looser target keeps the breach and moves the due instant', () => {
    const events: SlaEvent[] = [
      start('2026-02-25 09:00'),
      { at: at('2026-02-25 11:30'), type: 'retarget', target: { minutes: 240 } },
    ]
    const clock = read(policy(), events, '2026-02-25 11:40')
    expect([shown(clock.breachedAt), shown(clock.dueAt)]).toEqual(['2026-02-25 11:00', '2026-02-25 14:30'])
  })
  test('reopening', () => {
    const log = (mode: 'new' | 'continue'): SlaEvent[] => [
      start('2026-02-25 09:00'),
      { at: at('2026-02-25 11:30'), type: 'stop' },
      { at: at('2026-02-26 09:00'), type: 'reopen', mode },
    ]
    const fresh = read(policy(), log('new'), '2026-02-26 09:30')
    expect([fresh.cycle, fresh.elapsedMinutes, fresh.breachedAt, fresh.outcome]).toEqual([2, 30, null, 'pending'])
    expect(fresh.history).toMatchObject([{ cycle: 1, outcome: 'late', elapsedMinutes: 150, targetMinutes: 120 }])
    const same = read(policy(), log('continue'), '2026-02-26 09:30')
    expect([same.cycle, same.elapsedMinutes, shown(same.breachedAt)]).toEqual([1, 180, '2026-02-25 11:00'])
    expect(same.crossings.filter((c) => c.kind === 'warn').length).toBe(1)
  })
  test('what has not happened yet does not count, order of writing does not matter', () => {
    const events: SlaEvent[] = [{ at: at('2026-02-25 12:30'), type: 'stop' }, start('2026-02-25 10:00')]
    expect(read(policy(), events, '2026-02-25 11:00').state).toBe('running')
    expect(read(policy(), events, '2026-02-25 12:30').state).toBe('stopped')
    expect(read(policy(), [], '2026-02-25 12:30')).toMatchObject({ state: 'notStarted', cycle: 0, targetMinutes: null })
  })
})

test('the light of a cell', () => {
  const events: SlaEvent[] = [start('2026-02-25 10:00')]
  const light = (now: string, more: SlaEvent[] = []) => promiseLight(read(policy(), [...events, ...more], now))
  expect(light('2026-02-25 09:00')).toBe('waiting')
  expect(light('2026-02-25 11:29')).toBe('running')
  expect(light('2026-02-25 11:30')).toBe('amber')
  expect(light('2026-02-25 13:31')).toBe('breached')
  expect(light('2026-02-25 11:30', [{ at: at('2026-02-25 11:00'), type: 'pause' }])).toBe('paused')
  expect(light('2026-02-25 11:30', [{ at: at('2026-02-25 11:00'), type: 'stop' }])).toBe('met')
  expect(light('2026-02-25 15:30', [{ at: at('2026-02-25 15:00'), type: 'stop' }])).toBe('late')
  expect(light('2026-02-25 15:30', [{ at: at('2026-02-25 15:00'), type: 'cancel' }])).toBe('cancelled')
})

describe('approval chain', () => {
  const plan = { nodes: [policy(), policy({ target: { minutes: 240 } })], fixer: policy({ target: { minutes: 60 } }) }
  const chain = (events: ChainEvent[], now: string) => readApprovalChain(plan, events, chinaCalendar, at(now))
  const submit: ChainEvent = { at: at('2026-02-25 09:00'), type: 'submit' }
  test('a return stops the node and starts the fixer; the new submission opens a new cycle', () => {
    const events: ChainEvent[] = [
      submit,
      { at: at('2026-02-25 10:00'), type: 'return' },
      { at: at('2026-02-25 11:30'), type: 'resubmit' },
      { at: at('2026-02-25 14:00'), type: 'approve' },
    ]
    const returned = chain(events, '2026-02-25 11:00')
    expect([returned.state, returned.current, returned.nodes[0]?.state, returned.fixer?.elapsedMinutes]).toEqual([
      'returned',
      0,
      'stopped',
      60,
    ])
    const after = chain(events, '2026-02-25 15:00')
    expect(after.fixer?.history[0]?.outcome).toBe('late')
    expect(after.nodes[0]).toMatchObject({ cycle: 2, elapsedMinutes: 60, outcome: 'met' })
    expect([shown(after.nodes[1]?.startedAt ?? null), after.current]).toEqual(['2026-02-25 14:00', 1])
  })
  test('urgency keeps what has elapsed, also for a node whose quote is being fixed', () => {
    const urgent = (text: string): ChainEvent => ({ at: at(text), type: 'urgent', targets: [{ minutes: 30 }, { minutes: 90 }] })
    const now = chain([submit, urgent('2026-02-25 10:00')], '2026-02-25 10:00')
    expect(shown(now.nodes[0]?.breachedAt ?? null)).toBe('2026-02-25 10:00')
    const fixing = chain(
      [
        submit,
        { at: at('2026-02-25 09:10'), type: 'return' },
        urgent('2026-02-25 09:20'),
        { at: at('2026-02-25 09:30'), type: 'resubmit' },
      ],
      '2026-02-25 09:40',
    )
    expect(fixing.nodes[0]).toMatchObject({ elapsedMinutes: 10, targetMinutes: 30 })
  })
  test('what does not fit is listed', () => {
    const events: ChainEvent[] = [
      { at: at('2026-02-25 08:00'), type: 'approve' },
      submit,
      { at: at('2026-02-25 09:30'), type: 'approve' },
      { at: at('2026-02-25 10:00'), type: 'approve' },
      { at: at('2026-02-25 10:30'), type: 'return' },
    ]
    const done = chain(events, '2026-02-26 09:00')
    expect([done.state, done.current, done.ignored.map((e) => e.type)]).toEqual(['approved', null, ['approve', 'return']])
  })
})

describe('against a clock that ticks every minute', () => {
  const origin = at('2026-02-13 15:00')
  const types = ['start', 'pause', 'resume', 'stop', 'cancel', 'reopen', 'continue', 'retarget'] as const
  const step = fc.record({
    gap: fc.integer({ min: 0, max: 500 }),
    type: fc.constantFrom(
      'start',
      'pause',
      'resume',
      'resume',
      'pause',
      ...types.filter((t) => t !== 'cancel'),
      'stop',
      'reopen',
      'cancel',
    ),
    target: fc.integer({ min: 1, max: 400 }),
  })

  /** One minute after the other: state, elapsed, first minute above the target. */
  function tick(steps: readonly { at: number; type: string; target: number }[], target: number, business: boolean, end: number) {
    let [state, elapsed, cycle, reached, breached] = ['notStarted', 0, 0, null as number | null, null as number | null]
    const outcomes: string[] = []
    /** Minute at which so much had elapsed in this cycle. */
    let firstAt: number[] = []
    const counts = (m: number) => !business || isWorkingTime(chinaCalendar, origin + m * 60_000)
    for (let m = 0; ; m++) {
      for (const { type, target: to } of steps.filter((s) => s.at === m)) {
        const from = state
        if (type === 'start' && from === 'notStarted') [state, cycle, reached] = ['running', 1, target === 0 ? m : null]
        if (type === 'pause' && from === 'running') state = 'paused'
        if (type === 'resume' && from === 'paused') state = 'running'
        if (type === 'stop' && (from === 'running' || from === 'paused')) {
          state = 'stopped'
          outcomes.push(breached === null ? 'met' : 'late')
        }
        if (type === 'cancel' && from !== 'stopped' && from !== 'cancelled') state = 'cancelled'
        if (type === 'continue' && from === 'stopped') state = 'running'
        if (type === 'reopen' && from === 'stopped') {
          firstAt = []
          ;[state, cycle, elapsed, reached, breached] = ['running', cycle + 1, 0, null, null]
        }
        if (type === 'retarget' && ['notStarted', 'running', 'paused'].includes(from) && to !== target) {
          target = to
          if (cycle > 0) reached = elapsed >= target ? m : null
          if (elapsed > target) breached ??= m
        }
      }
      if (m === end) break
      if (state === 'running' && counts(m)) {
        elapsed += 1
        firstAt[elapsed] = m + 1
        if (elapsed === target) reached ??= m + 1
        if (elapsed > target) breached ??= reached
      }
    }
    let due = state === 'running' ? (firstAt[target] ?? null) : null
    if (state === 'running' && due === null) {
      due = end
      for (let left = target - elapsed; left > 0; due++) if (counts(due)) left -= 1
    }
    return { state, elapsed, cycle, due, target: cycle > 0 ? target : null, breached, outcomes }
  }

  test('state, elapsed and breach agree', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        fc.nat(2000),
        (steps, target, business, rest) => {
          let minute = 0
          const timed = steps.map(({ gap, type, target: to }) => ({ at: (minute += gap), type: type as string, target: to }))
          const events = timed.map(({ at, type, target: to }): SlaEvent => {
            const when = origin + at * 60_000
            if (type === 'retarget') return { at: when, type, target: { minutes: to } }
            if (type === 'reopen' || type === 'continue')
              return { at: when, type: 'reopen', mode: type === 'reopen' ? 'new' : 'continue' }
            return { at: when, type: type as 'start' | 'pause' | 'resume' | 'stop' | 'cancel' }
          })
          const end = minute + rest
          const naive = tick(timed, target, business, end)
          const p = policy({ target: { minutes: target }, time: business ? 'business' : 'calendar' })
          const clock = readSlaClock(p, events, chinaCalendar, origin + end * 60_000)
          expect({
            state: clock.state,
            elapsed: clock.elapsedMinutes,
            cycle: clock.cycle,
            due: clock.dueAt === null ? null : (clock.dueAt - origin) / 60_000,
            target: clock.targetMinutes,
            breached: clock.breachedAt === null ? null : (clock.breachedAt - origin) / 60_000,
            outcomes: clock.history.map((h) => h.outcome),
          }).toEqual(naive)
          // Looking later never changes what had happened by now.
          const later = readSlaClock(p, events, chinaCalendar, origin + (end + 3000) * 60_000)
          const keys = new Set(later.crossings.map((c) => `${crossingKey(c)}@${c.time}`))
          for (const crossing of clock.crossings) expect(keys.has(`${crossingKey(crossing)}@${crossing.time}`)).toBe(true)
          expect(new Set(later.crossings.map(crossingKey)).size).toBe(later.crossings.length)
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})
