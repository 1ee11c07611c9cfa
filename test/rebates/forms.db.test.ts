import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { blankDraft, definitionOfDraft, draftOfDefinition, type Draft } from '../../src-renderer/views/programmes/draft.ts'
import { contract } from '../../src-preload/contract/index.ts'
import { keptProgramme } from './random-programmes.ts'
import { rebateStore, tiered, type RebateStore } from './rebate-store.ts'

let store: RebateStore
beforeAll(() => {
  store = rebateStore()
})
afterAll(() => store.close())

const pct = (from: string, value: string) => ({ from, type: 'pct' as const, value, step: '' })
const two = [pct('500000', '2'), pct('1000000', '3')]

interface Form {
  readonly name: string
  /** What the person changes in a blank form. */
  readonly fill: Partial<Draft>
  /** Typed into the test bench. */
  readonly facts: Record<string, string>
  readonly yuan: string
  /** What the sentence must say. */
  readonly says: readonly string[]
}

/** Every form that rule E3 names, as a finance person fills it, with its figure worked out by hand. */
const forms: readonly Form[] = [
  {
    name: '全额累进',
    fill: { tiers: two },
    facts: { basis: '1200000' },
    yuan: '36000.00',
    says: ['500,000 元以上、不满 1,000,000 元 返 2%', '1,000,000 元以上 返 3%', '全额累进'],
  },
  {
    name: '超额累进',
    fill: { tiers: two, mode: 'marginal' },
    facts: { basis: '1200000' },
    // 500,000 at 2 % and 200,000 at 3 %.
    yuan: '16000.00',
    says: ['超额累进'],
  },
  { name: '以上 includes', fill: { tiers: two }, facts: { basis: '1000000' }, yuan: '30000.00', says: ['“以上”含本数'] },
  {
    name: '超过 excludes',
    fill: { tiers: two, boundary: 'gt' },
    facts: { basis: '1000000' },
    yuan: '20000.00',
    says: ['超过 500,000 元、1,000,000 元以下', '“超过”不含本数'],
  },
  {
    name: 'growth over base',
    fill: { tierOn: 'growthPct', applyTo: 'growthAmount', tiers: [pct('10', '5')], baseline: 'lastYear' },
    facts: { basis: '1200000', baseline: '1000000' },
    yuan: '10000.00',
    says: ['同比增长率', '10%以上 返 5%', '只对比基数增长的部分返利', '基数为上年同期'],
  },
  {
    name: 'negatives carried on',
    fill: { tiers: two, carryNegative: true },
    facts: { basis: '-15000' },
    yuan: '0.00',
    says: ['当期净额为负时不返，负数结转冲减下一期'],
  },
  {
    name: 'growth below 0: who lost no more than 5 %',
    fill: { tierOn: 'growthPct', tiers: [pct('-5', '1'), pct('0', '2')], baseline: 'lastYear' },
    facts: { basis: '760000', baseline: '800000' },
    yuan: '7600.00',
    says: ['同比增长率', '-5%以上、不满 0% 返 1%'],
  },
  {
    name: 'growth below 0, a fen short',
    fill: { tierOn: 'growthPct', tiers: [pct('-5', '1')], baseline: 'lastYear' },
    facts: { basis: '759999.99', baseline: '800000' },
    yuan: '0.00',
    says: ['-5%以上 返 1%'],
  },
  {
    name: 'attainment',
    fill: { tierOn: 'attainmentPct', tiers: [pct('80', '1'), pct('100', '2')] },
    facts: { basis: '950000', target: '1000000' },
    yuan: '9500.00',
    says: ['目标达成率', '80%以上、不满 100% 返 1%'],
  },
  {
    name: 'fixed at target',
    fill: { tierOn: 'attainmentPct', tiers: [{ from: '100', type: 'fixed', value: '50000', step: '' }] },
    facts: { basis: '1000000', target: '1000000' },
    yuan: '50000.00',
    says: ['返固定金额 50,000 元'],
  },
  {
    name: 'per unit',
    fill: { tierOn: 'quantity', tiers: [{ from: '100', type: 'perUnit', value: '1.5', step: '' }] },
    facts: { basis: '200000', quantity: '250' },
    yuan: '375.00',
    says: ['达标数量', '每件返 1.5 元'],
  },
  {
    name: 'per step',
    fill: { tiers: [{ from: '0', type: 'perStep', value: '800', step: '100000' }] },
    facts: { basis: '350000' },
    yuan: '2400.00',
    says: ['每满 100,000 返 800 元'],
  },
  {
    name: 'linear',
    fill: { mode: 'linear', tiers: two },
    facts: { basis: '750000' },
    // Half way from 2 % to 3 %.
    yuan: '18750.00',
    says: ['两档之间按比例推算'],
  },
  {
    name: 'mix gate, not met',
    fill: {
      tiers: two,
      mixes: [{ measure: { event: 'invoice', unit: 'amountNet', include: { productLine: ['超声'] } }, min: '30' }],
    },
    facts: { basis: '1200000', total: '1200000', mix1: '359999.99' },
    yuan: '0.00',
    says: ['产品线为超声', '30%以上，否则不返'],
  },
  {
    name: 'mix gate, met',
    fill: {
      tiers: two,
      mixes: [{ measure: { event: 'invoice', unit: 'amountNet', include: { productLine: ['超声'] } }, min: '30' }],
    },
    facts: { basis: '1200000', total: '1200000', mix1: '360000' },
    yuan: '36000.00',
    says: [],
  },
  {
    name: 'paid on time as a condition',
    fill: { tiers: two, mixes: [{ measure: { event: 'invoice', unit: 'amountNet', include: { onTime: ['yes'] } }, min: '90' }] },
    facts: { basis: '1200000', total: '1200000', mix1: '1000000' },
    yuan: '0.00',
    says: ['按期付款为是', '90%以上'],
  },
  {
    name: 'coverage gate',
    fill: { tiers: two, coverage: '5' },
    facts: { basis: '1200000', products: '4' },
    yuan: '0.00',
    says: ['涉及的产品个数', '达到 5，否则不返'],
  },
  {
    name: 'collection days',
    fill: {
      tiers: two,
      bands: [
        { max: '15', factor: '100' },
        { max: '30', factor: '80' },
      ],
    },
    facts: { basis: '1200000', days: '22' },
    yuan: '28800.00',
    says: ['再按平均回款天数打折', '30 以内按 80%', '超出不返'],
  },
  { name: 'cap', fill: { tiers: two, cap: '20000' }, facts: { basis: '1200000' }, yuan: '20000.00', says: ['最多返 20,000 元'] },
  { name: 'floor', fill: { tiers: two, floor: '5000' }, facts: { basis: '100000' }, yuan: '5000.00', says: ['保底 5,000 元'] },
  {
    name: 'least payout',
    fill: { tiers: two, minPayout: '20000' },
    facts: { basis: '600000' },
    yuan: '0.00',
    says: ['不满 20,000 元不付'],
  },
  {
    name: '达标口径 apart from 计返口径',
    fill: { tiers: two, qualify: { event: 'receipt', unit: 'amountGross' } },
    facts: { basis: '900000', qualify: '1100000' },
    yuan: '27000.00',
    says: ['达标看回款含税金额，返利按开票不含税金额（不含价格类型为特价、样品）计算'],
  },
  {
    name: 'returns with claw-back, retroactive tier',
    fill: { tiers: two, returns: 'originalPeriod', settle: 'cumulative', period: 'year' },
    facts: { basis: '999999.99' },
    yuan: '20000.00',
    says: ['退货冲减原销售所在期间，可能降档追回', '每次结算按累计应返减去已结算'],
  },
  {
    name: 'group of customers, scope, payout, contract',
    fill: {
      tiers: two,
      party: 'group',
      regions: ['华东', '华南'],
      customerTiers: ['A'],
      customers: [{ id: 7, name: '甲' }],
      payout: 'goods',
      contract: 'HT-2026-07',
    },
    facts: { basis: '1200000' },
    yuan: '36000.00',
    says: ['每个客户集团（合并计算）', '仅限区域为华东、华南且分级为A且名单内 1 家的客户', '以货补兑现', '依据合同 HT-2026-07'],
  },
]

