import { oddFiles } from '../corpus/odd-lists.ts'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv } from '../_harness/customer-lists.ts'

let machine: CliMachine
beforeAll(() => void (machine = new CliMachine()))
afterAll(() => machine.remove())

const today = ['--today', '2026-02-25']

test('import makes the workspace, ends with one JSON object whose counts add up, and can be undone', async () => {
  const list = machine.path('名单.csv')
  writeListCsv(list, 300, 1)
  const w = machine.path('a.jw')
  const run = await machine.run(['import', list, '--as', 'customers', '--workspace', w, '--yes', '--json', ...today])
  expect(run).toMatchObject({ status: 0, stderr: '' })
  expect(run.stdout.trimEnd().split('\n')).toHaveLength(1)
  const { rows, created, updated, unchanged, rejected, ambiguous, ignored } = run.last as Record<string, number>
  expect([created, updated, unchanged, rejected, ambiguous, ignored].reduce((sum = 0, one = 0) => sum + one)).toBe(rows)
  expect(created).toBe(300)
  const list1 = await machine.run([
    'call',
    'customers.list',
    '{"offset":0,"limit":2,"sort":[{"field":"annualPurchase","direction":"desc"}]}',
    '-w',
    w,
    ...today,
  ])
  expect((list1.last['rows'] as unknown[]).length).toBe(2)
  expect((await machine.run(['call', 'changes.undo', '-w', w])).last).toMatchObject({ skippedCount: 0 })
  expect((await machine.run(['call', 'customers.count', '{}', '-w', w])).last).toEqual({ count: 0 })
})

test('without --yes nothing is written', async () => {
  const list = machine.path('preview.csv')
  writeListCsv(list, 20, 2)
  const w = machine.path('preview.jw')
  expect((await machine.run(['import', list, '-w', w, '--json'])).last).toMatchObject({ applied: false, created: 20 })
  expect((await machine.run(['call', 'customers.count', '-w', w])).last).toEqual({ count: 0 })
})

test('exports say the same in every format, and an exported file imports as no change', async () => {
  const w = machine.path('demo.jw')
  expect((await machine.run(['demo', '--rows', '200', '--seed', '5', '-w', w, ...today])).last).toMatchObject({ customers: 200 })
  const files = { xlsx: machine.path('x.xlsx'), csv: machine.path('x.csv'), json: machine.path('x.json') }
  for (const [format, file] of Object.entries(files))
    expect((await machine.run(['export', 'customers', '--format', format, '-w', w, '-o', file, ...today])).last).toMatchObject({
      rows: 200,
    })
  const json = JSON.parse(readFileSync(files.json, 'utf8')) as { name: string }[]
  const book = await openSheetFile(files.xlsx)
  const names: unknown[] = []
  for await (const batch of book.rows(0)) for (const row of batch) names.push(row.cells[1])
  await book.close()
  expect(names.slice(1, -1)).toEqual(json.map((row) => row.name))
  expect(names.at(-1)).toBe('合计')
  expect(readFileSync(files.csv, 'utf8').startsWith('\ufeff')).toBe(true)
  const again = await machine.run(['import', files.xlsx, '-w', w, '--yes', '--json', ...today])
  expect(again.last).toMatchObject({ created: 0, rejected: 0 })
})

test('several sheets come in by name or all that are lists, each its own change set', async () => {
  const w = machine.path('sheets.jw')
  const file = machine.path('several.xlsx')
  const several = oddFiles().find(({ name }) => name === 'several-sheets-xlsx.xlsx')
  writeFileSync(file, several?.bytes ?? '')
  const named = (await machine.run(['import', file, '--sheet', '华东,华北', '-w', w, '--json', ...today])).last
  expect(named).toMatchObject({ applied: false, rows: 80 })
  expect((named['sheets'] as { sheet: string }[]).map(({ sheet }) => sheet)).toEqual(['华东', '华北'])
  const all = (await machine.run(['import', file, '--sheet', '*', '-w', w, '--yes', '--json', ...today])).last
  expect(all).toMatchObject({ applied: true, rows: 80, created: 79, ambiguous: 1, rejected: 0 })
  const missing = await machine.run(['import', file, '--sheet', '华东,没有', '-w', w, '--json', ...today])
  expect([missing.status, missing.stderr.includes('华北')]).toEqual([2, true])
})

test('the demo is the same for the same seed', async () => {
  const dump = async (name: string) => {
    const w = machine.path(name)
    await machine.run(['demo', '--rows', '50', '--seed', '9', '-w', w, ...today])
    const { stdout } = await machine.run(['call', 'customers.list', '{"offset":0,"limit":50}', '-w', w, ...today])
    return stdout.replace(/"(id|ownerId)":\d+,|"(createdAt|updatedAt)":"[^"]+",?/g, '')
  }
  expect(await dump('d1.jw')).toBe(await dump('d2.jw'))
})

