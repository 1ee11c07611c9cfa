import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RebatePeriodRow } from '../../src-preload/contract/rebates/periods.ts'
import { closeInSteps, codeOf, documentFields, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
let a: number
let ids: (number | null)[]
beforeEach(() => {
  store = rebateStore()
  a = store.create({ name: '上海甲公司' })
  store.create({ name: '北京乙公司', owner: '李娜' })
  store.programme('季度政策', tiered)
  ids = store.book([
    ['FP-001', '上海甲公司', '2026-01-10', '600000', '正常价', '10', 'A1', null],
    ['FP-002', '上海甲公司', '2026-02-10', '390000', '正常价', '10', 'A1', null],
    ['FP-003', '北京乙公司', '2026-03-31', '500000', '正常价', '1', 'B1', null],
  ]).ids
  store.run('2026-Q1')
})
afterEach(() => store.close())

const period = (name: string) => store.query<RebatePeriodRow[]>('rebates.periods').find((one) => one.name === name)
const verify = (name: string) => store.verify(name)
const frozen = () => [
  store.gate.read.all('SELECT * FROM trade_document ORDER BY id'),
  store.gate.read.all('SELECT * FROM rebate_result ORDER BY id'),
  store.gate.read.all('SELECT * FROM reconciliation ORDER BY id'),
  store.gate.read.all('SELECT * FROM rebate_claim ORDER BY id'),
]
const reason = '客户补交单据'

test('a period closes in order, ended, fresh and decided; what is closed replays to the same hash', () => {
  expect(codeOf(() => closeInSteps(store, { period: '2026-Q1', by: store.clerk }))).toBe('rebates.role-may-not')
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '申报',
    rows: [{ customer: '北京乙公司', document: 'FP-003', rebate: '12000' }],
  })
  expect(codeOf(() => store.seal('2026-Q1'))).toBe('rebates.undecided')
  const row = store.gate.read.value<number>(`SELECT id FROM reconciliation WHERE name = '北京乙公司'`)
  store.command('reconciliation.decide', { ids: [row], decision: 'approved', by: store.director, comment: '按计算' })
  store.setToday('2026-03-31')
  expect(codeOf(() => store.seal('2026-Q1'))).toBe('rebates.not-ended')
  store.setToday('2026-04-10')
  const late = store.book([['FP-004', '北京乙公司', '2026-03-30', '1', '正常价', '1', 'B1', null]])
  expect(late.late).toBe(0)
  expect(codeOf(() => store.seal('2026-Q1'))).toBe('rebates.stale')
  store.run('2026-Q1')
  // Another figure, so the decision about the former one is open again.
  expect(codeOf(() => store.seal('2026-Q1'))).toBe('rebates.undecided')
  store.command('reconciliation.decide', { ids: [row], decision: 'approved', by: store.director, comment: '按计算' })
  const { hash } = store.seal('2026-Q1')
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(verify('2026-Q1')).toEqual({ same: true, hash, sealed: hash, differing: 0 })
  expect(codeOf(() => store.run('2026-Q1'))).toBe('rebates.period-closed')
  expect(codeOf(() => store.run('2026-02'))).toBe('rebates.overlaps')
})

test('a closed period never moves: edit, bulk, paste, delete, undo, decision, target, direct write', () => {
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '申报',
    rows: [{ customer: '上海甲公司', document: 'FP-001', rebate: '19800' }],
  })
  const row = store.gate.read.value<number>(`SELECT id FROM reconciliation WHERE name = '上海甲公司'`) ?? 0
  store.command('reconciliation.decide', { ids: [row], decision: 'accepted', by: store.finance })
  store.seal('2026-Q1')
  const before = frozen()
  const first = ids[0] ?? 0
  const edited = store.command<{ changed: number; refused: { cause: string }[] }>('transactions.edit', {
    cells: [{ id: first, field: 'net', value: '1' }],
  })
  expect(edited).toMatchObject({ changed: 0, refused: [{ cause: 'period-closed' }] })
  const { token } = store.query<{ token: string }>('transactions.openView', {})
  for (const [field, value] of [
    ['net', '1'],
    ['customer', '北京乙公司'],
    ['date', '2026-04-01'],
    ['sku', ''],
  ] as const)
    expect(
      store.command('transactions.bulk', { rows: { token, all: true }, fields: [field], operation: { op: 'set', value } }),
    ).toMatchObject({ changed: 0, causes: [{ cause: 'period-closed', count: 3 }] })
  expect(codeOf(() => store.command('transactions.remove', { ids: [first] }))).toBe('rebates.period-closed')
  expect(
    codeOf(() =>
      store.command('reconciliation.importClaims', {
        period: '2026-Q1',
        source: 'x',
        rows: [{ customer: '上海甲公司', document: 'x', rebate: '1' }],
      }),
    ),
  ).toBe('rebates.period-closed')
  expect(store.command('reconciliation.edit', { cells: [{ id: row, field: 'comment', value: 'x' }] })).toMatchObject({
    refused: [{ cause: 'period-closed' }],
  })
  expect(store.command('reconciliation.decide', { ids: [row], decision: 'open', by: store.finance })).toMatchObject({
    decided: 0,
    refused: [{ id: row }],
  })
  // The newest undoable change sets are the decision, the claim, the documents …: each is left where it is frozen.
  for (let step = 0; step < 4; step++) store.command('changes.undo')
  expect(frozen()).toEqual(before)
  const intent = { command: 'test', actor: 'x', origin: 'user', at: store.writing.clock.now() } as const
  for (const work of [
    () => store.gate.write(intent, (tx) => tx.update('trade_document', first, { net_fen: 1 })),
    () => store.gate.write(intent, (tx) => tx.update('trade_document', first, { month: '2026-05' })),
    () =>
      store.gate.write(intent, (tx) => tx.updateMany('trade_document', [first], { net_fen: 1 }, {}, { sql: '1', values: [] })),
    () => store.gate.write(intent, (tx) => tx.delete('reconciliation', row)),
    () => store.gate.write(intent, (tx) => tx.unlogged('rebate_result', 'UPDATE rebate_result SET due_fen = 0')),
    () =>
      store.gate.write(intent, (tx) =>
        tx.update('rebate_period', store.gate.read.value<number>('SELECT id FROM rebate_period') ?? 0, { status: 'open' }),
      ),
  ])
    expect(codeOf(work)).toMatch(/^rebates\.(period-closed|immutable)$/)
  expect(frozen()).toEqual(before)
  expect(verify('2026-Q1').same).toBe(true)
})

