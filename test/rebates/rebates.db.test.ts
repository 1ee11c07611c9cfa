import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { contract } from '../../src-preload/contract/index.ts'
import type { RebatePeriodRow } from '../../src-preload/contract/rebates/periods.ts'
import type { RebateProgrammeRow } from '../../src-preload/contract/rebates/programmes.ts'
import type { ReconciliationRow } from '../../src-preload/contract/reconciliation.ts'
import { codeOf, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
let a: number
let b: number
beforeEach(() => {
  store = rebateStore()
  a = store.create({ name: '上海甲公司' })
  b = store.create({ name: '北京乙公司', owner: '李娜' })
})
afterEach(() => store.close())

const rows = () =>
  (
    v.parse(contract.reconciliation.list.output, store.query('reconciliation.list', { offset: 0, limit: 50 })) as {
      rows: ReconciliationRow[]
    }
  ).rows
const row = (name: string) => rows().find((one) => one.name === name)
const periods = () => v.parse(contract.rebates.periods.output, store.query('rebates.periods')) as RebatePeriodRow[]

function quarter() {
  store.programme('年度政策', tiered)
  return store.book([
    ['FP-001', '上海甲公司', '2026-01-10', '600000', '正常价', '10', 'A1', null],
    ['FP-002', '上海甲公司', '2026-02-10', '400000', '特价', '10', 'A1', null],
    ['FP-003', '北京乙公司', '2026-03-31', '499999.99', '正常价', '1', 'B1', null],
    ['FP-004', '无此公司', '2026-03-31', '1', '正常价', '1', 'B1', null],
  ])
}

test('documents are booked with reasons for what cannot be; the same sheet again books nothing', () => {
  const first = quarter()
  expect(first).toMatchObject({ ids: [expect.any(Number), expect.any(Number), expect.any(Number), null], duplicates: 0 })
  expect(first.refused).toMatchObject([{ row: 3, field: 'customer', cause: 'no-such-customer' }])
  expect(store.book([['FP-001', '上海甲公司', '2026-01-10', '600000', '正常价', '10', 'A1', null]])).toMatchObject({
    duplicates: 1,
    ids: [null],
  })
  const list = v.parse(contract.transactions.list.output, store.query('transactions.list', { offset: 0, limit: 10 }))
  expect(list).toMatchObject({
    rows: [{ no: 'FP-003' }, { no: 'FP-002', priceKind: 'special' }, { no: 'FP-001', net: { fen: 60000000 }, quantity: '10' }],
  })
  expect(codeOf(() => store.command('transactions.createMany', { fields: ['no'], rows: [['x']] }))).toBe(
    'transactions.missing-column',
  )
})

test('special prices count toward the tier but earn nothing; one fen short is short', () => {
  quarter()
  expect(store.run('2026-Q1')).toMatchObject({ total: { fen: 1_800_000 }, unchanged: false })
  expect(row('上海甲公司')).toMatchObject({ calculated: { fen: 1_800_000 }, status: 'not_claimed', decision: 'open' })
  expect(row('北京乙公司')).toMatchObject({ calculated: { fen: 0 } })
  expect(store.run('2026-Q1')).toMatchObject({ unchanged: true })
  store.book([['FP-005', '北京乙公司', '2026-03-31', '0.01', '正常价', '1', 'B1', null]])
  expect(periods()[0]).toMatchObject({ name: '2026-Q1', status: 'open', stale: true })
  store.run('2026-Q1')
  expect(row('北京乙公司')).toMatchObject({ calculated: { fen: 1_000_000 } })
})

test('a programme is entered by one and approved by another; what is approved never changes; what held on a day is known', () => {
  const saved = store.command<{ programmeId: number; versionId: number }>('rebates.saveVersion', {
    name: '政策一',
    effectiveFrom: '2026-01-01',
    definition: tiered,
    by: store.finance,
  })
  const status = (versionId: number, status: string, by: number) =>
    codeOf(() => store.command('rebates.setStatus', { versionId, status, by }))
  expect(status(saved.versionId, 'active', store.director)).toBe('rebates.wrong-order')
  expect(status(saved.versionId, 'approved', store.finance)).toBe('rebates.same-person')
  expect(status(saved.versionId, 'approved', store.clerk)).toBe('rebates.role-may-not')
  expect(status(saved.versionId, 'approved', store.director)).toBe(null)
  const again = { ...saved, name: '政策一', effectiveFrom: '2026-01-01', definition: tiered, by: store.finance }
  expect(codeOf(() => store.command('rebates.saveVersion', again))).toBe('rebates.not-a-draft')
  expect(
    codeOf(() =>
      store.gate.write({ command: 'x', actor: 'x', origin: 'user', at: store.writing.clock.now() }, (tx) =>
        tx.update('rebate_version', saved.versionId, { definition: '{}' }),
      ),
    ),
  ).toBe('rebates.immutable')
  expect(status(saved.versionId, 'active', store.director)).toBe(null)
  const raised = { ...tiered, rule: { ...tiered.rule, tiers: [{ from: '0', type: 'pct' as const, value: '0.05' }] } }
  const second = store.command<{ versionId: number }>('rebates.saveVersion', {
    programmeId: saved.programmeId,
    name: '政策一',
    effectiveFrom: '2026-04-01',
    definition: raised,
    by: store.clerk,
  })
  store.command('rebates.setStatus', { versionId: second.versionId, status: 'approved', by: store.director })
  store.command('rebates.setStatus', { versionId: second.versionId, status: 'active', by: store.director })
  const held = (on: string) =>
    (v.parse(contract.rebates.programmes.output, store.query('rebates.programmes', { on })) as RebateProgrammeRow[])[0]?.inForce
  expect([held('2025-12-31'), held('2026-03-15'), held('2026-04-01')]).toEqual([null, saved.versionId, second.versionId])
  const [programme] = store.query<RebateProgrammeRow[]>('rebates.programmes')
  expect(programme?.versions[1]?.sentence.zh).toContain(
    '达标看开票不含税金额（不含价格类型为样品），返利按开票不含税金额（不含价格类型为特价、样品）计算',
  )
  const bad = { ...tiered, rule: { ...tiered.rule, tiers: [...tiered.rule.tiers].reverse() } }
  expect(
    codeOf(() =>
      store.command('rebates.saveVersion', { name: '错', effectiveFrom: '2026-01-01', definition: bad, by: store.clerk }),
    ),
  ).toBe('rebates.bad-rule')
})

function claimAll() {
  return store.command<{ imported: number; duplicates: number; refused: object[] }>('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '申报.xlsx',
    rows: [
      { customer: '上海甲公司', document: 'fp 1', basis: '600000', rate: '3%', rebate: '18000' },
      { customer: '上海甲公司', document: 'FP-002', basis: '400000', rate: '3%', rebate: '12000' },
      { customer: '上海甲公司', document: 'FP-002', basis: '400000', rate: '3%', rebate: '12000' },
      { customer: '北京乙公司', document: 'FP-003', basis: '499999.99', rate: '2%', rebate: '1万' },
      { customer: '北京乙公司', document: 'FP-003', rebate: '待核' },
    ],
  })
}

