import { describe, expect, it } from 'vitest'
import { fieldsOf, fromFilter, toFilter, toQuery } from '../../src-renderer/grid/desk/desk-query.ts'
import { comparedOf, matches } from '../../src-renderer/grid/filters/filter-match.ts'
import { keyCommand } from '../../src-renderer/grid/hands/key-command.ts'

describe('the question of a desk', () => {
  const chip = { field: 'city', op: 'eq' as const, value: '杭州' }
  const combined = { any: [chip, { field: 'region', op: 'blank' as const }] }
  it('is saved whole and taken apart again into chips and the rest', () => {
    for (const filter of [
      { conditions: [chip], combined: null },
      { conditions: [], combined },
      { conditions: [chip, chip], combined },
    ])
      expect(fromFilter(toFilter(filter))).toEqual(filter)
    expect(fromFilter(null)).toEqual({ conditions: [], combined: null })
    expect(fromFilter({ not: chip })).toEqual({ conditions: [], combined: { not: chip } })
  })
  it('leaves out conditions without a value and adds the group', () => {
    expect(toQuery({ conditions: [{ ...chip, value: '' }], combined: null }, '', null)).toEqual({})
    expect(toQuery({ conditions: [chip], combined: null }, '机械', chip)).toEqual({
      filter: { all: [{ all: [chip] }, chip] },
      search: '机械',
    })
  })
  it('knows every field it asks about', () =>
    expect(fieldsOf({ all: [combined, { not: chip }] })).toEqual(['city', 'region', 'city']))
})

describe('a row on the screen fits a rule of colour', () => {
  const row: Record<string, unknown> = {
    city: '杭州',
    fen: { fen: 120_000 },
    tags: ['重点', '华东'],
    on: '2026-02-01',
    none: null,
  }
  const fits = (field: string, op: never, value?: never) => matches({ field, op, value }, (name) => comparedOf(row[name]))
  it.each([
    ['city', 'eq', '杭州', true],
    ['city', 'ne', '杭州', false],
    ['city', 'contains', '州', true],
    ['city', 'in', ['杭州', '宁波'], true],
    ['fen', 'gte', 1200, true],
    ['fen', 'gt', 1200, false],
    ['fen', 'between', [1000, 2000], true],
    ['tags', 'eq', '华东', true],
    ['tags', 'notIn', ['华东'], false],
    ['on', 'lt', '2026-02-02', true],
    ['none', 'blank', undefined, true],
    ['none', 'gt', 1, false],
    ['none', 'notContains', 'x', true],
  ])('%s %s %s', (field, op, value, expected) => {
    expect(fits(field, op as never, value as never)).toBe(expected)
  })
})

describe('a key', () => {
  const press = (key: string, held = '') =>
    keyCommand({
      key,
      ctrlKey: held.includes('c'),
      metaKey: false,
      shiftKey: held.includes('s'),
      altKey: held.includes('a'),
    })
  it.each([
    ['ArrowDown', '', { do: 'move', row: 1, col: 0, extend: false, jump: false }],
    ['ArrowLeft', 'cs', { do: 'move', row: 0, col: -1, extend: true, jump: true }],
    ['Tab', 's', { do: 'step', by: -1, across: true }],
    ['Enter', '', { do: 'step', by: 1, across: false }],
    ['Enter', 'c', { do: 'fill-selection' }],
    ['Enter', 'a', { do: 'open' }],
    ['End', 'c', { do: 'edge', to: 'last', extend: false }],
    [' ', 'c', { do: 'select-columns' }],
    [' ', 's', { do: 'select-rows' }],
    [' ', '', null],
    ['A', 'c', { do: 'select-all' }],
    ['d', 'c', { do: 'fill-down' }],
    ['z', 'c', null],
    ['c', 'c', null],
    ['B', 'cs', { do: 'bulk' }],
    ['a', '', null],
    ['/', '', null],
    ['Delete', '', { do: 'clear' }],
    ['Delete', 'c', { do: 'remove' }],
  ])('%s with “%s”', (key, held, command) => expect(press(key, held)).toEqual(command))
})
