import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { measureSheets } from '../../src-main/jobs/workers/measure-sheets.ts'
import { oddFiles } from '../corpus/odd-lists.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => {
  store = testStore()
})
afterEach(() => store.close())

async function imported(path: string, fillMerged = false) {
  const staged = await stageFile(store, path, { target: 'customers', fillMerged })
  applyFile(store, staged.stageId)
  return staged
}

function odd(name: string): string {
  const file = oddFiles().find((one) => one.name === name)
  if (!file) throw new Error(`no ${name} in the odd corpus`)
  const path = join(store.folder, name)
  writeFileSync(path, file.bytes)
  return path
}

function written(name: string, text: string): string {
  const path = join(store.folder, name)
  writeFileSync(path, text)
  return path
}

const customers = (columns: string) =>
  store.writing.read.all<Record<string, unknown>>(`SELECT name, ${columns} FROM customer ORDER BY id`)

describe('dates of a column', () => {
  test('bare numbers of a 1904 workbook are its days, like those under a date format', async () => {
    await imported(odd('general-serials-1904.xlsx'))
    expect(customers('last_contact_on, service_end_on')).toEqual([
      { name: '甲公司', last_contact_on: '2026-02-25', service_end_on: '2026-02-25' },
      { name: '乙公司', last_contact_on: '2026-02-26', service_end_on: '2026-02-26' },
    ])
  })

  test('the cell that tells day from month may be the last of thousands', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `第${n}公司,03/0${(n % 9) + 1}/2025`)
    const staged = await imported(written('late.csv', ['客户名称,最近联系日期', ...rows, '末公司,31/12/2025'].join('\n')))
    expect(staged.warnings).toEqual([{ cause: 'date-order-dmy', count: 1 }])
    expect(customers('last_contact_on')[0]).toEqual({ name: '第0公司', last_contact_on: '2025-01-03' })
  })

  test('where nothing tells, it is said', async () => {
    const staged = await imported(written('unsure.csv', '客户名称,最近联系日期\n甲公司,03/04/2025\n乙公司,05/06/2025\n'))
    expect(staged.warnings).toEqual([{ cause: 'date-order-unsure', count: 1 }])
    expect(customers('last_contact_on')[0]).toMatchObject({ last_contact_on: '2025-03-04' })
  })

  test('what a person says about the order outweighs what the column says, and nobody is asked', async () => {
    const path = written('said.csv', '客户名称,最近联系日期\n甲公司,03/04/2025\n乙公司,05/06/2025\n')
    const staged = await stageFile(store, path, { target: 'customers', policies: { lastContactOn: { dateOrder: 'dmy' } } })
    expect(staged.warnings).toEqual([])
    applyFile(store, staged.stageId)
    expect(customers('last_contact_on')).toMatchObject([{ last_contact_on: '2025-04-03' }, { last_contact_on: '2025-06-05' }])
  })

  test('years of two digits in front', async () => {
    const staged = await imported(
      written('short.csv', '客户名称,最近联系日期\n甲公司,25.7.1\n乙公司,24.12.31\n丙公司,2025-01-02\n'),
    )
    expect(staged.warnings).toEqual([{ cause: 'date-order-yymd', count: 1 }])
    expect(customers('last_contact_on').map((row) => row['last_contact_on'])).toEqual(['2025-07-01', '2024-12-31', '2025-01-02'])
  })
})

describe('merged cells', () => {
  test('are filled down where that is asked, and only there', async () => {
    const path = odd('merged-down.xlsx')
    await imported(path)
    expect(customers('region').map((row) => row['region'])).toEqual(['华东', null, null, '华北'])
    store.close()
    store = testStore()
    await imported(odd('merged-down.xlsx'), true)
    const filled = customers('region, (SELECT name FROM member WHERE id = owner_id) AS owner')
    expect(filled.map((row) => [row['region'], row['owner']])).toEqual([
      ['华东', '陈静'],
      ['华东', '陈静'],
      ['华东', '陈静'],
      ['华北', '王强'],
    ])
  })

  test('are counted with the rows of each sheet', async () => {
    expect(await measureSheets({ t: 'measure', path: odd('merged-down.xlsx') })).toEqual({
      sheets: [{ index: 0, rows: 5, mergedDown: 2 }],
    })
    const { sheets } = await measureSheets({ t: 'measure', path: odd('thirty-sheets.xlsx') })
    expect(sheets.map(({ rows }) => rows)).toEqual(Array.from({ length: 30 }, () => 2))
  })
})

test('half a code is kept word for word and is no code', async () => {
  const staged = await imported(odd('codes-as-numbers.xlsx'))
  expect(staged.warnings.find(({ cause }) => cause === 'lost-precision')).toEqual({ cause: 'lost-precision', count: 2 })
  expect(customers('uscc, unread')[0]).toEqual({ name: '甲公司', uscc: null, unread: '{"uscc":"913501000001000800"}' })
})