describe('every form of rule E3 in the programme form', () => {
  test.each(forms)('$name', ({ fill, facts, yuan, says }) => {
    const draft: Draft = { ...blankDraft('2026-02-25'), name: '政策', ...fill }
    const definition = definitionOfDraft(draft)
    if (!definition) throw new Error('the form says it cannot be read')
    const { zh, en, problem } = store.query<{ zh: string; en: string; problem: string | null }>('rebates.say', { definition })
    expect(problem).toBe(null)
    for (const part of says) expect(zh).toContain(part)
    // In English but for what the person typed.
    expect(en.replace(/超声|华东|华南/g, '')).not.toMatch(/\p{Script=Han}/u)
    const { fen } = store.query<{ fen: number }>('rebates.tryRule', { rule: definition.rule, facts })
    expect((fen / 100).toFixed(2)).toBe(yuan)
    expect(draftOfDefinition('政策', draft.effectiveFrom, null, definition, draft.customers)).toEqual(draft)
    const saved = store.command<{ versionId: number }>('rebates.saveVersion', {
      name: `政策 ${draft.tiers.length} ${JSON.stringify(fill).length} ${yuan} ${JSON.stringify(facts)}`.slice(0, 100),
      effectiveFrom: draft.effectiveFrom,
      definition,
      by: store.clerk,
    })
    expect(saved.versionId).toBeGreaterThan(0)
  })
})

