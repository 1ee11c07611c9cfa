import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RowClass, StagedImport } from '../../src-preload/contract/imports.ts'
import { findSuspects } from '../../src-main/features/imports/suspects-step.ts'
import { applyFile, idleControl, stageFile } from '../_harness/import-into.ts'
import { customerStore, type CustomerStore } from '../_harness/customer-store.ts'
import { csvFile } from '../_harness/list-files.ts'

let store: CustomerStore
beforeEach(() => void (store = customerStore()))
afterEach(() => store.close())

const preview = (stageId: string, rowClass: RowClass) =>
  store.query<{
    rows: { row: number; name: string; ticked: boolean; cells: Record<string, string>; problems: Record<string, string> }[]
  }>('imports.preview', { stageId, class: rowClass, offset: 0, limit: 50 }).rows
const names = () => store.gate.read.column<string>('SELECT name FROM customer ORDER BY id')
const command = (name: string, input: object) => store.command<StagedImport>(`imports.${name}`, input)
const sum = ({ counts }: StagedImport) =>
  counts.created + counts.updated + counts.unchanged + counts.rejected + counts.ambiguous + counts.ignored

test('a bad cell put right in the preview is read and judged again', async () => {
  store.create({ name: '杭州甲设备有限公司' })
  const staged = await stageFile(store, csvFile(store, '客户名称,城市,年采购额', ',宁波,100', '杭州乙设备有限公司,宁波,约5万'))
  expect(staged.counts).toMatchObject({ rejected: 1, created: 1 })
  expect(staged.problems).toEqual([
    { cause: 'unreadable-amount', field: 'annualPurchase', value: '约5万', count: 1, suggestion: '5万' },
  ])
  expect(preview(staged.stageId, 'created')).toMatchObject([{ row: 3, problems: { annualPurchase: 'unreadable-amount' } }])

  const named = command('fix', { stageId: staged.stageId, row: 2, field: 'name', value: '杭州甲设备有限公司' })
  expect(named.counts).toMatchObject({ rejected: 0, updated: 1, created: 1 })
  const read = command('fix', { stageId: staged.stageId, row: 3, field: 'annualPurchase', value: '5万' })
  expect(read).toMatchObject({ problems: [], going: 2, version: 2 })
  expect(read.warnings).toEqual([])
  expect(sum(read)).toBe(2)
  applyFile(store, staged.stageId)
  expect(store.gate.read.all('SELECT city, annual_purchase_fen AS f, unread FROM customer ORDER BY id')).toEqual([
    { city: '宁波', f: 10_000, unread: null },
    { city: '宁波', f: 5_000_000, unread: null },
  ])
})

test('rows judged by a row that is put right are judged again with it', async () => {
  const staged = await stageFile(
    store,
    csvFile(store, '客户名称,城市', '杭州甲设备有限公司,杭州', '杭州甲设备有限公司,杭州', '杭州丙设备有限公司,杭州'),
  )
  expect(staged.counts).toMatchObject({ created: 2, unchanged: 1 })
  const apart = command('fix', { stageId: staged.stageId, row: 2, field: 'name', value: '杭州乙设备有限公司' })
  expect(apart.counts).toMatchObject({ created: 3, unchanged: 0 })
  const together = command('fix', { stageId: staged.stageId, row: 2, field: 'name', value: '杭州丙设备有限公司' })
  expect(together.counts).toMatchObject({ created: 2, unchanged: 1 })
  applyFile(store, staged.stageId)
  expect(names().toSorted()).toEqual(['杭州丙设备有限公司', '杭州甲设备有限公司'])
})

test('one value is put right everywhere: mapped to another, or emptied', async () => {
  store.create({ name: '杭州甲设备有限公司' })
  const lines = ['乙,张玮,教肓', '丙,张玮,教育', '丁,赵磊,教肓'].map((line) => `杭州${line.replace(',', '设备有限公司,')}`)
  const staged = await stageFile(store, csvFile(store, '客户名称,负责人,行业', ...lines))
  expect(staged.newMembers).toEqual(['张玮', '赵磊'])
  expect(staged.unknown).toMatchObject([
    { field: 'owner', kind: 'member', value: '张玮', count: 2, creates: true, suggestions: ['张伟'] },
    { field: 'owner', kind: 'member', value: '赵磊', count: 1 },
    { field: 'industry', kind: 'choice', value: '教肓', count: 2, suggestions: ['教育'] },
  ])
  command('replaceValue', { stageId: staged.stageId, field: 'owner', from: '张玮', to: '张伟' })
  command('replaceValue', { stageId: staged.stageId, field: 'owner', from: '赵磊', to: null })
  const last = command('replaceValue', { stageId: staged.stageId, field: 'industry', from: '教肓', to: '教育' })
  expect(last).toMatchObject({ unknown: [], newMembers: [] })
  applyFile(store, staged.stageId)
  expect(
    store.query<{ rows: unknown[] }>('customers.list', { sort: [{ field: 'id', direction: 'asc' }], offset: 1, limit: 9 }).rows,
  ).toMatchObject([
    { ownerName: '张伟', industry: '教育' },
    { ownerName: '张伟', industry: '教育' },
    { ownerName: null, industry: '教育' },
  ])
  expect(store.gate.read.value('SELECT count(*) FROM member')).toBe(2)
})

