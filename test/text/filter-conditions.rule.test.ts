import { describe, expect, it } from 'vitest'
import type { FilterCondition } from '../../src-preload/contract/_words/filter.ts'
import { conditionWords } from '../../src-renderer/grid/filters/condition-words.ts'
import { rangeConditions, rangeOf, replaceField } from '../../src-renderer/grid/filters/filter-field.ts'
import { speechIn } from '../../src-renderer/text/language.tsx'

describe('a range', () => {
  it.each([
    [1, 5],
    [1, null],
    [null, 5],
    ['2026-01-01', '2026-02-01'],
  ] as const)('from %s to %s is read back as it was written', (from, to) => {
    expect(rangeOf(rangeConditions('score', from, to))).toEqual({ from, to })
  })
  it('without ends is no condition', () => {
    expect(rangeConditions('score', null, null)).toEqual([])
  })
})

describe('conditions', () => {
  const conditions: FilterCondition[] = [
    { field: 'tier', op: 'in', value: ['S'] },
    { field: 'city', op: 'blank' },
  ]
  it('of one column are replaced together, the others stay', () => {
    expect(replaceField(conditions, 'tier', [{ field: 'tier', op: 'blank' }])).toEqual([
      { field: 'city', op: 'blank' },
      { field: 'tier', op: 'blank' },
    ])
  })
  it.each([
    [{ field: 'city', op: 'blank' }, '城市 为空', 'City is empty'],
    [{ field: 'tier', op: 'in', value: ['S', 'A'] }, '分级：S 或 A', 'Tier: S or A'],
    [{ field: 'complete', op: 'eq', value: false }, '资料完整：否', 'Complete: no'],
    [{ field: 'daysToServiceEnd', op: 'between', value: [0, 30] }, '距服务到期天数 0 至 30', 'Days to service end 0 to 30'],
  ] as [FilterCondition, string, string][])('%o reads well', (condition, chinese, english) => {
    expect(conditionWords(speechIn('zh-CN'), condition, undefined)).toBe(chinese)
    expect(conditionWords(speechIn('en'), condition, undefined)).toBe(english)
  })
})
