import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trialNodes } from '../../src-preload/contract/trials.ts'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { instantOfWallText, isoOf } from '../../src-main/domain/_base/instants.ts'
import { propose, type Fit } from '../../src-main/domain/trials/propose-products.ts'
import { readTrialApproval, type TrialEvent } from '../../src-main/domain/trials/trial-approval.ts'
import { trialClocks } from '../../src-main/domain/trials/trial-clocks.ts'
import { trialFigures } from '../../src-main/domain/trials/trial-report.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const wall = (text: string) => instantOfWallText(`${text}:00`, 480)
const submit = (at: string, content = 'a'): TrialEvent => ({ at: wall(at), by: '张伟', type: 'submit', content })
const approve = (at: string, node: (typeof trialNodes)[number]): TrialEvent => ({ at: wall(at), by: node, type: 'approve', node })
const back = (at: string, node: (typeof trialNodes)[number]): TrialEvent => ({
  at: wall(at),
  by: node,
  type: 'return',
  node,
  reason: '改',
})
const read = (events: readonly TrialEvent[], now: string, idle = 2) => readTrialApproval(idle, events, chinaCalendar, wall(now))

describe('cascade', () => {
  const fits: Fit[] = [
    { grade: '三甲', model: 'A1', test: '血氧', productId: 1 },
    { grade: '三甲', model: 'A1', test: '心电', productId: 2 },
    { grade: '三甲', model: 'B2', test: '血氧', productId: 3 },
    { grade: '二甲', model: 'A1', test: '血氧', productId: 4 },
    { grade: '三甲', model: 'A1', test: '血氧', productId: 5 },
  ]
  test('each choice narrows what comes after it, and all three name the products', () => {
    expect(propose(fits, {})).toEqual({ grades: ['三甲', '二甲'], models: ['A1', 'B2'], tests: ['血氧', '心电'], products: [] })
    expect(propose(fits, { grade: '二甲' })).toMatchObject({
      grades: ['三甲', '二甲'],
      models: ['A1'],
      tests: ['血氧'],
      products: [4],
    })
    expect(propose(fits, { grade: '三甲', model: 'A1', test: '血氧' }).products).toEqual([1, 5])
    expect(propose(fits, { grade: '三甲', model: 'C3' })).toMatchObject({ tests: [], products: [] })
  })
  test('a level left open narrows nothing', () => expect(propose(fits, { test: '心电' }).products).toEqual([2]))
})

