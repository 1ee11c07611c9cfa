import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { recalibrate, splitTarget } from '../../src-main/domain/weekly-targets/split-target.ts'
import { byShortfall, leastOf, targetOfWeek, weakest, weeksUpTo } from '../../src-main/domain/weekly-targets/week-plan.ts'

test('the defaults go by the working days a week has, half a lead is a whole one', () => {
  expect([5, 4, 6, 0].map((days) => leastOf('newLeads', days))).toEqual([15, 12, 18, 0])
  expect([5, 4].map((days) => leastOf('quoted', days))).toEqual([8, 7])
  expect(leastOf('visits', 5)).toBeNull()
})

test('a week over the end of a month asks for a part of each; without a plan for the default', () => {
  const march = { action: 'visits' as const, weeks: splitTarget(44, '2026-03-01', chinaCalendar) }
  const april = { action: 'visits' as const, weeks: splitTarget(21, '2026-04-01', chinaCalendar) }
  const monday = '2026-03-30'
  const part = (rows: typeof march) => rows.weeks.find(({ week }) => week === '2026-W14')?.target ?? 0
  expect(targetOfWeek('visits', monday, [[march], [april]], chinaCalendar)).toBe(part(march) + part(april))
  expect(targetOfWeek('visits', monday, [[], []], chinaCalendar)).toBeNull()
  expect(targetOfWeek('newLeads', '2026-03-09', [[]], chinaCalendar)).toBe(15)
})

test('a recalibrated plan holds from its week on, the weeks before keep theirs', () => {
  const set = { action: 'visits' as const, weeks: splitTarget(44, '2026-03-01', chinaCalendar) }
  const anew = { action: 'visits' as const, weeks: recalibrate(44, 4, '2026-03-16', chinaCalendar).weeks }
  const of = (monday: string) => targetOfWeek('visits', monday, [[set, anew]], chinaCalendar)
  expect(of('2026-03-02')).toBe(set.weeks.find(({ week }) => week === '2026-W10')?.target)
  expect((of('2026-03-16') ?? 0) > (set.weeks.find(({ week }) => week === '2026-W12')?.target ?? 0)).toBe(true)
})

test('the weakest are those farthest from their target, by share; who reached it is not among them', () => {
  const of = (achieved: number, target: number) => ({ achieved, target })
  expect(weakest([of(5, 10), of(0, 3), of(9, 10), of(10, 10), of(2, 8)])).toEqual([of(0, 3), of(2, 8), of(5, 10)])
  fc.assert(
    fc.property(fc.array(fc.record({ achieved: fc.nat(50), target: fc.integer({ min: 1, max: 50 }) })), (list) => {
      const shares = list.toSorted(byShortfall).map(({ achieved, target }) => Math.max(0, target - achieved) / target)
      for (const [i, share] of shares.entries()) expect(share).toBeLessThanOrEqual((shares[i - 1] ?? 1) + 1e-12)
    }),
  )
})

test('weeks are named by their Mondays', () => {
  expect(weeksUpTo('2026-02-25', 3)).toEqual(['2026-02-09', '2026-02-16', '2026-02-23'])
})