const measure = (productLine: string) => ({
  event: 'invoice' as const,
  unit: 'amountNet' as const,
  include: { productLine: [productLine] },
})

test('what the form has no field for stays in a programme that is opened and saved', () => {
  const definition: RebateDefinition = {
    ...tiered,
    rule: {
      ...tiered.rule,
      tierOn: 'value',
      applyTo: 'basis',
      gates: [
        { num: 'core', den: 'basis', min: '0.30' },
        { num: 'mix1', den: 'wide', min: '0.10' },
      ],
      multipliers: [
        { fact: 'days', bands: [{ max: '15', factor: '1' }] },
        { fact: 'score', bands: [{ max: '80', factor: '0.5' }] },
      ],
    },
    facts: { ...tiered.facts, core: measure('A'), mix1: measure('B'), wide: measure('C') },
    scope: { customers: [store.finance] },
  }
  const draft = draftOfDefinition('x', '2026-01-01', null, definition, [{ id: store.finance, name: '甲' }])
  expect(definitionOfDraft(draft)).toEqual({ ...definition, settle: 'atEnd' })
  // One more of its own does not take a name that is taken.
  const more = definitionOfDraft({ ...draft, mixes: [{ measure: measure('D'), min: '5' }] })
  expect(more?.rule.gates).toEqual([...(definition.rule.gates ?? []), { num: 'mix2', den: 'total', min: '0.05' }])
  expect(more?.facts['mix1']).toEqual(measure('B'))
})

test('any programme the model can hold comes through the form as it was', () => {
  fc.assert(
    fc.property(keptProgramme, ({ rule, facts }) => {
      const definition = { ...tiered, rule: { tierOn: 'value', applyTo: 'basis', ...rule } } as RebateDefinition
      const through = definitionOfDraft(draftOfDefinition('x', '2026-01-01', null, definition, []))
      const fen = (one: RebateDefinition | null) =>
        store.query<{ fen: number | null }>('rebates.tryRule', { rule: one?.rule, facts }).fen
      expect(through).not.toBe(null)
      expect(fen(through)).toBe(fen(definition))
    }),
    { numRuns: 300 },
  )
})

test('an amount, a quantity or an attainment below 0 is no threshold', () => {
  for (const tierOn of ['value', 'quantity', 'attainmentPct'] as const)
    expect(definitionOfDraft({ ...blankDraft('2026-04-10'), tierOn, tiers: [pct('-5', '1')] })).toBeNull()
  const rule = { ...tiered.rule, tiers: [{ from: '-5', type: 'pct', value: '0.01' }] }
  const save = (definition: object) =>
    v.safeParse(contract.rebates.saveVersion.input, { name: 'x', effectiveFrom: '2026-01-01', definition, by: 1 }).success
  expect([save({ ...tiered, rule }), save({ ...tiered, rule: { ...rule, tierOn: 'growthPct' } })]).toEqual([false, true])
})