test('backup and restore', async () => {
  const w = machine.path('b.jw')
  writeListCsv(machine.path('list.csv'), 30, 1)
  await machine.run(['import', machine.path('list.csv'), '-w', w, '--yes'])
  const backup = (await machine.run(['backup', '-w', w])).last
  expect(existsSync(String(backup['path']))).toBe(true)
  const { stdout } = await machine.run(['call', 'customers.list', '{"offset":0,"limit":30}', '-w', w])
  const ids = [...stdout.matchAll(/\{"id":(\d+)/g)].map((match) => Number(match[1]))
  await machine.run(['call', 'customers.remove', JSON.stringify({ ids }), '-w', w])
  expect((await machine.run(['call', 'customers.count', '-w', w])).last).toEqual({ count: 0 })
  expect((await machine.run(['restore', String(backup['path']), '-w', w])).last).toMatchObject({ state: 'open', customers: 30 })
  expect((await machine.run(['doctor', '-w', w])).last).toMatchObject({ ok: true })
})

test('failures have an exit status by kind and words that say what to do', async () => {
  const w = machine.path('f.jw')
  await machine.run(['demo', '--rows', '5', '--seed', '1', '-w', w])
  writeFileSync(machine.path('empty.csv'), '')
  writeFileSync(machine.path('word.docx'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  writeFileSync(machine.path('noise.csv'), Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)))
  writeFileSync(machine.path('weather.csv'), 'station,humidity\nA,1\n')
  writeFileSync(machine.path('header.csv'), '客户名称,城市\n')
  writeFileSync(machine.path('not.jw'), 'not a store'.repeat(20))
  const cases: [args: string[], status: number, words: RegExp][] = [
    [['nonsense'], 2, /没有这个命令/],
    [['call', 'customers.nothing', '-w', w], 2, /没有这个方法/],
    [['call', 'customers.list', '{"offset":-1,"limit":5}', '-w', w], 2, /offset/],
    [['call', 'customers.get', '{"id":12345}', '-w', w], 3, /已被删除/],
    [['call', 'customers.list', 'not json', '-w', w], 2, /JSON/],
    [['import', machine.path('gone.csv'), '-w', w, '--yes'], 3, /找不到这个文件/],
    [['import', machine.path('empty.csv'), '-w', w, '--yes'], 2, /空的/],
    [['import', machine.path('word.docx'), '-w', w, '--yes'], 2, /表格文件|不完整|损坏|无法读取/],
    [['import', machine.path('noise.csv'), '-w', w, '--yes'], 2, /表格文件|编码/],
    [['import', machine.path('weather.csv'), '-w', w, '--yes'], 2, /客户名称/],
    [['import', machine.path('header.csv'), '-w', w, '--yes'], 2, /没有数据行/],
    [['call', 'customers.count', '-w', machine.path('not.jw')], 2, /不是经纬工作区/],
    [['call', 'customers.count', '-w', machine.path('gone.jw')], 3, /找不到这个工作区/],
    [['demo', '-w', w], 4, /已有同名文件/],
  ]
  for (const [args, status, words] of cases) {
    const run = await machine.run(args)
    expect([args.join(' '), run.status]).toEqual([args.join(' '), status])
    expect(run.stderr).toMatch(words)
  }
  expect((await machine.run(['call', 'customers.count', '-w', w])).last).toEqual({ count: 5 })
}, 60_000)

test('the service feed is printed or written, best tier first, and a job that makes a file hands it over', async () => {
  const w = machine.path('feed.jw')
  expect((await machine.run(['demo', '--rows', '300', '--seed', '7', '-w', w, ...today])).status).toBe(0)
  const printed = await machine.run(['feed', '-w', w, ...today])
  const feed = JSON.parse(printed.stdout) as { format: string; total: number; customers: { priority: number }[] }
  expect(feed).toMatchObject({ format: 'jingwei-service-feed/1', total: 300 })
  expect(feed.customers.map(({ priority }) => priority)).toEqual(feed.customers.map(({ priority }) => priority).toSorted())
  const file = machine.path('feed.csv')
  const written = await machine.run(['feed', '--format', 'csv', '--tier', 's,A', '-o', file, '-w', w, ...today])
  const chosen = feed.customers.filter(({ priority }) => priority <= 2).length
  expect(chosen).toBeGreaterThan(0)
  expect(written.last).toMatchObject({ file, rows: chosen })
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeGreaterThan(chosen)
  const called = machine.path('called.json')
  const call = await machine.run(['call', 'services.exportFeed', '{"format":"json"}', '-o', called, '-w', w, ...today])
  expect(call.last).toMatchObject({ file: called, rows: 300 })
  expect(call.last).not.toHaveProperty('fileId')
  expect((JSON.parse(readFileSync(called, 'utf8')) as { total: number }).total).toBe(300)
  expect((await machine.run(['feed', '--tier', 'Z', '-w', w])).status).toBe(2)
})

test('workdays and clocks are asked by the name of their file; a year without its notice says so', async () => {
  const ask = async (rule: string, cases: object[]) =>
    JSON.parse((await machine.run(['rule', rule], { input: JSON.stringify(cases) })).stdout) as unknown
  expect(
    await ask('workdays', [
      { date: '2026-02-14' },
      { from: '2026-02-13', n: 3 },
      { from: '2026-02-09', to: '2026-02-28', inclusive: true },
      { date: '2027-03-01' },
    ]),
  ).toEqual([{ workday: true }, { result: '2026-02-25' }, { workdays: 11 }, { workday: true, provisional: true }])
  const start = '2026-02-14 17:00'
  expect(
    await ask('sla', [
      { calendar: 'BH1', targetMinutes: 120, start },
      { workdays: 3, start: '2026-02-13 10:00', policy: 'endOfBusinessDay' },
      { policy: { targetMinutes: 120, calendar: 'BH1' }, events: [{ t: start, type: 'start' }], at: '2026-02-24 10:01' },
    ]),
  ).toMatchObject([
    { dueAt: '2026-02-24 10:00' },
    { dueAt: '2026-02-25 18:00' },
    { expected: { state: 'running', elapsedMin: 121, breached: true, breachedAt: '2026-02-24 10:00' } },
  ])
})

test('rules answer worked cases in order, each failure in its place', async () => {
  const run = await machine.run(['rule', 'uscc.uscc'], {
    input: JSON.stringify([{ input: '91350100M000100Y43' }, { input: 5 }, { input: '' }]),
  })
  expect(JSON.parse(run.stdout)).toEqual([
    { valid: true, reason: null },
    { error: { code: 'cannot-do', message: 'text expected' } },
    { valid: false, reason: 'length' },
  ])
  const marked = await machine.run(['rule', 'workdays.isWorkday'], { input: '\uFEFF[{"date":"2026-02-14"}]' })
  expect(JSON.parse(marked.stdout)).toEqual([{ workday: true }])
  expect((await machine.run(['rule', 'no.such'], { input: '[]' })).status).toBe(2)
})

const shared = resolve(import.meta.dirname, '../../../shared/data')
test.skipIf(!existsSync(shared))(
  'every example file imports or says why not, and its rows are all accounted for',
  async () => {
    const files = [
      'customers/客户台账.xlsx',
      'customers/crm导出.csv',
      'customers/往来单位导出.xls',
      'orders/超市订单.xls',
      'pipeline/accounts.csv',
      'pipeline/sales_pipeline.csv',
      'pipeline/sales_teams.csv',
      'pipeline/products.csv',
      'pipeline/data_dictionary.csv',
    ]
    for (const [at, file] of files.entries()) {
      const run = await machine.run([
        'import',
        join(shared, file),
        '-w',
        machine.path(`shared${at}.jw`),
        '--yes',
        '--json',
        ...today,
      ])
      if (run.status === 2) {
        expect(run.stderr, file).toMatch(/客户名称|没有认出表头/)
        continue
      }
      expect([file, run.status]).toEqual([file, 0])
      const {
        rows = 0,
        created = 0,
        updated = 0,
        unchanged = 0,
        rejected = 0,
        ambiguous = 0,
        ignored = 0,
      } = run.last as Record<string, number>
      expect(created + updated + unchanged + rejected + ambiguous + ignored, file).toBe(rows)
      if (file.startsWith('customers/')) expect(rows - ignored).toBe(2220)
      expect(statSync(machine.path(`shared${at}.jw`)).size).toBeGreaterThan(0)
    }
  },
  120_000,
)

test('verify ends with 0 for the quote in force alone, and says of any other number what it is', async () => {
  const w = machine.path('quotes.jw')
  await machine.run(['demo', '--rows', '300', '--seed', '7', '-w', w, ...today])
  const verify = (text: string) => machine.run(['verify', text, '-w', w, ...today])
  const { rows } = (await machine.run(['call', 'quotes.list', '{"offset":0,"limit":50}', '-w', w, ...today])).last as {
    rows: { number: string; state: string; voucher: string | null }[]
  }
  const voucher = rows.find((row) => row.state === 'approved')?.voucher ?? ''
  expect(await verify(voucher)).toMatchObject({ status: 0, last: { verdict: 'in-force', voucher } })
  const wrong = voucher.slice(0, -1) + (voucher.endsWith('A') ? 'B' : 'A')
  expect(await verify(wrong)).toMatchObject({ status: 2, last: { verdict: 'misread' } })
  const draft = rows.find((row) => row.state === 'draft' && row.voucher === null)?.number ?? ''
  expect(await verify(draft)).toMatchObject({ status: 5, last: { verdict: 'not-in-force', number: draft } })
  expect(await verify('Q2601-ZZZZ-ZZZZ')).toMatchObject({ status: 3, last: { verdict: 'unknown' } })
})
