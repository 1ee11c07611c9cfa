import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Revert } from '../../src-preload/contract/changes.ts'
import type { RowClass, StagedImport } from '../../src-preload/contract/imports.ts'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

interface PreviewRow {
  readonly row: number
  readonly name: string
  readonly reasons: string[]
  readonly values: Record<string, string>
  readonly before: Record<string, string>
  readonly candidates: { id: number; name: string; about: string }[]
  readonly asks: string
  readonly likeRow: number | null
  readonly ticked: boolean
}
const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{ rows: PreviewRow[] }>('imports.preview', { stageId, class: rowClass, offset: 0, limit: 50 }).rows
const customers = () => store.gate.read.all<Record<string, unknown>>('SELECT * FROM customer ORDER BY id')
const decide = (stageId: string, rows: number[], choice: object) =>
  store.command<StagedImport>('imports.decide', { stageId, rows, choice })

describe('which record a row is', () => {
  test('by its id it is itself, whatever else changed; what has no column stays as it is', async () => {
    const id = store.create({ name: '杭州甲设备有限公司', remark: '老客户', lastContactOn: '2026-02-20', city: '杭州' })
    const other = store.create({ name: '杭州乙设备有限公司' })
    const before = customers()
    const file = csvFile(
      store,
      '客户编号,客户名称,城市,最近联系日期',
      `${id},杭州甲智能设备有限公司,宁波,2026-02-01`,
      `${other},杭州乙设备有限公司,,`,
    )
    const staged = await stageFile(store, file)
    expect(staged.counts).toMatchObject({ updated: 1, unchanged: 1 })
    expect(preview(staged.stageId, 'updated')[0]?.before).toEqual({
      name: '杭州甲设备有限公司',
      city: '杭州',
      lastContactOn: '2026-02-20',
    })
    applyFile(store, staged.stageId)
    const [now] = customers()
    expect(now).toMatchObject({ name: '杭州甲智能设备有限公司', city: '宁波', last_contact_on: '2026-02-01', remark: '老客户' })
    for (const column of ['type', 'industry', 'budget_min_fen', 'budget_max_fen', 'owner_id', 'source', 'created_at', 'missing'])
      expect(now?.[column], column).toEqual(before[0]?.[column])
  })

  test('id or code alone mean who is there; what is new without a name is rejected', async () => {
    const id = store.create({ name: '杭州甲设备有限公司', city: '杭州' })
    const coded = store.create({ name: '宁波乙仪器有限公司', uscc: '91310115MA1H00004A' })
    const file = csvFile(
      store,
      '客户编号,统一社会信用代码,城市,备注',
      `${id},,湖州,改过`,
      `,91310115MA1H00004A,宁波,改过`,
      `,91330100MA27XL0X0F,绍兴,没有名字`,
      `,,嘉兴,什么都没有`,
    )
    const staged = await stageFile(store, file)
    expect(staged.counts).toMatchObject({ updated: 2, created: 0, rejected: 2 })
    expect(preview(staged.stageId, 'rejected').map(({ reasons }) => reasons[0])).toEqual(['no-name', 'no-name'])
    applyFile(store, staged.stageId)
    expect(store.row(id)).toMatchObject({ name: '杭州甲设备有限公司', city: '湖州', remark: '改过' })
    expect(store.row(coded)).toMatchObject({ name: '宁波乙仪器有限公司', city: '宁波', remark: '改过' })
  })

  test('an id that is nowhere waits for a person, and may be made new', async () => {
    const id = store.create({ name: '杭州甲设备有限公司' })
    const staged = await stageFile(
      store,
      csvFile(store, '客户编号,客户名称', `${id},杭州甲设备有限公司`, `${id + 99},杭州丙设备有限公司`),
    )
    expect(staged.counts).toMatchObject({ unchanged: 1, ambiguous: 1 })
    expect(preview(staged.stageId, 'ambiguous')[0]?.reasons).toEqual([`no-such-id:${id + 99}`])
    expect(decide(staged.stageId, [3], { kind: 'new' })).toMatchObject({ counts: { created: 1, ambiguous: 0 }, going: 1 })
    applyFile(store, staged.stageId)
    expect(customers().map((row) => row['name'])).toEqual(['杭州甲设备有限公司', '杭州丙设备有限公司'])
  })

  test('a key put together: phone first, then the name; several are never guessed', async () => {
    const one = store.create({ name: '杭州甲设备有限公司' })
    const two = store.create({ name: '宁波乙设备有限公司' })
    const settings = { keys: ['contactPhone', 'name'] }
    const lines = ['客户名称,手机,城市', '新名字有限公司,13812345678,杭州', '宁波乙设备有限公司,13900000000,宁波']
    const staged = await stageFile(store, csvFile(store, ...lines), { settings })
    // Both have 138…, so the first row could be either.
    expect(preview(staged.stageId, 'ambiguous')).toMatchObject([
      { row: 2, reasons: ['several'], candidates: [{ id: one }, { id: two }], asks: 'record' },
    ])
    expect(preview(staged.stageId, 'updated')).toMatchObject([{ row: 3, before: { city: '' }, values: { city: '宁波' } }])
    expect(decide(staged.stageId, [2], { kind: 'record', id: one })).toMatchObject({ counts: { updated: 2, ambiguous: 0 } })
    applyFile(store, staged.stageId)
    expect(store.row(one)).toMatchObject({ name: '杭州甲设备有限公司', city: '杭州' })
  })

  test('by name alone a 股份 is not a 有限, and a branch never its head office', async () => {
    store.create({ name: '杭州甲设备有限公司' })
    const staged = await stageFile(
      store,
      csvFile(store, '客户名称', '杭州甲设备股份有限公司', '杭州甲设备有限公司宁波分公司', '杭州甲设备有限责任公司'),
      { settings: { keys: ['name'] } },
    )
    expect(staged.counts).toMatchObject({ created: 1, unchanged: 1 })
    expect(preview(staged.stageId, 'created')[0]?.name).toBe('杭州甲设备有限公司宁波分公司')
    expect(preview(staged.stageId, 'ambiguous').map((row) => [row.name, row.reasons[0]])).toEqual([
      ['杭州甲设备股份有限公司', 'similar-name'],
    ])
  })

  test('create only leaves what is there; update only rejects what is not', async () => {
    store.create({ name: '杭州甲设备有限公司', remark: '原' })
    const file = csvFile(store, '客户名称,备注', '杭州甲设备有限公司,改', '新来的设备有限公司,新')
    const creating = await stageFile(store, file, { settings: { mode: 'create' } })
    expect(creating.counts).toMatchObject({ created: 1, updated: 0, unchanged: 1 })
    expect(creating.warnings).toContainEqual({ cause: 'already-there', count: 1 })
    const updating = await stageFile(store, file, { settings: { mode: 'update' } })
    expect(updating.counts).toMatchObject({ created: 0, updated: 1, rejected: 1 })
    expect(updating.rejections).toEqual([{ cause: 'no-match', count: 1 }])
    applyFile(store, updating.stageId)
    expect(customers()).toMatchObject([{ remark: '改' }])
  })
})

