import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract } from '../../src-preload/contract/index.ts'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { codeOf, rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeEach(() => {
  store = rebateStore()
  store.create({ name: '上海甲公司' })
  store.create({ name: '北京乙公司', owner: '李娜' })
})
afterEach(() => store.close())

const attained = {
  ...tiered,
  facts: {},
  rule: {
    ...tiered.rule,
    tierOn: 'attainmentPct' as const,
    tiers: [{ from: '0.9', type: 'pct' as const, value: '0.01' }],
    gates: [{ num: 'core', den: 'basis', min: '0.2' }],
  },
}
const targets = (programmeId: number) => v.parse(contract.rebates.targets.output, store.query('rebates.targets', { programmeId }))
const save = (programmeId: number, row: Record<string, string | null>) =>
  store.command<{ saved: number; refused: { reason: string }[] }>('rebates.saveTargets', {
    programmeId,
    rows: [{ party: '上海甲公司', period: '2026-Q1', fact: 'target', value: '1000', ...row }],
  })

test('a programme says what must be agreed and who lacks it; a closing freezes what was agreed', () => {
  const { programmeId } = store.programme('达成率', attained)
  expect(targets(programmeId)).toMatchObject({ asks: ['target', 'core'], unit: 'quarter', rows: [], lacking: [] })
  store.book([['FP-1', '上海甲公司', '2026-01-10', '950', '正常价', '1', 'A', null]])
  store.run('2026-Q1')
  expect(targets(programmeId).lacking).toContainEqual(
    expect.objectContaining({ partyName: '上海甲公司', period: '2026-Q1', fact: 'core' }),
  )
  expect(save(programmeId, { fact: 'core', value: '300' })).toEqual({ saved: 1, refused: [] })
  expect(save(programmeId, { value: '0.1万' })).toEqual({ saved: 1, refused: [] })
  expect(targets(programmeId).rows.map(({ fact, value }) => [fact, value])).toEqual([
    ['core', '300'],
    ['target', '1000.00'],
  ])
  store.run('2026-Q1')
  expect(targets(programmeId).lacking).toEqual([])
  store.seal('2026-Q1')
  expect(targets(programmeId).rows.map(({ closed }) => closed)).toEqual([true, true])
  expect(codeOf(() => save(programmeId, { value: '2000' }))).toBe('rebates.period-closed')
})

test('a figure of another period, of nobody, or no figure is refused with its reason; an empty one clears', () => {
  const { programmeId } = store.programme('达成率', attained)
  for (const [row, told] of [
    [{ period: '2026-02' }, '不是这项政策的计算周期'],
    [{ period: '一季度' }, '不是这项政策的计算周期'],
    [{ party: '没有这家' }, '没有名为'],
    [{ value: '很多' }, '不是数字'],
    [{ value: '-5' }, '不是数字'],
  ] as const) {
    const done = save(programmeId, row)
    expect(done.saved).toBe(0)
    expect(done.refused[0]?.reason).toContain(told)
  }
  save(programmeId, {})
  expect(save(programmeId, { value: null }).saved).toBe(1)
  expect(targets(programmeId).rows).toEqual([])
})

test('an alias names one of our codes, once, and never another alias', () => {
  const alias = (code: string, means: string | null) => store.command('reconciliation.saveAlias', { code, means })
  alias('JXS-0088', 'FP-001')
  expect(v.parse(contract.reconciliation.aliases.output, store.query('reconciliation.aliases'))).toEqual([
    { code: 'JXS88', means: 'FP1' },
  ])
  expect(codeOf(() => alias('fp 001', 'FP-001'))).toBe('reconciliation.same-code')
  expect(codeOf(() => alias('XX-1', 'JXS-88'))).toBe('reconciliation.alias-of-alias')
  alias('jxs 88', null)
  expect(store.query('reconciliation.aliases')).toEqual([])
})

const claim = (customer: string, rebate: string) =>
  store.command('reconciliation.importClaims', {
    period: '2026-Q1',
    source: '申报',
    rows: [{ customer, document: '', rebate }],
  })
const rows = () =>
  store.query<{ rows: { id: number; name: string; status: string }[] }>('reconciliation.list', { offset: 0, limit: 9 }).rows
const statusOf = (name: string) => rows().find((row) => row.name === name)?.status

test('the tolerance is a setting: open books follow it at once, closed ones keep theirs', () => {
  store.programme('季度', tiered)
  store.book([
    ['FP-1', '上海甲公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
    ['FP-2', '北京乙公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
  ])
  store.run('2026-Q1')
  claim('上海甲公司', '12012')
  claim('北京乙公司', '12060')
  expect([statusOf('上海甲公司'), statusOf('北京乙公司')]).toEqual(['matched_within_tolerance', 'disputed'])
  const set = (toleranceYuan: number, tolerancePercent: number) =>
    store.command('settings.saveRules', {
      effectiveFrom: '2026-04-10',
      values: { ...defaultRuleSettings, reconciliation: { toleranceYuan, tolerancePercent } },
    })
  set(1, 0.5)
  expect([statusOf('上海甲公司'), statusOf('北京乙公司')]).toEqual(['matched_within_tolerance', 'matched_within_tolerance'])
  set(1, 0)
  expect([statusOf('上海甲公司'), statusOf('北京乙公司')]).toEqual(['disputed', 'disputed'])
  set(100, 0)
  const done = store.command('reconciliation.decide', {
    ids: rows().map(({ id }) => id),
    decision: 'accepted',
    by: store.finance,
  })
  expect(done).toEqual({ decided: 2, refused: [] })
  store.seal('2026-Q1')
  store.setToday('2026-04-11')
  store.command('settings.saveRules', { effectiveFrom: '2026-04-11', values: defaultRuleSettings })
  expect([statusOf('上海甲公司'), statusOf('北京乙公司')]).toEqual(['matched_within_tolerance', 'matched_within_tolerance'])
})

test('one decision for many rows takes those it may and names the others', () => {
  store.programme('季度', tiered)
  store.book([
    ['FP-1', '上海甲公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
    ['FP-2', '北京乙公司', '2026-01-10', '600000', '正常价', '1', 'A', null],
  ])
  store.run('2026-Q1')
  claim('上海甲公司', '12000')
  claim('北京乙公司', '20000')
  const ids = rows().map(({ id }) => id)
  const done = store.command<{ decided: number; refused: { name: string; reason: string }[] }>('reconciliation.decide', {
    ids,
    decision: 'accepted',
    by: store.finance,
  })
  expect(done.decided).toBe(1)
  expect(done.refused).toEqual([expect.objectContaining({ name: '北京乙公司', reason: expect.stringContaining('超出容差') })])
})