test('claims are held against documents: missing, duplicate, wrong tier, timing; the causes add up', () => {
  quarter()
  store.book([['FP-009', '北京乙公司', '2026-04-02', '100', '正常价', '1', 'B1', null]])
  store.run('2026-Q1')
  expect(claimAll()).toMatchObject({ imported: 4, duplicates: 0, refused: [{ row: 4 }] })
  expect(claimAll()).toMatchObject({ imported: 0, duplicates: 4 })
  expect(row('上海甲公司')).toMatchObject({ claimed: { fen: 4_200_000 }, difference: { fen: 2_400_000 }, status: 'disputed' })
  const of = (party: number) =>
    v.parse(contract.reconciliation.differences.output, store.query('reconciliation.differences', { period: '2026-Q1', party }))
  expect(of(a)).toMatchObject({
    unexplained: { fen: 0 },
    causes: [
      { cause: 'duplicate', count: 1, amount: { fen: 1_200_000 } },
      { cause: 'not-in-calculation', count: 1, amount: { fen: 1_200_000 } },
    ],
  })
  expect(of(b)).toMatchObject({ causes: [{ cause: 'wrong-tier', amount: { fen: 1_000_000 } }] })
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '补',
    rows: [{ customer: '北京乙公司', document: 'FP-009', rebate: '2' }],
  })
  expect(of(b)).toMatchObject({ causes: [{ cause: 'wrong-tier' }, { cause: 'timing', amount: { fen: 200 } }] })
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '补',
    rows: [{ customer: '上海甲公司', document: '合同甲-7', rebate: '0' }],
  })
  store.command('reconciliation.saveAlias', { code: '合同甲-7', means: 'FP-001' })
  expect(of(a)).toMatchObject({ unexplained: { fen: 0 } })
})

test('a rate read off another tier is told from a rate that is in no tier', () => {
  store.programme('季度', tiered)
  store.book([
    ['FP-1', '上海甲公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
    ['FP-2', '北京乙公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
  ])
  store.run('2026-Q1')
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '申报',
    rows: [
      { customer: '上海甲公司', document: 'FP-1', basis: '600000', rate: '3%', rebate: '18000' },
      { customer: '北京乙公司', document: 'FP-2', basis: '600000', rate: '2.5%', rebate: '15000' },
    ],
  })
  const causes = (party: number) =>
    store.query<{ causes: object[] }>('reconciliation.differences', { period: '2026-Q1', party }).causes
  expect(causes(a)).toMatchObject([{ cause: 'wrong-tier', amount: { fen: 600_000 } }])
  expect(causes(b)).toMatchObject([{ cause: 'wrong-rate', amount: { fen: 300_000 } }])
})

