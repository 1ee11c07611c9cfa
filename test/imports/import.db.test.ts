import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { Revert } from '../../src-preload/contract/changes.ts'
import type { CustomerRow } from '../../src-preload/contract/customers.ts'
import type { ImportFindings, RowClass } from '../../src-preload/contract/imports.ts'
import { rejectedPage } from '../../src-main/features/imports/rejected.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
beforeEach(() => void (store = testStore('2026-02-25')))
afterEach(() => store.close())

const headers =
  '客户名称,统一社会信用代码,客户类型,行业,区域,城市,负责人,联系人,职务,手机,预算（万元）,年采购额,最近拜访日期,服务到期日,来源'
function csv(...lines: string[]): string {
  const path = join(store.folder, `${Math.random()}.csv`)
  writeFileSync(path, [headers, ...lines].join('\n'))
  return path
}
const full =
  '上海瑞康医疗器械有限公司,91310115MA1H00004A,终端客户,医疗器械,华东,上海市,张伟,王芳,采购经理,13812345678,50,120万,2026-01-05,2026-03-10,官网表单'
const rows = () =>
  store.query<{ rows: CustomerRow[] }>('customers.list', { sort: [{ field: 'id', direction: 'asc' }], offset: 0, limit: 100 })
    .rows
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: { row: number; reasons: string[]; values: Record<string, string>; before: Record<string, string> }[] }>(
    'imports.preview',
    {
      stageId,
      class: rowClass,
      offset: 0,
      limit: 50,
    },
  ).rows
const tables = () => ['customer', 'contact', 'member'].map((table) => store.gate.read.all(`SELECT * FROM ${table} ORDER BY id`))

test('a row becomes a customer with its contact, owner, score and what follows', async () => {
  const staged = await stageFile(store, csv(full))
  expect(staged).toMatchObject({ counts: { rows: 1, created: 1 }, newMembers: ['张伟'], warnings: [] })
  expect(rows()).toEqual([])
  applyFile(store, staged.stageId)
  expect(rows()[0]).toMatchObject({
    name: '上海瑞康医疗器械有限公司',
    usccValid: true,
    ownerName: '张伟',
    budgetMin: { fen: 50_000_000 },
    annualPurchase: { fen: 120_000_000 },
    daysSinceContact: 51,
    silence: 'dormant',
    daysToServiceEnd: 13,
    contactName: '王芳',
    missing: [],
    tier: 'A',
  })
})

test('dropping the same file again changes nothing; a changed cell is one update with before and after', async () => {
  applyFile(store, (await stageFile(store, csv(full))).stageId)
  const again = await stageFile(store, csv(full))
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const changed = await stageFile(store, csv(full.replace('2026-01-05', '2026-02-20').replace(',官网表单', ',')))
  expect(changed.counts).toMatchObject({ updated: 1 })
  expect(preview(changed.stageId, 'updated')[0]).toMatchObject({
    before: { lastContactOn: '2026-01-05' },
    values: { lastContactOn: '2026-02-20' },
  })
  applyFile(store, changed.stageId)
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toMatchObject({ lastContactOn: '2026-02-20', source: '官网表单' })
})

test('one undo takes the whole import back, redo brings it again', async () => {
  applyFile(store, (await stageFile(store, csv(full))).stageId)
  const before = tables()
  const staged = await stageFile(
    store,
    csv(
      full.replace('上海市', '苏州市').replace('张伟', '赵磊'),
      '新来的客户有限公司,,经销商,建材,华南,广州市,赵磊,李工,总经理,,10,5000,2026-02-01,,展会扫码',
    ),
  )
  const findings = applyFile(store, staged.stageId)
  expect(findings.counts).toMatchObject({ created: 1, updated: 1 })
  const after = tables()
  expect(store.command<Revert>('changes.undo').skipped).toEqual([])
  expect(tables()).toEqual(before)
  expect(store.query<ImportFindings>('imports.findings').undone).toBe(true)
  store.command('changes.redo')
  expect(tables()).toEqual(after)
})

