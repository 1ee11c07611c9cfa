import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { leadWeights } from '../../src-main/domain/leads/assign-lead.ts'
import { leadDeviations, type LoggedAssignment } from '../../src-main/domain/leads/deviations.ts'
import { industriesIn, industryMatch, parentIndustry } from '../../src-main/domain/leads/industry-match.ts'
import { leadClocks } from '../../src-main/domain/leads/lead-clocks.ts'
import { rehearse, type PastLead } from '../../src-main/domain/leads/rehearse.ts'
import { isAbsent, scoreTable, type ClosedDeal, type RepFacts } from '../../src-main/domain/leads/score-table.ts'

const rule = { weights: leadWeights, windowDays: 30 }
const rep = (id: string, over: Partial<RepFacts> = {}): RepFacts => ({
  id,
  industries: ['医疗'],
  capacity: 20,
  absentFrom: null,
  absentUntil: null,
  openLeads: 0,
  lastAssigned: null,
  ...over,
})
const deals = (repId: string, won: number, lost: number, over: Partial<ClosedDeal> = {}): ClosedDeal[] =>
  Array.from({ length: won + lost }, (_, at) => ({ repId, needClass: '检测', closedOn: '2026-02-20', won: at < won, ...over }))

describe('industries', () => {
  test('a list in any comma, a path and its parent', () => {
    expect(industriesIn('医疗， 汽车、制造业/模具;')).toEqual(['医疗', '汽车', '制造业/模具'])
    expect(parentIndustry('制造业/汽车/零部件')).toBe('制造业/汽车')
    expect(parentIndustry('医疗')).toBe(null)
  })
  test('1 for its own, 0.5 for the parent, nothing for a grandparent, a child or none', () => {
    expect(industryMatch('制造业/汽车', ['制造业 / 汽车'])).toBe('1')
    expect(industryMatch('制造业/汽车', ['医疗', '制造业'])).toBe('0.5')
    expect(industryMatch('制造业/汽车/零部件', ['制造业'])).toBe('0')
    expect(industryMatch('制造业', ['制造业/汽车'])).toBe('0')
    expect(industryMatch(null, ['医疗'])).toBe('0')
    expect(industryMatch('', [''])).toBe('0')
  })
})

describe('the table of scores', () => {
  test('parts and whole, by hand', () => {
    // b closed 5 of 10 (rate 0.5, the best); a 1 of 2, blended with the team's 6 of 12: (1 + 2.5) ÷ 7 = 0.5.
    const { lines, winner, teamRate } = scoreTable(
      { industry: '医疗/检验', needClass: '检测' },
      '2026-02-25',
      [rep('a', { openLeads: 5 }), rep('b', { industries: ['汽车'], openLeads: 10 })],
      [...deals('a', 1, 1), ...deals('b', 5, 5)],
      rule,
    )
    expect(teamRate).toBe('0.5')
    expect(winner).toBe('a')
    expect(lines[0]).toMatchObject({ id: 'a', industryPoints: '20.00', winPoints: '30.00', loadPoints: '22.50', score: '72.50' })
    expect(lines[1]).toMatchObject({ id: 'b', industryPoints: '0.00', winPoints: '30.00', loadPoints: '15.00', score: '45.00' })
  })
  test('only the class of need and the last 30 days count', () => {
    const { lines } = scoreTable(
      { industry: '医疗', needClass: '检测' },
      '2026-02-25',
      [rep('a')],
      [
        ...deals('a', 2, 0, { needClass: '维保' }),
        ...deals('a', 2, 0, { closedOn: '2026-01-26' }),
        ...deals('a', 0, 1, { closedOn: '2026-01-27' }),
      ],
      rule,
    )
    expect(lines[0]).toMatchObject({ won: 0, closed: 1 })
  })
  test('the excluded stand last and show no points', () => {
    const { lines, winner } = scoreTable(
      { industry: '医疗', needClass: null },
      '2026-02-25',
      [rep('a', { capacity: 0 }), rep('b', { absentFrom: '2026-02-20', absentUntil: '2026-02-25' }), rep('c', { openLeads: 19 })],
      [],
      rule,
    )
    expect(winner).toBe('c')
    expect(lines.map(({ id, excluded, score }) => [id, excluded, score])).toEqual([
      ['c', null, '41.50'],
      ['a', 'at capacity', null],
      ['b', 'absent', null],
    ])
  })
  test('an absence holds on its first and last day, and without an end goes on', () => {
    expect(isAbsent({ absentFrom: '2026-02-20', absentUntil: '2026-02-25' }, '2026-02-20')).toBe(true)
    expect(isAbsent({ absentFrom: '2026-02-20', absentUntil: '2026-02-25' }, '2026-02-26')).toBe(false)
    expect(isAbsent({ absentFrom: '2026-02-20', absentUntil: null }, '2027-01-01')).toBe(true)
    expect(isAbsent({ absentFrom: null, absentUntil: null }, '2026-02-20')).toBe(false)
  })
})