test('decisions: disputed needs words, the seller and who entered the policy cannot approve, settlement needs approval and a fit payee', () => {
  quarter()
  store.run('2026-Q1')
  claimAll()
  const id = row('上海甲公司')?.id ?? 0
  const decide = (more: object) =>
    store.command<{ decided: number; refused: { reason: string }[] }>('reconciliation.decide', {
      ids: [id],
      by: store.finance,
      ...more,
    })
  expect(codeOf(() => decide({ decision: 'disputed' }))).toBe('reconciliation.no-comment')
  expect(decide({ decision: 'disputed', comment: '重复申报' })).toMatchObject({ decided: 1 })
  expect(codeOf(() => decide({ decision: 'approved', by: store.clerk }))).toBe('reconciliation.role-may-not')
  const settle = (more: object) =>
    codeOf(() =>
      store.command('reconciliation.settle', {
        id,
        kind: 'credit-note',
        amount: { fen: 1_000_000 },
        document: '红字1',
        on: '2026-04-10',
        payee: '上海甲公司',
        by: store.finance,
        ...more,
      }),
    )
  expect(settle({})).toBe('reconciliation.not-approved')
  expect(decide({ decision: 'accepted' })).toMatchObject({ decided: 1 })
  expect(settle({ amount: { fen: 1_800_001 } })).toBe('reconciliation.too-much')
  expect(settle({ payee: '王小明' })).toBe('reconciliation.flagged-payee')
  expect(settle({})).toBe(null)
  expect(row('上海甲公司')).toMatchObject({
    paid: { fen: 1_000_000 },
    owed: { fen: 800_000 },
    approved: { fen: 1_800_000 },
    cause: 'duplicate',
  })
  expect(v.parse(contract.reconciliation.debt.output, store.query('reconciliation.debt'))).toMatchObject({
    total: { fen: 800_000 },
    buckets: [{ bucket: '0-30', count: 1 }, {}, {}, {}],
  })
  store.command('changes.undo')
  expect(row('上海甲公司')).toMatchObject({ paid: { fen: 0 } })
  store.command('reconciliation.edit', { cells: [{ id, field: 'claimed', value: '18000' }] })
  expect(row('上海甲公司')).toMatchObject({ decision: 'open', approved: null })
})

test('the proof: documents with their reasons, steps, hash of the inputs', () => {
  quarter()
  store.run('2026-Q1')
  const proof = v.parse(contract.rebates.proof.output, store.query('rebates.proof', { period: '2026-Q1', party: a })) as {
    results: { id: number }[]
  }
  expect(proof).toMatchObject({
    due: { fen: 1_800_000 },
    results: [{ earned: { fen: 1_800_000 }, documents: 1, facts: { basis: '600000', qualify: '1000000' } }],
  })
  const documents = v.parse(
    contract.rebates.proofDocuments.output,
    store.query('rebates.proofDocuments', { resultId: proof.results[0]?.id, offset: 0, limit: 10 }),
  )
  expect(documents).toMatchObject({
    total: 2,
    included: 1,
    rows: [
      { no: 'FP-001', exclusion: null, qualifies: true },
      { no: 'FP-002', exclusion: 'excluded', qualifies: true },
    ],
  })
})

test('what is lacking is said, never guessed', () => {
  const growth = {
    ...tiered,
    facts: {},
    rule: { ...tiered.rule, tierOn: 'attainmentPct' as const, tiers: [{ from: '0.9', type: 'pct' as const, value: '0.01' }] },
  }
  const { programmeId } = store.programme('达成率', growth)
  store.book([['FP-1', '上海甲公司', '2026-01-10', '950', '正常价', '1', 'A', null]])
  store.run('2026-Q1')
  expect(periods()[0]).toMatchObject({ unreckoned: 1, calculated: { fen: 0 } })
  expect(
    store.command('rebates.saveTargets', {
      programmeId,
      rows: [{ party: '上海甲公司', period: '2026-Q1', fact: 'target', value: '1000' }],
    }),
  ).toMatchObject({ saved: 1 })
  store.run('2026-Q1')
  expect(row('上海甲公司')).toMatchObject({ calculated: { fen: 950 } })
})

test('near tiers: how much more by when earns what', () => {
  store.setToday('2026-03-01')
  quarter()
  store.book([['FP-8', '北京乙公司', '2026-02-01', '450000', '正常价', '1', 'B', null]])
  const near = v.parse(contract.rebates.nearTiers.output, store.query('rebates.nearTiers', { on: '2026-03-01' }))
  expect(near).toMatchObject({
    total: 1,
    rows: [
      {
        partyName: '北京乙公司',
        gap: '50000.00',
        next: '500000',
        by: '2026-03-31',
        daysLeft: 30,
        now: { fen: 0 },
        would: { fen: 1_000_000 },
        unit: 'yuan',
      },
    ],
    forecast: [{ programmeName: expect.any(String), period: '2026-Q1', by: '2026-03-31' }],
  })
})
