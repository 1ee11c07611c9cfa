import { describe, expect, test } from 'vitest'
import { ruleNames, runRule } from '../../src-main/hosts/cli/rules.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'

type Section = Readonly<Record<string, unknown>>
const whole = (file: string) => workedCases(`${file}.json`) as Readonly<Record<string, Section>> | null

/** Texts, figures and shapes that no rule can read, each in its own way. */
const junk: readonly unknown[] = [
  null,
  5,
  'x',
  [],
  {},
  { input: 5 },
  { date: '2026-13-01' },
  { from: '2026-02-25', n: 1e12 },
  { term: { days: 1e20 }, base: '2026-01-01' },
  { before: { x: 5, n: 3 }, after: { x: 1, n: 2 } },
  { amount: '1e5' },
  { calendar: 'BH1', targetMinutes: 1e15, start: '2026-02-25 10:00' },
  { text: '近99999999999999999999天' },
  { q: `近999999天新增的客户${'客'.repeat(2000)}` },
]

describe('what cannot be done', () => {
  test.each(ruleNames)('%s says so in the place of the case', (name) => {
    const answers = runRule(name, junk) as { error?: { code: string; message: string } }[]
    expect(answers).toHaveLength(junk.length)
    for (const { error } of answers)
      if (error) expect(error).toEqual({ code: 'cannot-do', message: expect.stringMatching(/./) as unknown })
    expect(runRule(name, [])).toEqual([])
  })
  test('one bad case among good ones, in order', () => {
    const asked = [{ date: '2026-02-14' }, { date: 'x' }, { date: '2026-02-15', note: 'more than asked', workday: true }]
    expect(runRule('workdays.isWorkday', asked)).toMatchObject([
      { workday: true },
      { error: { code: 'cannot-do' } },
      { workday: false },
    ])
  })
  test('a case without what the rule is about is none', () => {
    for (const name of [
      'due-dates.allocation',
      'funnel.tiering',
      'funnel.leadAssignment',
      'funnel.stageShapley',
      'price-deviation',
    ])
      expect(runRule(name, [{}])).toMatchObject([{ error: { code: 'cannot-do' } }])
  })
})

test.skipIf(!whole('due-dates')).each([
  ['due-dates', 'onTime'],
  ['due-dates', 'partialPayments'],
] as const)('%s.%s is read as it stands', (file, section) => {
  const given = whole(file)?.[section] ?? {}
  const { expected, ...stripped } = given
  expect(runRule(`${file}.${section}`, [given, stripped])).toEqual([{ expected }, { expected }])
})

test.skipIf(!whole('signatures'))('messages cut and paced', () => {
  const { truncate, rateLimit } = whole('signatures') as unknown as { truncate: Section[]; rateLimit: Section }
  for (const one of truncate) expect(runRule('signatures.truncate', [one])).toMatchObject([{ outputChars: one['outputChars'] }])
  expect(runRule('signatures.rateLimit', [rateLimit])).toEqual([{ sendAt: rateLimit['sendAt'] }])
})

test.skipIf(!whole('funnel'))('funnel alone answers a case of any of its sections', () => {
  for (const [section, given] of Object.entries(whole('funnel') ?? {})) {
    if (section === 'meta') continue
    const cases = Array.isArray(given) ? given : [given]
    expect(runRule('funnel', cases)).toEqual(runRule(`funnel.${section}`, cases))
  }
  expect(runRule('funnel', [{}])).toMatchObject([{ error: { code: 'cannot-do' } }])
})

test('single commands read what their rule is about in the usual writings', () => {
  expect(runRule('shi', [{ opportunities: [{ budget: true, demo: true }, { demo: true }] }])).toEqual([
    { shi: '0.5000', low: true },
  ])
  expect(runRule('tier', [{ score: 84.9 }, { current: 'S', scores: [79, 79] }])).toMatchObject([
    { tier: 'A' },
    { tiers: ['S', 'A'] },
  ])
  const lines = [{ actual: '90', guide: '100', qty: 1 }]
  expect(runRule('price-deviation', [{ lines, week: '2026-W09' }])).toMatchObject([
    { freezeFrom: '2026-03-02', freezeTo: '2026-03-08' },
  ])
  const signings = [
    { date: '2026-02-27', amount: '40' },
    { date: '2026-02-27', amount: '30' },
    { date: '2026-02-03', amount: '30' },
  ]
  expect(runRule('month-end', [{ month: '2026-02', signings }])).toMatchObject([{ flagged: true, lastFiveDaysShare: 0.7 }])
})
