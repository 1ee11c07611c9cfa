import { expect, test } from 'vitest'
import { coverage, slippageRate, velocityPerDay, weightedAmount } from '../../src-main/domain/opportunities/pipeline-figures.ts'
import { isShiLow, shi, shiReviews, weekAfter } from '../../src-main/domain/opportunities/shi.ts'
import { stageAge } from '../../src-main/domain/opportunities/stage-age.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'
import { testWorkedNested, testWorkedSingle } from '../_fixtures/worked-single.ts'

testWorkedSingle('funnel.leadAssignment', ['expected', 'winner'])
testWorkedNested(
  'funnel.pipeline',
  ['perDay', 'slippageRate', 'p50', 'p75_nearestRank', 'flag'],
  ['velocity', 'weighted', 'coverage', 'slippage', 'stageAge'],
)

const counts = (open: number, budgetConfirmed: number, demoAgreed: number, pocProvided: number) => ({
  open,
  budgetConfirmed,
  demoAgreed,
  pocProvided,
})

test('SHI on exact figures', () => {
  expect(shi(counts(4, 3, 2, 2))).toBe('0.6000')
  expect(shi(counts(0, 0, 0, 0))).toBe(null)
  // 0.65 itself is not below: 26 of 40 tenths.
  expect([isShiLow(counts(4, 2, 3, 3)), shi(counts(4, 2, 3, 3))]).toEqual([false, '0.6500'])
  expect(isShiLow(counts(4, 3, 2, 2))).toBe(true)
  expect(isShiLow(counts(0, 0, 0, 0))).toBe(false)
  expect(() => shi(counts(1, 2, 0, 0))).toThrow(RangeError)
})
test('three low weeks running, told once', () => {
  const low = counts(10, 0, 0, 0)
  const fine = counts(1, 1, 1, 1)
  const none = counts(0, 0, 0, 0)
  const weeks = (...list: [string, ReturnType<typeof counts>][]) => list.map(([week, counts]) => ({ week, counts }))
  expect(shiReviews(weeks(['2026-W01', low], ['2026-W02', low], ['2026-W03', low], ['2026-W04', low]))).toEqual(['2026-W03'])
  expect(shiReviews(weeks(['2026-W02', low], ['2026-W01', low], ['2026-W04', low]))).toEqual([])
  expect(shiReviews(weeks(['2026-W01', low], ['2026-W02', none], ['2026-W03', low], ['2026-W04', low]))).toEqual([])
  expect(
    shiReviews(
      weeks(['2026-W01', low], ['2026-W02', low], ['2026-W03', fine], ['2026-W04', low], ['2026-W05', low], ['2026-W06', low]),
    ),
  ).toEqual(['2026-W06'])
  expect(shiReviews(weeks(['2026-W52', low], ['2026-W53', low], ['2027-W01', low]))).toEqual(['2027-W01'])
  expect([weekAfter('2025-W52'), weekAfter('2020-W53')]).toEqual(['2026-W01', '2021-W01'])
})
test('stalled at the close of the third working day, also over the Spring Festival', () => {
  const ask = (lastChange: string, now: string) => runRule('stall', [{ lastChange, now, stageEnteredOn: '2026-02-09' }])[0]
  // 13 and 14 February are worked; the third is the 24th.
  expect(ask('2026-02-12 10:00', '2026-02-24 17:59')).toEqual({
    stallsAt: '2026-02-24 18:00',
    stalled: false,
    workdaysWithout: 3,
    stuck: false,
    stuckFrom: '2026-02-25',
  })
  expect(ask('2026-02-12 10:00', '2026-02-24 18:00')).toMatchObject({ stalled: true, stuck: false })
  expect(ask('2026-02-25', '2026-02-25')).toMatchObject({ stalled: false, stuck: true })
})
test('the pipeline in figures', () => {
  expect(velocityPerDay(3, '0.3333', '1000.00', '7')).toBe(14_284)
  expect(velocityPerDay(3, '0.5', '1', '0')).toBe(null)
  expect(
    weightedAmount([
      { amount: '0.05', probability: '0.1' },
      { amount: '0.05', probability: '0.1' },
    ]),
  ).toBe(1)
  expect([coverage('3', '0'), coverage('3', '-1'), coverage('2', '3')]).toEqual([null, null, '0.67'])
  expect([slippageRate(0, 0), slippageRate(3, 1)]).toEqual([null, '33.33'])
  expect(stageAge([1, 2, 3], 9)).toEqual({ p50: 2, p75: 3, slow: null })
  expect(stageAge([3, 5, 7, 8, 10, 12, 15, 20, 30, 60], 20).slow).toBe(false)
})