test('assignment counts working time, the rest time as it passes', () => {
  // Friday 17:00 plus two working hours: Saturday and Sunday off, Monday 10:00. 2026-03-06 is a Friday.
  expect(leadClocks(chinaCalendar, '2026-03-06T09:00:00.000Z', '2026-03-06T09:30:00.000Z')).toEqual({
    assignDueAt: '2026-03-09T02:00:00.000Z',
    touchDueAt: '2026-03-06T11:30:00.000Z',
    escalateAt: '2026-03-08T09:30:00.000Z',
  })
  expect(leadClocks(chinaCalendar, '2026-03-06T09:00:00.000Z', null)).toMatchObject({ touchDueAt: null, escalateAt: null })
})

describe('the rehearsal', () => {
  const lead = (id: number, over: Partial<PastLead> = {}): PastLead => ({
    id,
    industry: '医疗',
    needClass: null,
    arrivedAt: `2026-01-${String(id).padStart(2, '0')}T02:00:00.000Z`,
    arrivedOn: `2026-01-${String(id).padStart(2, '0')}`,
    closedAt: null,
    repId: 'b',
    ...over,
  })
  test('each lead weighs on the next, until it was closed', () => {
    const reps = [rep('a', { capacity: 2 }), rep('b', { capacity: 2, industries: ['汽车'] })]
    const held = rehearse([lead(1), lead(2), lead(3)], reps, [], rule)
    // a: 40 + 30, then 40 + 15, then full.
    expect(held.leads.map(({ repId, score }) => [repId, score])).toEqual([
      ['a', '70.00'],
      ['a', '55.00'],
      ['b', '30.00'],
    ])
    expect(held).toMatchObject({ different: 2, unassigned: 0 })
    expect(held.reps).toEqual([
      { id: 'a', actual: 0, rule: 2, actualMatched: 0, ruleMatched: 2 },
      { id: 'b', actual: 3, rule: 1, actualMatched: 0, ruleMatched: 0 },
    ])
    const closed = rehearse([lead(1, { closedAt: '2026-01-02T03:00:00.000Z' }), lead(2), lead(3)], reps, [], rule)
    expect(closed.leads.map(({ repId }) => repId)).toEqual(['a', 'a', 'a'])
  })
  test('leads carried in weigh until they are closed', () => {
    const reps = [rep('a', { capacity: 1 })]
    const carried = [{ repId: 'a', until: '2026-01-02T00:00:00.000Z' }]
    expect(rehearse([lead(1), lead(2)], reps, [], rule, carried).leads.map(({ repId }) => repId)).toEqual([null, 'a'])
  })
  test('nobody eligible is said, and the order of the list decides nothing', () => {
    const reps = [rep('a', { capacity: 1 })]
    expect(rehearse([lead(2), lead(1)], reps, [], rule).leads.map(({ id, repId }) => [id, repId])).toEqual([
      [1, 'a'],
      [2, null],
    ])
  })
})

describe('deviations of a day', () => {
  const entry = (leadId: number, on: string, over: Partial<LoggedAssignment> = {}): LoggedAssignment => ({
    leadId,
    on,
    repId: 1,
    fromId: null,
    outside: true,
    ...over,
  })
  test('three days running outside the industries, not two, not with a gap', () => {
    const log = [entry(1, '2026-02-23'), entry(2, '2026-02-24'), entry(3, '2026-02-25')]
    expect(leadDeviations('2026-02-25', log, [])).toEqual([{ kind: 'outside-industry', repId: 1, leadIds: [3, 2, 1], days: 3 }])
    expect(leadDeviations('2026-02-24', log, [])).toEqual([])
    expect(leadDeviations('2026-02-25', [entry(1, '2026-02-22'), ...log.slice(1)], [])).toEqual([])
  })
  test('a weekend breaks no run', () => {
    const friday = (date: string) => (date === '2026-03-09' ? '2026-03-06' : date === '2026-03-06' ? '2026-03-05' : '2026-03-04')
    const log = [entry(1, '2026-03-05'), entry(2, '2026-03-06'), entry(3, '2026-03-09')]
    expect(leadDeviations('2026-03-09', log, [], friday)).toMatchObject([{ days: 3 }])
  })
  test('largest first, then as the rule lists them', () => {
    const log = [
      entry(7, '2026-02-25', { fromId: 2, outside: false }),
      entry(8, '2026-02-25', { fromId: 2, outside: false }),
      entry(9, '2026-02-24', { fromId: 3, outside: false }),
    ]
    const late = [
      { leadId: 4, repId: 5 },
      { leadId: 5, repId: 5 },
      { leadId: 6, repId: 4 },
    ]
    expect(leadDeviations('2026-02-25', log, late).map(({ kind, repId, leadIds }) => [kind, repId, leadIds.length])).toEqual([
      ['reassigned', 2, 2],
      ['untouched', 5, 2],
      ['untouched', 4, 1],
    ])
  })
})