test('the import origin is held off as well: nothing lands in closed books, late lines go to the first open month', () => {
  store.seal('2026-Q1')
  const late = store.command<{ late: number; ids: number[] }>('transactions.createMany', {
    fields: documentFields,
    rows: [['FP-010', '上海甲公司', '2026-03-20', '20000', '正常价', '1', 'A1', null]],
    source: '补单.xlsx',
  })
  expect(late.late).toBe(1)
  expect(store.gate.read.value(`SELECT month FROM trade_document WHERE id = ?`, late.ids[0] ?? 0)).toBe('2026-04')
  expect(verify('2026-Q1').same).toBe(true)
  store.setToday('2026-07-05')
  store.run('2026-Q2')
  // 990,000 at 2 % was 19,800; with the late line 1,010,000 at 3 % is 30,300.
  expect(period('2026-Q2')).toMatchObject({ adjustments: { fen: 1_050_000 }, calculated: { fen: 1_050_000 } })
  const proof = store.query('rebates.proof', { period: '2026-Q2', party: a })
  expect(proof).toMatchObject({
    results: [{ adjusts: '2026-Q1', before: { fen: 1_980_000 }, due: { fen: 1_050_000 } }],
    earlier: [{ period: '2026-Q1', due: { fen: 1_980_000 } }],
  })
  store.seal('2026-Q2')
  expect(verify('2026-Q2')).toMatchObject({ same: true, differing: 0 })
  store.book([['FP-011', '上海甲公司', '2026-03-21', '-20000', '正常价', '-1', 'A1', null]])
  store.setToday('2026-10-05')
  store.run('2026-Q3')
  expect(period('2026-Q3')).toMatchObject({ adjustments: { fen: -1_050_000 } })
  expect(verify('2026-Q1').same && verify('2026-Q2').same).toBe(true)
})

test('opening again takes two people in different roles and a reason, and leaves a trace', () => {
  store.seal('2026-Q1')
  const sealed = period('2026-Q1')?.hash
  const reopen = (by: number, why = reason) =>
    codeOf(() => store.command('rebates.reopen', { period: '2026-Q1', by, reason: why }))
  expect(reopen(store.finance, '')).toBe('rebates.no-reason')
  expect(reopen(store.clerk)).toBe('rebates.role-may-not')
  expect(reopen(store.finance)).toBe(null)
  expect(period('2026-Q1')).toMatchObject({ status: 'closed', reopening: { by: '赵财务', reason } })
  expect(reopen(store.finance)).toBe('rebates.same-person')
  const second = store.command<{ id: number }>('members.save', {
    name: '李会计',
    role: 'finance',
    region: null,
    team: null,
    active: true,
  }).id
  expect(reopen(second)).toBe('rebates.same-role')
  expect(reopen(store.director)).toBe(null)
  expect(period('2026-Q1')).toMatchObject({ status: 'open', hash: null })
  store.command('transactions.edit', { cells: [{ id: ids[2], field: 'net', value: '500001' }] })
  store.run('2026-Q1')
  expect(store.seal('2026-Q1').hash).not.toBe(sealed)
  expect(store.gate.read.all('SELECT hash, first_by, second_by, reason FROM rebate_reopening')).toEqual([
    { hash: sealed, first_by: '赵财务', second_by: '钱总监', reason },
  ])
  expect(store.gate.read.value(`SELECT count(*) FROM change_set WHERE command = 'rebates.reopen'`)).toBe(2)
  expect(period('2026-Q1')).toMatchObject({ closings: 2 })
})

test('a seal tells when somebody wrote around the app', () => {
  store.seal('2026-Q1')
  store.db.exec('DROP TRIGGER trade_document_closed_update')
  store.db.exec(`UPDATE trade_document SET net_fen = net_fen + 1 WHERE name = 'FP-003'`)
  expect(verify('2026-Q1')).toMatchObject({ same: false, differing: 1 })
})

test('merging customers moves open documents; closed books keep theirs', () => {
  const b = store.gate.read.value<number>(`SELECT id FROM customer WHERE name = '北京乙公司'`) ?? 0
  store.seal('2026-Q1')
  store.book([['FP-020', '北京乙公司', '2026-04-05', '10', '正常价', '1', 'B1', null]])
  store.command('customers.merge', { survivorId: a, otherIds: [b] })
  expect(store.gate.read.all('SELECT name, customer_id FROM trade_document ORDER BY name')).toEqual([
    { name: 'FP-001', customer_id: a },
    { name: 'FP-002', customer_id: a },
    { name: 'FP-003', customer_id: b },
    { name: 'FP-020', customer_id: a },
  ])
  expect(verify('2026-Q1').same).toBe(true)
  expect(store.query('rebates.proof', { period: '2026-Q1', party: b })).toMatchObject({ partyName: '上海甲公司' })
})