test('only rows with their tick are written; a row takes along what belongs to it', async () => {
  const lines = ['甲设备有限公司,杭州', '甲设备股份有限公司,宁波', '乙设备有限公司,杭州', '丙设备有限公司,杭州']
  const staged = await stageFile(store, csvFile(store, '客户名称,城市', ...lines), { settings: { keys: ['name'] } })
  expect(staged).toMatchObject({ going: 3, counts: { created: 3, ambiguous: 1 } })
  const joined = command('decide', { stageId: staged.stageId, rows: [3], choice: { kind: 'row', row: 2 } })
  expect(joined).toMatchObject({ going: 4, counts: { updated: 1 } })
  expect(command('tick', { stageId: staged.stageId, rows: [2, 5], ticked: false }).going).toBe(1)
  expect(preview(staged.stageId, 'updated')).toMatchObject([{ row: 3, ticked: false }])
  expect(command('tick', { stageId: staged.stageId, rows: [3], ticked: true }).going).toBe(3)
  const found = applyFile(store, staged.stageId)
  expect(found.counts).toMatchObject({ rows: 4, created: 2, updated: 1, unchanged: 1 })
  expect(store.gate.read.all('SELECT name, city FROM customer ORDER BY id')).toEqual([
    { name: '甲设备有限公司', city: '宁波' },
    { name: '乙设备有限公司', city: '杭州' },
  ])
})

test('rows that may be several wait in the queue until somebody says, and may change their mind', async () => {
  const ids = [
    store.create({ name: '杭州甲设备有限公司', city: '杭州' }),
    store.create({ name: '杭州甲设备有限公司', city: '宁波' }),
  ]
  const staged = await stageFile(store, csvFile(store, '客户名称,备注', '杭州甲设备有限公司,新'))
  expect(staged).toMatchObject({ going: 0, counts: { ambiguous: 1 } })
  const choose = (choice: object) => command('decide', { stageId: staged.stageId, rows: [2], choice })
  expect(choose({ kind: 'record', id: ids[1] }).counts).toMatchObject({ updated: 1, ambiguous: 0 })
  expect(choose({ kind: 'new' }).counts).toMatchObject({ created: 1, updated: 0 })
  expect(choose({ kind: 'skip' })).toMatchObject({ going: 0, counts: { ambiguous: 1 } })
  expect(choose({ kind: 'undecided' })).toMatchObject({ counts: { ambiguous: 1 } })
  expect(() => choose({ kind: 'record', id: 1 })).toThrow('已不在')
  choose({ kind: 'record', id: ids[0] })
  applyFile(store, staged.stageId)
  expect(store.gate.read.column('SELECT remark FROM customer ORDER BY id')).toEqual(['新', null])
})

test('names that are nearly the same are shown with score and reason, and decided by a person', async () => {
  const known = store.create({ name: '杭州海康电子有限公司' })
  store.create({ name: '宁波第1中学' })
  const lines = [
    '杭州海慷电子有限公司',
    '杭州海康电子有限公司滨江分公司',
    '宁波第2中学',
    '温州百晟机械有限公司',
    '温州百胜机械有限公司',
    '完全不同的公司',
  ]
  const staged = await stageFile(store, csvFile(store, '客户名称,城市', ...lines.map((name) => `${name},杭州`)))
  expect(staged).toMatchObject({ suspects: null, counts: { created: 6 } })
  await store.step('imports.findSuspects', { stageId: staged.stageId })
  const pairs = () =>
    store.query<{ pairs: { row: number; reason: string; score: number; other: { id: number | null; row: number | null } }[] }>(
      'imports.suspects',
      { stageId: staged.stageId, offset: 0, limit: 50 },
    ).pairs
  expect(pairs().map(({ row, reason, other }) => [row, reason, other.id, other.row])).toEqual([
    [2, 'pinyin', known, null],
    [6, 'pinyin', null, 5],
    [3, 'branch', known, null],
  ])
  expect(command('decide', { stageId: staged.stageId, rows: [2], choice: { kind: 'record', id: known } })).toMatchObject({
    suspects: 2,
    counts: { created: 5, updated: 1 },
  })
  expect(command('keepBoth', { stageId: staged.stageId })).toMatchObject({ suspects: 0 })
  applyFile(store, staged.stageId)
  expect(names()).toHaveLength(7)
})

test('where there are too many names to look through, it is said that nobody looked', async () => {
  const { stageId } = await stageFile(store, csvFile(store, '客户名称,城市', '甲一科技有限公司,杭州', '甲义科技有限公司,杭州'))
  for (let times = 0; times < 2; times++) await findSuspects(store.writing, { stageId }, { ...idleControl, scratchFolder: '' }, 1)
  const { suspects, warnings } = store.query<StagedImport>('imports.staged', { stageId })
  expect({ suspects, warnings }).toEqual({ suspects: 0, warnings: [{ cause: 'too-many-names', count: 1 }] })
})