describe('approval', () => {
  test('four nodes in their order, timed in working hours from the first submission', () => {
    const events = [
      submit('2026-02-25 09:00'),
      approve('2026-02-25 10:00', 'market'),
      approve('2026-02-25 14:00', 'medical'),
      approve('2026-02-25 17:00', 'compliance'),
      approve('2026-02-26 09:30', 'director'),
    ]
    expect(read(events.slice(0, 2), '2026-02-25 10:30')).toMatchObject({ state: 'running', current: 'medical' })
    // 3 h in the morning, 4½ h in the afternoon, half an hour the next day.
    expect(read(events, '2026-02-26 10:00')).toMatchObject({ state: 'approved', current: null, approvalMinutes: 8 * 60 })
  })

  test('a node passes on after two working hours: the lunch, the night and the weekend do not count', () => {
    const at = (submitted: string) => read([submit(submitted)], submitted).nodes[0]?.passesAt ?? 0
    expect(isoOf(at('2026-02-25 11:00'))).toBe(isoOf(wall('2026-02-25 14:30')))
    expect(isoOf(at('2026-02-25 17:00'))).toBe(isoOf(wall('2026-02-26 10:00')))
    // 2026-02-28 is a worked Saturday, Sunday is not.
    expect(isoOf(at('2026-02-28 17:30'))).toBe(isoOf(wall('2026-03-02 10:30')))
    // Idle to the minute at closing: it passes when work goes on.
    expect(isoOf(at('2026-02-25 16:00'))).toBe(isoOf(wall('2026-02-26 09:00')))
  })

  test('until its time is up it is the handler’s, from then on the other’s', () => {
    const passed = (now: string) => read([submit('2026-02-25 09:00')], now).nodes[0]?.passed
    expect([passed('2026-02-25 10:59'), passed('2026-02-25 11:00')]).toEqual([false, true])
  })

  test('what comes back as it was goes on where it was returned, with a clock of its own; changed, from the first node', () => {
    const before = [submit('2026-02-25 09:00'), approve('2026-02-25 10:00', 'market'), back('2026-02-25 11:00', 'medical')]
    expect(read(before, '2026-02-25 11:30')).toMatchObject({ state: 'returned', current: 'medical' })
    const same = read([...before, submit('2026-02-26 09:00')], '2026-02-26 09:30')
    expect(same).toMatchObject({ state: 'running', current: 'medical', firstSubmittedAt: wall('2026-02-25 09:00') })
    expect(same.nodes[0]?.approved?.by).toBe('market')
    expect(same.nodes[1]?.passesAt).toBe(wall('2026-02-26 11:00'))
    const other = read([...before, submit('2026-02-26 09:00', 'b')], '2026-02-26 09:30')
    expect(other).toMatchObject({ state: 'running', current: 'market' })
    expect(other.nodes[0]?.approved).toBeNull()
  })

  test('withdrawn it is a draft; approvals out of turn mean nothing', () => {
    const withdrawn: TrialEvent = { at: wall('2026-02-25 10:00'), by: '张伟', type: 'withdraw', reason: '' }
    expect(read([submit('2026-02-25 09:00'), withdrawn], '2026-02-25 11:00')).toMatchObject({ state: 'draft', current: null })
    expect(read([submit('2026-02-25 09:00'), approve('2026-02-25 09:10', 'director')], '2026-02-25 09:20').ignored).toEqual([1])
    expect(read([submit('2026-02-25 09:00')], '2026-02-25 08:59')).toMatchObject({ state: 'draft', ignored: [] })
  })

  test('whatever happens, it is approved only after all four in their order since the last changed submission', () => {
    const act = fc.constantFrom('submit', 'other', 'return', 'withdraw', ...trialNodes)
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let minute = wall('2026-02-25 09:00')
        const events = acts.map((one): TrialEvent => {
          const who = { at: (minute += 60_000), by: 'x' }
          if (one === 'submit' || one === 'other') return { ...who, type: 'submit', content: one }
          if (one === 'withdraw') return { ...who, type: 'withdraw', reason: '' }
          if (one === 'return') {
            const now = readTrialApproval(2, [], chinaCalendar, minute).current
            return { ...who, type: 'return', node: now ?? 'market', reason: '' }
          }
          return { ...who, type: 'approve', node: one }
        })
        const reading = readTrialApproval(2, events, chinaCalendar, minute)
        // The model: a list of who is still to approve.
        let [state, left, content] = ['draft', [...trialNodes], '']
        for (const event of events) {
          if (event.type === 'submit' && (state === 'draft' || state === 'returned')) {
            if (state === 'draft' || event.content !== content) left = [...trialNodes]
            content = event.content
            state = 'running'
          } else if (event.type === 'approve' && state === 'running' && event.node === left[0]) {
            left = left.slice(1)
            if (left.length === 0) state = 'approved'
          } else if (event.type === 'return' && state === 'running' && event.node === left[0]) state = 'returned'
          else if (event.type === 'withdraw' && (state === 'running' || state === 'returned')) state = 'draft'
        }
        expect(reading.state).toBe(state)
        expect(reading.current).toBe(state === 'running' || state === 'returned' ? left[0] : null)
      }),
      { seed, numRuns: 500 },
    )
  })
})

test('it ends when work ends on its last day, and the questions come 72 hours before', () => {
  expect(trialClocks(chinaCalendar, '2026-03-10', 72)).toEqual({
    endsAt: '2026-03-10T10:00:00.000Z',
    questionsAt: '2026-03-07T10:00:00.000Z',
  })
  expect(trialClocks(chinaCalendar, null, 72)).toEqual({ endsAt: null, questionsAt: null })
})

test('the report: hours of the approved, conversion of those with a verdict, causes by number', () => {
  const one = (approvalMinutes: number | null, outcome: '转化' | '延期' | '终止' | null, rootCause: string | null) => ({
    approvalMinutes,
    outcome,
    rootCause,
  })
  expect(
    trialFigures([
      one(480, '转化', '效果达标'),
      one(150, '终止', '价格原因'),
      one(null, '终止', '样本不足'),
      one(60, '延期', '样本不足'),
      one(null, null, null),
    ]),
  ).toEqual({
    approved: 3,
    approvalHours: '3.8',
    ended: 4,
    converted: 1,
    extended: 1,
    terminated: 2,
    conversion: '33.3',
    causes: [
      { cause: '样本不足', count: 2 },
      { cause: '价格原因', count: 1 },
      { cause: '效果达标', count: 1 },
    ],
  })
  expect(trialFigures([one(null, '延期', '其他')])).toMatchObject({ approvalHours: null, conversion: null })
})
