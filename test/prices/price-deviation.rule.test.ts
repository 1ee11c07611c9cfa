import { expect, test } from 'vitest'
import { isoWeek, mondayOf, weekday } from '../../src-main/domain/_base/weeks.ts'
import { freezeAfter, isFrozen, priceDeviation } from '../../src-main/domain/prices/price-deviation.ts'
import { runRule } from '../../src-main/hosts/cli/rules.ts'

const line = (actual: string, guide: string | null, quantity = '1') => ({ actual, guide, quantity })

test('dearer counts like cheaper; the limit itself is not above it', () => {
  expect(priceDeviation([line('92', '100', '2'), line('108', '100')])).toEqual({ ratio: '0.08', withoutGuide: 0, above: false })
  expect(priceDeviation([line('91.99', '100')])).toMatchObject({ ratio: '0.0801', above: true })
  expect(priceDeviation([line('0.1', '0.3', '3')])).toMatchObject({ ratio: '0.666667', above: true })
  expect(priceDeviation([line('5', null)])).toEqual({ ratio: null, withoutGuide: 1, above: false })
})

test('an endless price is no hair above the limit', () => {
  const third = (fen: bigint) => ({ actual: { over: fen, under: 300n }, guide: '100', quantity: '3' })
  // 277, 277 and 274 for three each at 100: 23 + 23 + 26 of 900 are 8 % to the hair.
  expect(priceDeviation([third(27_700n), third(27_700n), third(27_400n)])).toEqual({
    ratio: '0.08',
    withoutGuide: 0,
    above: false,
  })
})

test('the week after is frozen, until a director lifts it with a reason', () => {
  const above = priceDeviation([line('50', '100')])
  const freeze = freezeAfter('华东', '2026-02-25', above)
  expect(freeze).toEqual({ region: '华东', from: '2026-03-02', to: '2026-03-08' })
  expect(freezeAfter('华东', '2026-02-25', priceDeviation([]))).toBe(null)
  const freezes = freeze ? [freeze] : []
  const frozen = (date: string, lifts: Parameters<typeof isFrozen>[1] = []) => isFrozen(freezes, lifts, '华东', date)
  expect(['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map((date) => frozen(date))).toEqual([false, true, true, false])
  const lift = { region: '华东', on: '2026-03-04', role: 'director', reason: '战略客户' }
  expect([frozen('2026-03-03', [lift]), frozen('2026-03-04', [lift])]).toEqual([true, false])
  expect(frozen('2026-03-05', [{ ...lift, reason: ' ' }])).toBe(true)
  expect(frozen('2026-03-05', [{ ...lift, role: 'rep' }])).toBe(true)
  expect(isFrozen(freezes, [], '华南', '2026-03-05')).toBe(false)
})

test('weeks run from Monday, and belong to the year of their Thursday', () => {
  expect([weekday('2026-02-23'), weekday('2026-03-01'), weekday('1969-12-31')]).toEqual([1, 7, 3])
  expect(mondayOf('2026-03-01')).toBe('2026-02-23')
  // Tabulated: 2020 has 53 weeks; 2021-01-03 is still its last.
  expect(['2021-01-03', '2021-01-04', '2024-12-30', '2026-02-25'].map(isoWeek)).toEqual([
    '2020-W53',
    '2021-W01',
    '2025-W01',
    '2026-W09',
  ])
})

test('asked on the command line', () =>
  expect(
    runRule('price-deviation', [{ region: '华东', date: '2026-02-25', lines: [{ actual: '90', guide: '100', qty: '1' }] }]),
  ).toEqual([{ deviation: '0.1', withoutGuide: 0, frozen: true, freezeFrom: '2026-03-02', freezeTo: '2026-03-08' }]))

test('on the command line only lines in force of the region and week asked about count', () => {
  const fair = { actual: '95', guide: '100', qty: '2' }
  const lines = [
    fair,
    { ...fair, actual: '10', inForce: false },
    { ...fair, actual: '10', region: '华南' },
    { ...fair, actual: '10', date: '2026-02-22' },
    { ...fair, region: '华东', date: '2026-03-01', inForce: true },
  ]
  expect(runRule('price-deviation', [{ region: '华东', week: '2026-02-23', lines }])).toEqual([
    { deviation: '0.05', withoutGuide: 0, frozen: false, freezeFrom: null, freezeTo: null },
  ])
})
