import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src-main/domain/imports/cell-value.ts'
import { fieldOf } from '../../src-main/domain/imports/import-target.ts'
import { readRow } from '../../src-main/domain/imports/read-field.ts'
import { importTargetsByName } from '../../src-main/domain/imports/targets/all-targets.ts'

function read(key: string, cell: CellValue) {
  const field = fieldOf(importTargetsByName.customers, key)
  if (!field) throw new Error(`no field ${key}`)
  const { values, problems } = readRow([cell], [{ index: 0, field, scale: 1, dateOrder: 'ymd' }])
  return { value: values[key] ?? null, causes: problems.map(({ cause }) => cause) }
}

describe('ids', () => {
  test.each<[CellValue, number]>([
    [4294967301, 4294967301],
    ['4294967301', 4294967301],
    ['#4294967301', 4294967301],
    ['＃４２９４９６７３０１', 4294967301],
    ['#1234567890123456', 1234567890123456],
    [999_999_999_999_999, 999_999_999_999_999],
  ])('%s', (cell, id) => expect(read('id', cell)).toEqual({ value: id, causes: [] }))

  test('a number of more digits than spreadsheet programs keep is refused: it may be another record', () => {
    expect(read('id', 1_000_000_000_000_000)).toEqual({ value: null, causes: ['lost-precision'] })
    expect(read('id', 1_234_567_890_123_450)).toEqual({ value: null, causes: ['lost-precision'] })
    expect(read('id', '1.23457E+15')).toEqual({ value: null, causes: ['lost-precision'] })
  })
})

describe('long numbers', () => {
  test('half a code is no code', () => {
    expect(read('uscc', 913501000001000800)).toEqual({ value: null, causes: ['lost-precision'] })
    expect(read('uscc', '9.13501E+17')).toEqual({ value: null, causes: ['lost-precision'] })
  })

  test('elsewhere they stand as they are, and are told of', () => {
    expect(read('remark', 6222021234567890)).toEqual({ value: '6222021234567890', causes: ['lost-precision'] })
    expect(read('tags', 6222021234567890)).toEqual({ value: ['6222021234567890'], causes: ['lost-precision'] })
    expect(read('tags', { error: '#REF!' })).toEqual({ value: null, causes: ['error-value'] })
  })
})
