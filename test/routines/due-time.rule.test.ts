import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src-main/domain/_base/instants.ts'
import { isDue, latestPlanned } from '../../src-main/domain/routines/due-time.ts'

const china = 480
const at = (text: string) => instantOf(`${text}:00+08:00`)

describe('a planned time', () => {
  test.each([
    ['later today is still yesterday’s', { at: '09:00', weekday: null }, '2026-02-25T08:59', '2026-02-24T09:00'],
    ['the minute itself counts', { at: '09:00', weekday: null }, '2026-02-25T09:00', '2026-02-25T09:00'],
    ['midnight', { at: '00:00', weekday: null }, '2026-02-25T00:00', '2026-02-25T00:00'],
    ['a Wednesday on a Wednesday', { at: '18:30', weekday: 3 }, '2026-02-25T18:30', '2026-02-25T18:30'],
    ['a Wednesday just before', { at: '18:30', weekday: 3 }, '2026-02-25T18:29', '2026-02-18T18:30'],
    ['a Sunday, over the turn of the month', { at: '08:00', weekday: 7 }, '2026-03-04T12:00', '2026-03-01T08:00'],
    ['a Monday', { at: '08:00', weekday: 1 }, '2026-03-01T12:00', '2026-02-23T08:00'],
  ])('%s', (_, planned, now, expected) => expect(latestPlanned(planned, at(now), china)).toBe(at(expected)))

  test('is due once, and made up for once after days without the app', () => {
    const planned = { at: '09:00', weekday: null }
    expect(isDue(planned, at('2026-02-24T09:00'), at('2026-02-25T08:59'), china)).toBe(false)
    expect(isDue(planned, at('2026-02-24T09:00'), at('2026-02-25T09:00'), china)).toBe(true)
    expect(isDue(planned, at('2026-02-20T09:00'), at('2026-02-25T10:00'), china)).toBe(true)
    expect(isDue(planned, at('2026-02-25T10:00'), at('2026-02-25T10:01'), china)).toBe(false)
  })
})
