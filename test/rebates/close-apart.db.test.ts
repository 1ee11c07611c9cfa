import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ClosedNow, SealedPeriod } from '../../src-main/features/rebates/closing.ts'
import { closeInSteps, codeOf, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore()
  store.create({ name: '上海甲公司' })
  store.programme('季度', tiered)
  book('FP-1', '2026-01-10', '600000')
  store.run('2026-Q1')
})
afterEach(() => store.close())

const book = (no: string, date: string, net: string) =>
  store.book([[no, '上海甲公司', date, net, '正常价', '1', 'A', null]]).ids[0] ?? 0
const input = () => ({ period: '2026-Q1', by: store.finance })
const seal = () => store.step<SealedPeriod>('rebates.seal', input())
const finish = (sealed: SealedPeriod) => store.step<ClosedNow | null>('rebates.finishClose', { input: input(), sealed })
const period = () => store.query<{ name: string; stale: boolean; status: string; hash: string | null }[]>('rebates.periods')[0]
const row = () => store.gate.read.value<number>('SELECT id FROM reconciliation') ?? 0
const comment = (value: string) => store.command('reconciliation.edit', { cells: [{ id: row(), field: 'comment', value }] })
const changes = () => store.gate.read.value<number>('SELECT max(id) FROM change_set') ?? 0

test('sealing writes nothing; closing is one row under one change set', () => {
  const before = changes()
  const sealed = seal()
  expect(changes()).toBe(before)
  expect(period()).toMatchObject({ status: 'open' })
  expect(finish(sealed)).toEqual({ hash: sealed.hash, results: 1, total: { fen: 1_200_000 } })
  expect(store.gate.read.all('SELECT command, rows FROM change_set WHERE id > ?', before)).toEqual([
    { command: 'rebates.close', rows: 1 },
  ])
  expect(store.verify('2026-Q1')).toEqual({ same: true, hash: sealed.hash, sealed: sealed.hash, differing: 0 })
})

test('what is written into the period between seal and closing takes a new seal, or refuses', () => {
  const first = seal()
  let once = true
  const closed = closeInSteps(store, input(), () => {
    if (once) comment('补一句说明')
    once = false
  })
  expect(closed.hash).not.toBe(first.hash)
  expect(store.verify('2026-Q1').same).toBe(true)
})

test.each([
  ['a document of the period', () => void book('FP-2', '2026-03-01', '1')],
  [
    'a document of the period changed',
    () => void store.command('transactions.edit', { cells: [{ id: document(), field: 'net', value: '7' }] }),
  ],
  [
    'a document moved out of it',
    () => void store.command('transactions.edit', { cells: [{ id: document(), field: 'date', value: '2026-05-01' }] }),
  ],
  ['a document removed', () => void store.command('transactions.remove', { ids: [document()] })],
  ['a decision', () => void comment('x')],
  [
    'a claim',
    () =>
      void store.command('reconciliation.importClaims', {
        period: '2026-Q1',
        source: 's',
        rows: [{ customer: '上海甲公司', document: 'FP-1', rebate: '12000' }],
      }),
  ],
  ['a version', () => void store.programme('另一个', tiered)],
])('a seal does not close over %s written after it', (_, work) => {
  const sealed = seal()
  work()
  expect(finish(sealed)).toBe(null)
  expect(period()).toMatchObject({ status: 'open', hash: null })
})

const document = () => store.gate.read.value<number>(`SELECT id FROM trade_document WHERE name = 'FP-1'`) ?? 0

test('what belongs to later books neither makes a run stale nor a seal', () => {
  const later = book('FP-9', '2026-04-02', '5')
  expect(period()).toMatchObject({ stale: false })
  const sealed = seal()
  store.command('transactions.edit', { cells: [{ id: later, field: 'net', value: '6' }] })
  store.command('transactions.edit', { cells: [{ id: later, field: 'date', value: '2026-06-02' }] })
  store.command('transactions.remove', { ids: [later] })
  expect(finish(sealed)?.hash).toBe(sealed.hash)
  expect(store.verify('2026-Q1').same).toBe(true)
})

test('a run that comes out the same again is fresh: the period closes', () => {
  // A programme of next year is a version more, and changes no figure of this quarter.
  store.programme('明年', { ...tiered, validFrom: '2027-01-01', validTo: '2027-12-31' })
  expect(period()).toMatchObject({ stale: true })
  expect(codeOf(seal)).toBe('rebates.stale')
  expect(store.run('2026-Q1')).toMatchObject({ unchanged: true })
  expect(period()).toMatchObject({ stale: false })
  expect(store.seal('2026-Q1').hash).toMatch(/^[0-9a-f]{64}$/)
})

test('another run of the period takes the seal away; whoever may not, may not at the end either', () => {
  const sealed = seal()
  book('FP-2', '2026-02-01', '500000')
  store.run('2026-Q1')
  expect(finish(sealed)).toBe(null)
  const fresh = seal()
  const other = { input: { ...input(), by: store.clerk }, sealed: fresh }
  expect(codeOf(() => store.step('rebates.finishClose', other))).toBe('rebates.role-may-not')
  expect(finish(fresh)?.hash).toBe(fresh.hash)
  expect(codeOf(() => finish(fresh))).toBe('rebates.period-closed')
})

test('stopped while it seals, it leaves the period as it was', () => {
  const stop = () => {
    throw new Error('stopped')
  }
  const before = changes()
  expect(() => store.step('rebates.seal', input(), { throwIfCancelled: stop })).toThrow('stopped')
  expect([changes(), period()?.status]).toEqual([before, 'open'])
})
