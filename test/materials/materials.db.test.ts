import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MaterialCall, MaterialVersion } from '../../src-preload/contract/materials.ts'
import { testStore, type TestStore } from '../_harness/test-store.ts'

let store: TestStore
const people: Record<string, number> = {}
const customers: number[] = []
let materialId = 0
let first = 0

const body = (hours: number) => `封面\n\n行业难题\n\n服务承诺\n技术问题 ${hours} 小时首响\n48 小时上门`
const written = (hours: number, more: object = {}) => ({
  note: `首响 ${hours} 小时`,
  body: body(hours),
  keyPages: [2, 3],
  commitments: [`技术问题 ${hours} 小时首响`, '48 小时上门'],
  ...more,
})
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (thrown) {
    return (thrown as { failure: { code: string } }).failure.code
  }
  return 'none'
}
const versions = () => store.query<{ versions: MaterialVersion[] }>('materials.get', { id: materialId }).versions
const confirm = (versionId: number, name: string, passed = [true, true]) =>
  store.command('materials.review', {
    versionId,
    memberId: people[name],
    pages: passed.map((one, index) => ({ page: index + 2, passed: one, note: one ? null : '看不懂' })),
  })
const test3 = (versionId: number) => ['财务', '法务', '产品'].forEach((name) => confirm(versionId, name))

beforeAll(() => {
  store = testStore('2026-02-25')
  for (const [name, role] of [
    ['测试员', 'assistant'],
    ['张伟', 'rep'],
    ['李娜', 'rep'],
    ['财务', 'finance'],
    ['法务', 'legal'],
    ['产品', 'product'],
  ] as const)
    people[name] = store.command<{ id: number }>('members.save', { name, role, active: true }).id
  for (const name of ['上海远景科技有限公司', '广州蓝海商贸有限公司', '武汉光谷医院'])
    customers.push(
      store.command<{ id: number }>('customers.create', {
        fields: {
          name,
          type: '终端客户',
          industry: '教育',
          region: '华东',
          budget: '50万-100万',
          source: '官网表单',
          owner: '李娜',
        },
        contact: { name: '王工', decisionRole: '采购', phone: '138 1234 5678' },
      }).id,
    )
  const made = store.command<{ id: number; versionId: number }>('materials.create', { name: '产品演示', ...written(2) })
  materialId = made.id
  first = made.versionId
})
afterAll(() => store.close())

test('a version goes out only after three colleagues of other departments confirmed every key page', () => {
  expect(codeOf(() => store.command('materials.release', { versionId: first }))).toBe('materials.test-not-passed')
  expect(codeOf(() => confirm(first, '张伟'))).toBe('materials.own-department')
  expect(codeOf(() => confirm(first, '测试员'))).toBe('materials.own-department')
  confirm(first, '财务')
  confirm(first, '法务')
  confirm(first, '产品', [true, false])
  expect(versions()[0]?.test).toMatchObject({ done: 2, needed: 3, passed: false })
  expect(codeOf(() => store.command('materials.release', { versionId: first }))).toBe('materials.test-not-passed')
  confirm(first, '产品')
  expect(store.command('materials.release', { versionId: first })).toMatchObject({ customers: 0, members: 0 })
  expect(codeOf(() => store.command('materials.release', { versionId: first }))).toBe('materials.already-released')
  expect(codeOf(() => confirm(first, '财务'))).toBe('materials.already-released')
})

test('what a version must have', () => {
  const add = (more: object) => codeOf(() => store.command('materials.addVersion', { materialId, ...written(4, more) }))
  expect(add({ keyPages: [] })).toBe('materials.no-key-page')
  expect(add({ keyPages: [9] })).toBe('materials.no-key-page')
  expect(add({ commitments: ['备机 7 天'] })).toBe('materials.unwritten-commitment')
  expect(codeOf(() => store.command('materials.create', { name: '产品演示', ...written(2) }))).toBe('materials.name-taken')
  const [only] = versions()
  expect(
    codeOf(() =>
      store.command('materials.review', { versionId: only?.id, memberId: people['财务'], pages: [{ page: 1, passed: true }] }),
    ),
  ).toBe('materials.already-released')
})

