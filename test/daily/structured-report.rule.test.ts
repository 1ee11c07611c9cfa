import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLateReport, missingOf, tasksOfReport, type SaidReport } from '../../src-main/domain/daily/structured-report.ts'

const empty: SaidReport = {
  kind: 'call',
  need: null,
  promise: null,
  nextOn: null,
  refusal: null,
  ownPromise: null,
  support: null,
  supportId: undefined,
  endedAt: null,
}
const call: SaidReport = { ...empty, need: '交期太长', promise: '周五前给排产表', nextOn: '2026-02-27' }
const visit: SaidReport = {
  ...call,
  kind: 'visit',
  refusal: '预算未批',
  ownPromise: '约财务一起谈',
  supportId: null,
  endedAt: '2026-02-25T02:00:00.000Z',
}

test('a report is complete or says what is missing, a visit asks for more', () => {
  expect(missingOf(empty)).toEqual(['need', 'promise', 'nextOn'])
  expect(missingOf({ ...call, need: '  ' })).toEqual(['need'])
  expect(missingOf(call)).toEqual([])
  expect(missingOf({ ...call, kind: 'visit' })).toEqual(['refusal', 'ownPromise', 'endedAt', 'support'])
  expect(missingOf(visit)).toEqual([])
  expect(missingOf({ ...visit, supportId: undefined, support: '法务看合同' })).toEqual([])
})

test('a visit is late from two hours after its end on, to the millisecond; a call never is', () => {
  const end = '2026-02-25T02:00:00.000Z'
  expect(isLateReport('visit', end, '2026-02-25T04:00:00.000Z', 2)).toBe(false)
  expect(isLateReport('visit', end, '2026-02-25T04:00:00.001Z', 2)).toBe(true)
  expect(isLateReport('call', end, '2026-02-26T04:00:00.000Z', 2)).toBe(false)
  expect(isLateReport('visit', null, '2026-02-26T04:00:00.000Z', 2)).toBe(false)
})

test('promise, next action and colleague become tasks; the same words become one', () => {
  expect(tasksOfReport(call, 1, '远景', '支援')).toEqual([
    { title: '周五前给排产表', ownerId: 1, delegatedById: null, dueOn: '2026-02-27' },
  ])
  expect(tasksOfReport({ ...visit, supportId: 7, support: '法务看合同' }, 1, '远景', '支援').map(({ title }) => title)).toEqual([
    '周五前给排产表',
    '约财务一起谈',
    '支援远景：法务看合同',
  ])
  const helped = tasksOfReport({ ...visit, ownPromise: visit.promise, supportId: 7 }, 1, '远景', '支援')
  expect(helped).toHaveLength(2)
  expect(helped[1]).toEqual({ title: '支援远景：交期太长', ownerId: 7, delegatedById: 1, dueOn: '2026-02-27' })
})

test('no title is longer than a task may have', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 2000 }), fc.string({ maxLength: 2000 }), (promise, need) => {
      for (const { title } of tasksOfReport({ ...call, promise, need, supportId: 3 }, 1, '远景', '支援'))
        expect(title.length).toBeLessThanOrEqual(200)
    }),
  )
})