describe('what a cell may change', () => {
  const line = (policies: Parameters<typeof stageFile>[2]) =>
    stageFile(store, csvFile(store, '客户名称,城市,备注,省份,负责人', '杭州甲设备有限公司,宁波,新备注,江苏省,李娜'), {
      settings: { keys: ['name'] },
      ...policies,
    })

  test('always, only where empty, never; a region that only follows from the province fills, never replaces', async () => {
    const id = store.create({ name: '杭州甲设备有限公司', city: '杭州', region: '华南' })
    applyFile(
      store,
      (await line({ policies: { city: { write: 'empty' }, remark: { write: 'empty' }, owner: { write: 'never' } } })).stageId,
    )
    expect(store.row(id)).toMatchObject({ city: '杭州', remark: '新备注', ownerName: '张伟', region: '华南', province: '江苏省' })
    applyFile(store, (await line({})).stageId)
    expect(store.row(id)).toMatchObject({ city: '宁波', ownerName: '李娜', region: '华南' })
  })

  test('a blank cell empties a field only where that was said, and an unreadable one never', async () => {
    const id = store.create({ name: '杭州甲设备有限公司', city: '杭州', serviceEndOn: '2026-05-01', remark: '老客户' })
    const file = csvFile(store, '客户名称,城市,服务到期日,备注', '杭州甲设备有限公司,,明年,')
    const blanks = { policies: { city: { blanks: true }, serviceEndOn: { blanks: true } } }
    const staged = await stageFile(store, file, blanks)
    expect(preview(staged.stageId, 'updated')[0]?.before).toMatchObject({ city: '杭州' })
    applyFile(store, staged.stageId)
    expect(store.row(id)).toMatchObject({
      city: null,
      serviceEndOn: '2026-05-01',
      remark: '老客户',
      unread: { serviceEndOn: '明年' },
    })
  })
})

test('undo of an import gives updates back, and leaves and lists cells changed since', async () => {
  const one = store.create({ name: '杭州甲设备有限公司', city: '杭州', remark: '原' })
  const two = store.create({ name: '杭州乙设备有限公司', city: '杭州' })
  const file = csvFile(
    store,
    '客户名称,城市,备注',
    '杭州甲设备有限公司,宁波,改',
    '杭州乙设备有限公司,宁波,',
    '新来的设备有限公司,温州,',
  )
  const found = applyFile(store, (await stageFile(store, file, { settings: { keys: ['name'] } })).stageId)
  expect(found.counts).toMatchObject({ created: 1, updated: 2 })
  store.command('customers.edit', { cells: [{ id: one, field: 'city', value: '嘉兴' }] })
  const undone = store.command<Revert>('changes.undo', { changeSetId: found.changeSetId })
  expect(undone.skipped).toMatchObject([{ id: one, fields: ['city'], reason: 'changed-since' }])
  expect(store.row(one)).toMatchObject({ city: '嘉兴', remark: '原' })
  expect(store.row(two)).toMatchObject({ city: '杭州' })
  expect(customers()).toHaveLength(2)
})