test('a release that promises less gives everyone who showed the earlier one a list of customers to call', () => {
  const show = (customer: number, on: string, by: string) => {
    store.gate.write({ command: 'activities.log', actor: by, origin: 'user', at: `${on}T02:00:00.000Z` }, (tx) =>
      tx.insert('activity', {
        kind: 'demo',
        customer_id: customer,
        opportunity_id: null,
        member_id: people[by] ?? null,
        at: `${on}T02:00:00.000Z`,
        material_version_id: first,
        created_at: `${on}T02:00:00.000Z`,
      }),
    )
  }
  const [a = 0, b = 0, c = 0] = customers
  show(a, '2026-02-20', '张伟')
  show(a, '2026-02-23', '张伟')
  show(b, '2026-02-24', '张伟')
  // Nobody is known to have shown it: the customer's owner calls.
  show(c, '2026-02-24', '不知道谁')
  show(b, '2026-02-10', '李娜')
  const second = store.command<{ id: number; number: number }>('materials.addVersion', { materialId, ...written(4) })
  expect(second.number).toBe(2)
  expect(store.query('materials.wouldCall', { versionId: second.id })).toEqual({ customers: 3, members: 2 })
  test3(second.id)
  const done = store.command<{ changeSetId: number }>('materials.release', { versionId: second.id })
  expect(done).toMatchObject({ customers: 3, members: 2 })
  const { open, rows } = store.query<{ open: number; rows: MaterialCall[] }>('materials.calls', { materialId })
  expect(open).toBe(3)
  expect(rows.map((row) => [row.memberName, row.customerName, row.usedNumber, row.usedAt.slice(0, 10)])).toEqual([
    ['张伟', '广州蓝海商贸有限公司', 1, '2026-02-24'],
    ['张伟', '上海远景科技有限公司', 1, '2026-02-23'],
    ['李娜', '武汉光谷医院', 1, '2026-02-24'],
  ])
  expect(rows[0]?.broken).toEqual([{ fate: 'altered', before: '技术问题 2 小时首响', after: '技术问题 4 小时首响' }])
  const tasks = store.query<{ rows: { title: string; ownerName: string; note: string }[] }>('tasks.list', { list: 'today' }).rows
  expect(tasks.map(({ title, ownerName }) => [ownerName, title]).toSorted()).toEqual([
    ['张伟', '致电 2 位客户：产品演示 V2 改变了服务承诺'],
    ['李娜', '致电 1 位客户：产品演示 V2 改变了服务承诺'],
  ])
  expect(tasks.find(({ ownerName }) => ownerName === '李娜')?.note).toContain(
    '「技术问题 2 小时首响」改为「技术问题 4 小时首响」',
  )

  // The shipped rule tells each of them once, however often it is looked at.
  const told = () => {
    store.step('alerts.evaluate')
    return ['张伟', '李娜'].map(
      (name) => store.query<{ total: number }>('alerts.list', { rule: 'material-calls', memberId: people[name] }).total,
    )
  }
  expect(told()).toEqual([1, 1])
  expect(told()).toEqual([1, 1])

  const ids = rows.slice(0, 2).map(({ id }) => id)
  expect(store.command('materials.markCalled', { ids, called: true })).toMatchObject({ changed: 2 })
  expect(store.command('materials.markCalled', { ids, called: true })).toMatchObject({ changed: 0, changeSetId: null })
  expect(store.query('materials.calls', { materialId, open: true })).toMatchObject({ open: 1, total: 3 })
  store.command('changes.undo')
  expect(store.query('materials.calls', { materialId })).toMatchObject({ open: 3 })
})

test('undoing a release takes its lists and tasks back with it', () => {
  const third = store.command<{ id: number }>('materials.addVersion', { materialId, ...written(8) })
  test3(third.id)
  const before = store.query<{ open: number }>('materials.calls', { materialId }).open
  store.command('materials.release', { versionId: third.id })
  expect(store.query<{ open: number }>('materials.calls', { materialId }).open).toBeGreaterThan(before)
  store.command('changes.undo')
  expect(store.query<{ open: number }>('materials.calls', { materialId }).open).toBe(before)
  expect(versions()[0]).toMatchObject({ number: 3, releasedAt: null, test: { passed: true } })
})

test('two versions show what is different', () => {
  const [, two] = versions()
  const found = store.query<{ lines: { kind: string }[]; commitments: { fate: string }[] }>('materials.compare', {
    before: first,
    after: two?.id,
  })
  expect(found.lines.filter(({ kind }) => kind !== 'same')).toEqual([
    expect.objectContaining({ kind: 'changed', before: '技术问题 2 小时首响', after: '技术问题 4 小时首响' }),
  ])
  expect(found.commitments.map(({ fate }) => fate)).toEqual(['altered', 'kept'])
})
