import { expect, test } from 'vitest'
import { readDays } from '../../src-renderer/views/settings/read-days.ts'

test('days and spans are read as a notice is copied, in either way of writing', () => {
  expect(readDays('1-1 ~ 1-3\n2月5日至2月7日，2027-4-5', 2027).days).toEqual([
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-04-05',
  ])
  expect(readDays('4.30—5.2、5/1', 2027).days).toEqual(['2027-04-30', '2027-05-01', '2027-05-02'])
  expect(readDays(' ', 2027)).toEqual({ days: [], unread: [] })
})

test('what is no day of that year is said, never guessed', () => {
  expect(readDays('2-29, 2026-1-1, 13-1, 5-3 ~ 5-1, 国庆, 1-1~12-31', 2027)).toEqual({
    days: [],
    unread: ['2-29', '2026-1-1', '13-1', '5-3~5-1', '国庆', '1-1~12-31'],
  })
  expect(readDays('2-29', 2028).days).toEqual(['2028-02-29'])
})