test('undoing an import keeps what people did to its rows since', async () => {
  applyFile(store, (await stageFile(store, csv(full))).stageId)
  const id = rows()[0]?.id ?? 0
  const { changeSetId } = store.query<ImportFindings>('imports.findings')
  store.command('customers.edit', { cells: [{ id, field: 'remark', value: '人工备注' }] })
  const done = store.command<Revert>('changes.undo', { changeSetId })
  expect(rows()[0]).toMatchObject({ id, remark: '人工备注' })
  expect(done.skipped).toContainEqual({
    table: 'customer',
    id,
    name: '上海瑞康医疗器械有限公司',
    fields: [],
    reason: 'changed-since',
  })
})

test('cells that cannot be read are kept word for word, warned about, and settled by an edit', async () => {
  const staged = await stageFile(
    store,
    csv(full.replace('2026-01-05', '上周').replace('120万', '待核').replace('91310115MA1H00004A', '91310115MA1H00004B')),
  )
  expect(staged.warnings).toEqual(
    expect.arrayContaining([
      { cause: 'unreadable-date', count: 1 },
      { cause: 'unreadable-amount', count: 1 },
      { cause: 'bad-code', count: 1 },
    ]),
  )
  applyFile(store, staged.stageId)
  const [row] = rows()
  expect(row).toMatchObject({
    lastContactOn: null,
    annualPurchase: null,
    usccValid: false,
    unread: { lastContactOn: '上周', annualPurchase: '待核' },
  })
  store.command('customers.edit', { cells: [{ id: row?.id, field: 'lastContactOn', value: '2026-02-16' }] })
  expect(rows()[0]?.unread).toEqual({ annualPurchase: '待核' })
})

test('rows that name nobody, blank rows and totals', async () => {
  const path = csv(full, ',,终端客户,,,,,,,,,,,,', ',,,,,,,,,,,,,,', '合计,,,,,,,,,,,120万,,,')
  const staged = await stageFile(store, path)
  expect(staged.counts).toEqual({ rows: 4, created: 1, updated: 0, unchanged: 0, rejected: 1, ambiguous: 0, ignored: 2 })
  const file = rejectedPage(store.writing, { stageId: staged.stageId })
  expect(file.headers).toEqual(headers.split(','))
  expect(file.rows).toEqual([
    {
      row: 3,
      cells: ['', '', '终端客户', ...Array<string>(12).fill('')].slice(0, file.rows[0]?.cells.length),
      reason: '没有客户名称',
    },
  ])
})

test('the same customer twice in one file is one customer; doubtful likeness is never guessed', async () => {
  const staged = await stageFile(
    store,
    csv(
      full,
      full.replace('2026-01-05', '2026/1/5'),
      full.replace('上海瑞康医疗器械有限公司', '上海瑞康医疗器械股份有限公司'),
      full
        .replace('91310115MA1H00004A', '')
        .replace('上海瑞康医疗器械有限公司', '上海瑞康医疗器械有限责任公司')
        .replace('13812345678', '')
        .replace('王芳', '孙立'),
    ),
  )
  expect(staged.counts).toMatchObject({ created: 1, unchanged: 1, ambiguous: 2 })
  expect(preview(staged.stageId, 'ambiguous').map((row) => row.reasons[0])).toEqual(['same-code-other-name:2', 'similar-name:2'])
  applyFile(store, staged.stageId)
  expect(rows()).toHaveLength(1)
})

test('cancelling while it writes leaves nothing', async () => {
  const lines = Array.from(
    { length: 1200 },
    (_, n) => `客户${n}号设备有限公司,,经销商,建材,华南,广州市,李娜,,,,10,${n},2026-02-01,,展会扫码`,
  )
  const staged = await stageFile(store, csv(...lines))
  let looks = 0
  const cancel = () => {
    if (++looks > 1) throw new CallFailed({ code: 'job.cancelled', kind: 'cancelled', message: '', details: {} })
  }
  expect(() => applyFile(store, staged.stageId, { throwIfCancelled: cancel })).toThrow(CallFailed)
  expect(tables()).toEqual([[], [], []])
  expect(store.gate.read.value('SELECT count(*) FROM change_set')).toBe(0)
  applyFile(store, staged.stageId)
  expect(rows()).toHaveLength(100)
})

test('a preview is gone after apply and says so', async () => {
  const staged = await stageFile(store, csv(full))
  applyFile(store, staged.stageId)
  expect(() => preview(staged.stageId, 'created')).toThrow('预览已失效')
})

