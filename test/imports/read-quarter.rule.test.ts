import { expect, test } from 'vitest'
import { readQuarter } from '../../src-main/domain/imports/read-quarter.ts'

test.each([
  ['2026-Q1', '2026-Q1'],
  ['2026Q2', '2026-Q2'],
  ['26Q3', '2026-Q3'],
  ['2026年一季度', '2026-Q1'],
  ['2026 年第 4 季度', '2026-Q4'],
  ['2026年第4季度', '2026-Q4'],
  ['２０２６年二季度', '2026-Q2'],
  ['Q1 2026', '2026-Q1'],
  ['2026-02', '2026-Q1'],
  ['2026年11月', '2026-Q4'],
  ['2026/7/31', '2026-Q3'],
  ['2026-13', null],
  ['一季度', null],
  ['2026-Q5', null],
])('%s is %s', (text, quarter) => {
  expect(readQuarter(text)).toBe(quarter)
})
