import { expect, test } from 'vitest'
import { funnelRules } from '../../src-main/hosts/cli/rules/funnel.ts'

const answer = (events: object, queries: object[]) => funnelRules['funnel.cohortVsPeriod']?.({ events, queries })
const january = { kind: 'period', month: '2026-01' }
const cohort = { kind: 'cohort', month: '2026-01', asOf: '2026-02-25' }

test('a deal that skipped the stage entered is none of its cohort, and an entry into the next of the period', () => {
  const events = { A: { S2: '2026-01-31', S3: ['2026-02-01'] }, B: { S3: ['2026-01-10'] }, C: { S2: '2026-01-01' } }
  expect(answer(events, [january, cohort])).toEqual({
    expected: [
      { kind: 'period', month: '2026-01', advanced: 1, entered: 2, rate: 0.5 },
      { ...cohort, advanced: 1, entered: 2, rate: 0.5 },
    ],
  })
})

test('stages are in the order of their numbers, else as they first appear', () => {
  const deals = (first: string, next: string) => ({
    A: { [first]: '2026-01-03', [next]: ['2026-02-03'] },
    B: { [first]: '2026-01-04' },
  })
  const expected = [
    { ...january, advanced: 0, entered: 2, rate: 0 },
    { ...cohort, advanced: 1, entered: 2, rate: 0.5 },
  ]
  expect(answer(deals('方案', '报价'), [january, cohort])).toEqual({ expected })
  expect(answer(deals('S9', 'S10'), [january, cohort])).toEqual({ expected })
})
