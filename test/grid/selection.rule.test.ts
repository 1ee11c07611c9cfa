import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillTarget } from '../../src-renderer/grid/selection/fill-target.ts'
import { merged, partsOf, spanSize, touchedRows, wholeRows } from '../../src-renderer/grid/selection/parts.ts'
import {
  add,
  all,
  at,
  contains,
  cycle,
  extend,
  isMany,
  shifted,
  start,
  toggleRow,
  whole,
} from '../../src-renderer/grid/selection/selection.ts'
import type { Selection } from '../../src-renderer/grid/selection/selection.ts'

const seed = 20260225
const extent = { rows: 9, cols: 6 }
const spot = fc.record({ row: fc.nat(extent.rows - 1), col: fc.nat(extent.cols - 1) })
const step = fc.oneof(
  spot.map((to) => (now: Selection) => add(now, to)),
  spot.map((to) => (now: Selection) => extend(now, to)),
  spot.map((to) => (now: Selection) => add(now, to, 'rows')),
  spot.map((to) => (now: Selection) => add(now, to, 'columns')),
  spot.map((to) => (now: Selection) => toggleRow(now, to.row)),
  spot.map((to) => () => at(to)),
  fc.constantFrom(
    (now: Selection) => whole(now, 'rows'),
    (now: Selection) => whole(now, 'columns'),
    all,
  ),
)
const selections = fc.array(step, { maxLength: 12 }).map((steps) => steps.reduce((now, act) => act(now), start))

const everywhere = Array.from({ length: extent.rows * extent.cols }, (_, n) => ({
  row: Math.floor(n / extent.cols),
  col: n % extent.cols,
}))

describe('a selection', () => {
  it('is taken apart into every selected cell once and no other', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const seen = new Map<string, number>()
        for (const part of partsOf(selection, extent))
          for (const { first, last } of part.rows)
            for (let row = first; row <= last; row++)
              for (const col of part.cols) seen.set(`${row} ${col}`, (seen.get(`${row} ${col}`) ?? 0) + 1)
        for (const each of everywhere)
          expect(seen.get(`${each.row} ${each.col}`) ?? 0).toBe(contains(selection, extent, each) ? 1 : 0)
      }),
      { seed },
    )
  })

  it('always holds its active cell', () => {
    fc.assert(
      fc.property(selections, (selection) => contains(selection, extent, selection.active)),
      { seed },
    )
  })

  it('is gone through by Tab and Enter cell by cell, and back', () => {
    fc.assert(
      fc.property(selections, fc.boolean(), (selection, across) => {
        const next = cycle(selection, extent, 1, across)
        expect(contains(selection, extent, next.active)).toBe(true)
        expect(next.ranges).toEqual(selection.ranges)
      }),
      { seed },
    )
    const block = extend(at({ row: 1, col: 1 }), { row: 2, col: 2 })
    const visited = [block]
    for (let n = 0; n < 4; n++) visited.push(cycle(visited.at(-1) ?? block, extent, 1, true))
    expect(visited.map(({ active }) => `${active.row}${active.col}`)).toEqual(['11', '12', '21', '22', '11'])
    expect(cycle(block, extent, -1, false).active).toEqual({ row: 2, col: 2 })
  })

  it('takes whole rows and gives one back', () => {
    const three = extend(at({ row: 2, col: 0 }, 'rows'), { row: 4, col: 3 })
    expect(wholeRows(three, extent)).toEqual([{ first: 2, last: 4 }])
    expect(wholeRows(toggleRow(three, 3), extent)).toEqual([
      { first: 2, last: 2 },
      { first: 4, last: 4 },
    ])
    expect(wholeRows(toggleRow(three, 7), extent)).toEqual([
      { first: 2, last: 4 },
      { first: 7, last: 7 },
    ])
    expect(isMany(toggleRow(at({ row: 1, col: 0 }, 'rows'), 1), extent)).toBe(false)
  })

  it('of everything grows with the grid', () => {
    expect(spanSize(touchedRows(all(start), { rows: 1_000_000, cols: 20 }))).toBe(1_000_000)
    expect(partsOf(all(start), { rows: 0, cols: 3 })).toEqual([])
  })

  it('joins rows that touch', () => {
    expect(
      merged([
        { first: 5, last: 6 },
        { first: 1, last: 2 },
        { first: 3, last: 3 },
        { first: 6, last: 8 },
      ]),
    ).toEqual([
      { first: 1, last: 3 },
      { first: 5, last: 8 },
    ])
  })
})

describe('the fill handle', () => {
  const source = { top: 2, bottom: 3, left: 1, right: 1 }
  it('writes the way it was drawn further', () => {
    expect(fillTarget(source, { row: 6, col: 2 })).toEqual({ ...source, bottom: 6 })
    expect(fillTarget(source, { row: 0, col: 1 })).toEqual({ ...source, top: 0 })
    expect(fillTarget(source, { row: 3, col: 4 })).toEqual({ ...source, right: 4 })
    expect(fillTarget(source, { row: 1, col: 0 })).toEqual({ ...source, top: 1 })
    expect(fillTarget(source, { row: 2, col: 1 })).toEqual(source)
  })
})

describe('rows that come or go above a selection', () => {
  it('move it with its records, there and back', () => {
    fc.assert(
      fc.property(selections, fc.integer({ min: 0, max: 500 }), (selection, rows) => {
        expect(shifted(shifted(selection, rows), -rows)).toEqual(selection)
        expect(shifted(selection, rows).active).toEqual({ row: selection.active.row + rows, col: selection.active.col })
      }),
      { seed },
    )
  })
  it('never move it above the first row', () => {
    expect(shifted(at({ row: 2, col: 1 }), -5)).toEqual(at({ row: 0, col: 1 }))
  })
})
