import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CliMachine } from '../_harness/cli.ts'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'

let machine: CliMachine
beforeAll(() => void (machine = new CliMachine()))
afterAll(() => machine.remove())

const head = '客户名称,统一社会信用代码,城市,负责人'
const list = (name: string, ...lines: string[]) => {
  const path = machine.path(name)
  writeFileSync(path, [head, ...lines].join('\n'))
  return path
}

async function cellsOf(path: string): Promise<unknown[][]> {
  const book = await openSheetFile(path)
  const rows: unknown[][] = []
  for await (const batch of book.rows(0)) for (const row of batch) rows.push([...row.cells])
  await book.close()
  return rows
}

test('rejected rows come out in the language that was asked for, as what the name of the file says', async () => {
  const file = list('名单.csv', '甲科技有限公司,,杭州市,张伟', ',,无锡市,李娜')
  const asked = ['import', file, '-w', machine.path('a.jw'), '--json', '--as', 'customers']
  const [csv, book] = [machine.path('rejected.csv'), machine.path('rejected.xlsx')]
  expect((await machine.run([...asked, '--rejected', csv])).last).toMatchObject({ rejected: 1 })
  expect(readFileSync(csv, 'utf8')).toBe(`\ufeff${head},未导入原因,原文件行号\r\n,,无锡市,李娜,没有客户名称,3\r\n`)
  await machine.run([...asked, '--rejected', book, '--english'])
  const [headers = [], row = []] = await cellsOf(book)
  expect(headers.slice(-2)).toEqual(['Why not imported', 'Row in the file'])
  expect(String(row.at(-2))).toMatch(/^[\u0020-\u007e]+$/)
  const refused = await machine.run([...asked, '--rejected', machine.path('rejected.txt')])
  expect(refused).toMatchObject({ status: 2 })
  expect(refused.stderr).toContain('.csv')
})

test('rejected rows put right go in with nothing but the file', async () => {
  const file = list('再来.csv', '乙科技有限公司,,杭州市,张伟', ',,无锡市,李娜')
  const [w, csv] = [machine.path('b.jw'), machine.path('back.csv')]
  await machine.run(['import', file, '-w', w, '--yes', '--json', '--rejected', csv])
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('\n,,', '\n丙科技有限公司,,'))
  expect((await machine.run(['import', csv, '-w', w, '--yes', '--json'])).last).toMatchObject({ rows: 1, created: 1 })
})

test('a reader that has enough of the lines ends nothing', async () => {
  const child = machine.start(['import', list('管.csv', '丁科技有限公司,,杭州市,张伟'), '-w', machine.path('c.jw'), '--yes'])
  child.stdout?.destroy()
  let complaints = ''
  child.stderr?.on('data', (data: Buffer) => (complaints += data.toString()))
  const status = await new Promise((done) => child.once('close', done))
  expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
  expect((await machine.run(['call', 'customers.count', '{}', '-w', machine.path('c.jw')])).last).toEqual({ count: 1 })
})
