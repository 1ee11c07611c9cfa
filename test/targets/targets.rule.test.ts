import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attainment } from '../../src-main/domain/sales-targets/attainment.ts'
import { spreadQuarter, sumSet } from '../../src-main/domain/sales-targets/spread-quarter.ts'
import { targetedBy } from '../../src-main/domain/sales-targets/targeted-by.ts'

describe('a quarter over its months', () => {
  it('adds up to the fen, the first months carry the rest', () => {
    expect(spreadQuarter(10_000_00)).toEqual([333_334, 333_333, 333_333])
    expect(spreadQuarter(2)).toEqual([1, 1, 0])
    expect([spreadQuarter(null), sumSet([null, null]), sumSet([null, 5])]).toEqual([[null, null, null], null, 5])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (fen) => {
        const months = spreadQuarter(fen).map(Number)
        expect(sumSet(months)).toBe(fen)
        expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('an amount against its target', () => {
  it('is behind when less of it is reached than of the working days is gone, exactly', () => {
    const third = { workdays: 7, of: 21 }
    expect(attainment(100, 300, third).pace).toBe('on-pace')
    expect(attainment(99, 300, third).pace).toBe('behind')
    expect(attainment(300, 300, third)).toEqual({ attained: 1, pace: 'reached' })
    // In doubles both sides of this are the same.
    expect(attainment(333_333_333_333_333, 1_000_000_000_000_000, { workdays: 1, of: 3 }).pace).toBe('behind')
  })
  it('says nothing without a target, or before the period', () => {
    expect(attainment(5, null, { workdays: 1, of: 2 })).toEqual({ attained: null, pace: 'no-target' })
    expect(attainment(5, 0, { workdays: 1, of: 2 }).pace).toBe('no-target')
    expect(attainment(0, 10, { workdays: 0, of: 20 }).pace).toBe('on-pace')
  })
})

describe('whose target a question is measured against', () => {
  const region = { field: 'region', op: 'eq', value: '华东' } as const
  it.each([
    ['no question', undefined, { by: 'everybody' }],
    ['what runs', { field: 'open', op: 'eq', value: true }, { by: 'everybody' }],
    ['a region', region, { by: 'regions', names: ['华东'] }],
    ['running ones of a region', { all: [{ field: 'open', op: 'eq', value: true }, region] }, { by: 'regions', names: ['华东'] }],
    ['two reps', { field: 'owner', op: 'in', value: ['张伟', '李娜'] }, { by: 'members', names: ['张伟', '李娜'] }],
    ['a team', { all: [{ field: 'team', op: 'eq', value: '一队' }] }, { by: 'teams', names: ['一队'] }],
    ['a region and a product', { all: [region, { field: 'productLine', op: 'eq', value: '超声' }] }, { by: 'none' }],
    ['either', { any: [region, region] }, { by: 'none' }],
    ['all but a region', { not: region }, { by: 'none' }],
    ['any but a region', { field: 'region', op: 'ne', value: '华东' }, { by: 'none' }],
  ] as const)('%s', (_, filter, expected) => {
    expect(targetedBy(filter as never, undefined)).toEqual(expected)
  })
  it('none for words searched for', () => expect(targetedBy(undefined, '远景').by).toBe('none'))
})