const shared = resolve(import.meta.dirname, '../../../shared/data/customers')
test.skipIf(!existsSync(shared))(
  'the three exports of one list say the same, as their truth tells (or: shared data absent)',
  async () => {
    const truth = { badUscc: 37, badDate: 8, badAmount: 4, noType: 48 }
    const results = []
    for (const file of ['客户台账.xlsx', 'crm导出.csv', '往来单位导出.xls']) {
      const fresh = testStore('2026-02-25')
      try {
        const staged = await stageFile(fresh, join(shared, file))
        const { rows, created, updated, unchanged, rejected, ambiguous, ignored } = staged.counts
        expect(created + updated + unchanged + rejected + ambiguous + ignored).toBe(rows)
        expect(rows - ignored).toBe(2220)
        const warned = Object.fromEntries(staged.warnings.map(({ cause, count }) => [cause, count]))
        expect(warned).toMatchObject({
          'bad-code': truth.badUscc,
          'unreadable-date': truth.badDate,
          'unreadable-amount': truth.badAmount,
        })
        applyFile(fresh, staged.stageId)
        const summary = fresh.query<{ missing: { field: string; count: number }[]; silent: number; ending30: number }>(
          'customers.summary',
        )
        expect(summary.missing.find((one) => one.field === 'type')?.count).toBe(truth.noType)
        expect(Math.abs(summary.silent - 476)).toBeLessThanOrEqual(8 + 77)
        expect(Math.abs(summary.ending30 - 110)).toBeLessThanOrEqual(8 + 77)
        results.push({ created, updated, unchanged, ambiguous, summary })
      } finally {
        fresh.close()
      }
    }
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  },
)

test('several people of one customer in several rows are all kept', async () => {
  const staged = await stageFile(
    store,
    csv(
      full,
      full.replace('王芳', '李四').replace('13812345678', '13900001111'),
      full.replace('王芳', '赵五').replace('13812345678', ''),
    ),
  )
  expect(staged.counts).toMatchObject({ created: 1, updated: 2 })
  applyFile(store, staged.stageId)
  expect(store.gate.read.all('SELECT name, phone FROM contact ORDER BY id')).toEqual([
    { name: '王芳', phone: '13812345678' },
    { name: '李四', phone: '13900001111' },
    { name: '赵五', phone: null },
  ])
})

test('a row after an unchanged one of the same customer is written', async () => {
  applyFile(store, (await stageFile(store, csv(full))).stageId)
  const staged = await stageFile(store, csv(full, full.replace('上海市', '苏州市')))
  expect(staged.counts).toMatchObject({ unchanged: 1, updated: 1 })
  applyFile(store, staged.stageId)
  expect(rows()[0]?.city).toBe('苏州市')
})

test('a check made before other changes is not applied', async () => {
  const first = await stageFile(store, csv(full))
  const second = await stageFile(store, csv(full))
  applyFile(store, first.stageId)
  expect(() => applyFile(store, second.stageId)).toThrow('重新核对')
  expect(rows()).toHaveLength(1)
})

test('headers repeated on every page are no customers, and marks for nothing are nothing', async () => {
  const staged = await stageFile(
    store,
    csv(full, headers, '甲乙丙设备有限公司,-,无,/,N/A,,无,,,,无,-,/,,——', '累计（上海）有限公司,,,,,,,,,,,,,,'),
  )
  expect(staged.counts).toMatchObject({ created: 3, ignored: 1 })
  expect(staged.newMembers).toEqual(['张伟'])
  applyFile(store, staged.stageId)
  expect(rows()[1]).toMatchObject({ type: null, industry: null, region: null, ownerName: null, source: null })
  expect(rows()[1]?.missing).toHaveLength(7)
})

test('an equal name is not enough where city or phone contradict', async () => {
  const staged = await stageFile(
    store,
    csv('卯一设备有限公司,,,,,上海市,,,,,,,,,', '卯一设备有限公司,,,,,北京市,,,,,,,,,', '卯一设备有限公司,,,,,,,,,,,,,,'),
  )
  expect(staged.counts).toMatchObject({ created: 1, ambiguous: 1, unchanged: 1 })
})
