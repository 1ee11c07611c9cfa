import { describe, expect, test } from 'vitest'
import { runRule } from '../../src-main/hosts/cli/rules.ts'

/**
 * Cases worked out on paper from the words of rule E3 and the facts about rebates, each at the place where a rule is easily
 * bent: the very fen, the very day, the sign. They go the way of the command line.
 */
const pct = (from: string, value: string) => ({ from, type: 'pct', value })
const scale = [pct('0', '0'), pct('500000', '0.02'), pct('1000000', '0.03')]
const rule = (more: object = {}) => ({ tiers: scale, mode: 'whole', boundary: 'gte', ...more })
const ask = (input: object) => runRule('rebates.cases', [{ input }])[0] as { expected?: Record<string, unknown>; error?: object }
const of = (facts: object, more: object = {}) => ask({ rule: rule(more), facts }).expected?.['rebate']

describe('以上 and 超过 at the fen', () => {
  test.each([
    ['500000.00', 'gte', '10000.00'],
    ['499999.99', 'gte', '0.00'],
    ['500000.00', 'gt', '0.00'],
    ['500000.01', 'gt', '10000.00'],
    ['1000000.00', 'gt', '20000.00'],
    // 500,000.25 × 2 % is half a fen more than 10,000.
    ['500000.25', 'gte', '10000.01'],
    ['500000.24', 'gte', '10000.00'],
    ['999999999999.99', 'gte', '30000000000.00'],
    ['0', 'gte', '0.00'],
    ['-0.01', 'gte', '0.00'],
    ['-500000.00', 'gte', '0.00'],
  ])('%s %s', (basis, boundary, rebate) => expect(of({ basis }, { boundary })).toBe(rebate))

  test('bands end where the next begins; what lies on the border earns in the lower one', () => {
    const marginal = (basis: string, boundary: string) => of({ basis }, { mode: 'marginal', boundary })
    expect(marginal('1000000.00', 'gte')).toBe('10000.00')
    expect(marginal('1000000.00', 'gt')).toBe('10000.00')
    expect(marginal('1000000.16', 'gte')).toBe('10000.00')
    // 0.17 × 3 % is 0.51 fen.
    expect(marginal('1000000.17', 'gt')).toBe('10000.01')
    expect(marginal('500000.00', 'gte')).toBe('0.00')
  })
  test('a rate of many decimals is not cut before the end', () =>
    expect(of({ basis: '300000.00' }, { tiers: [pct('0', '0.00333333')] })).toBe('1000.00'))
})

describe('达标口径 is not 计返口径', () => {
  test.each([
    ['the tier by what counts, the rate on what earns', { qualify: '1000000', basis: '1.00' }, {}, '0.03'],
    ['what earns reaches nothing by itself', { qualify: '499999.99', basis: '2000000' }, {}, '0.00'],
    ['nothing earns', { qualify: '1000000', basis: '0' }, {}, '0.00'],
    ['more of what earns came back than was sold', { qualify: '1000000', basis: '-50' }, {}, '0.00'],
    // 500,000 at 2 % and 500,000 at 3 % of what counts; half of it earns.
    ['bands lie evenly over what counts', { qualify: '1500000', basis: '750000' }, { mode: 'marginal' }, '12500.00'],
  ])('%s', (_, facts, more, rebate) => expect(of(facts, more)).toBe(rebate))
})

describe('caps, floors, least payouts', () => {
  test.each([
    ['a floor lifts nothing to something', { basis: '100' }, { floor: '5000' }, '5000.00'],
    ['a floor is no more than what is earned', { basis: '500000' }, { floor: '5000' }, '10000.00'],
    ['a cap outweighs a floor', { basis: '100' }, { floor: '5000', cap: '1000' }, '1000.00'],
    ['at the cap', { basis: '1000000' }, { cap: '30000' }, '30000.00'],
    ['a fen above the cap', { basis: '1000000.34' }, { cap: '30000.00' }, '30000.00'],
    ['the least payout itself is paid', { basis: '500000' }, { minPayout: '10000' }, '10000.00'],
    ['a fen less is not', { basis: '500000' }, { minPayout: '10000.01' }, '0.00'],
    ['a cap below the least payout pays nothing', { basis: '1000000' }, { cap: '9000', minPayout: '10000' }, '0.00'],
    ['a floor reaches the least payout', { basis: '0' }, { floor: '100', minPayout: '100' }, '100.00'],
  ])('%s', (_, facts, more, rebate) => expect(of(facts, more)).toBe(rebate))
})

describe('gates', () => {
  const mix = (min: string) => ({ tiers: [pct('0', '0.005')], gates: [{ num: 'core', den: 'basis', min }] })
  const both = { ...mix('0.3'), gates: [...mix('0.3').gates, { num: 'skus', min: '8' }] }
  test.each([
    ['30 % itself', { basis: '1000000', core: '300000' }, mix('0.30'), '5000.00'],
    ['a third is a third', { basis: '999999.99', core: '333333.33' }, mix('0.33333333'), '5000.00'],
    ['and not 0.33333334', { basis: '999999.99', core: '333333.33' }, mix('0.33333334'), '0.00'],
    ['a share of nothing is no share', { basis: '0', core: '0' }, mix('0'), '0.00'],
    ['nor is one of what came back', { basis: '-100', core: '-50' }, mix('0.3'), '0.00'],
    ['a gate that fails leaves the floor closed', { basis: '1000000', core: '1' }, { ...mix('0.3'), floor: '500' }, '0.00'],
    ['both hold', { basis: '1000000', core: '300000', skus: '8' }, both, '5000.00'],
    ['coverage is one short', { basis: '1000000', core: '300000', skus: '7' }, both, '0.00'],
    ['the mix is one fen short', { basis: '1000000', core: '299999.99', skus: '8' }, both, '0.00'],
  ])('%s', (_, facts, more, rebate) => expect(of(facts, more)).toBe(rebate))
})

describe('collection days', () => {
  const bands = [
    { max: '15', factor: '1' },
    { max: '30', factor: '0.8' },
    { max: '45', factor: '0.5' },
  ]
  const multipliers = [{ fact: 'days', bands }]
  test.each([
    ['0', '36000.00'],
    ['15', '36000.00'],
    ['15.01', '28800.00'],
    ['30', '28800.00'],
    ['30.000001', '18000.00'],
    ['45', '18000.00'],
    ['45.1', '0.00'],
  ])('%s days', (days, rebate) => expect(of({ basis: '1200000', days }, { multipliers })).toBe(rebate))
  test('several multiply; the cap comes after them, and so does the floor', () => {
    const two = [...multipliers, { fact: 'score', bands: [{ max: '100', factor: '0.5' }] }]
    expect(of({ basis: '1000000', days: '22', score: '90' }, { multipliers: two })).toBe('12000.00')
    expect(of({ basis: '1200000', days: '22' }, { multipliers, cap: '28799.99' })).toBe('28799.99')
    expect(of({ basis: '1200000', days: '22' }, { multipliers, cap: '30000' })).toBe('28800.00')
    expect(of({ basis: '1200000', days: '46' }, { multipliers, floor: '1000' })).toBe('1000.00')
  })
})

describe('growth', () => {
  const tiers = [pct('0', '0'), pct('0.10', '0.01'), pct('0.20', '0.02')]
  const growth = { tierOn: 'growthPct', tiers }
  const falls = { tierOn: 'growthPct', tiers: [pct('-0.05', '0.01')] }
  test.each([
    ['10 % itself', { basis: '880000', baseline: '800000' }, growth, '8800.00'],
    ['a fen short', { basis: '879999.99', baseline: '800000' }, growth, '0.00'],
    ['over nothing', { basis: '5', baseline: '0' }, growth, '0.00'],
    ['over less than nothing', { basis: '5', baseline: '-10' }, growth, '0.00'],
    ['over nothing, with an agreed amount', { basis: '110', baseline: '0' }, { ...growth, noBaseline: '100' }, '1.10'],
    ['a baseline outweighs the agreed amount', { basis: '110', baseline: '110' }, { ...growth, noBaseline: '1' }, '0.00'],
    ['on what grew', { basis: '1000000', baseline: '800000' }, { ...growth, applyTo: 'growthAmount' }, '4000.00'],
    ['5 % less is still held', { basis: '760000', baseline: '800000' }, falls, '7600.00'],
    ['a fen less is not', { basis: '759999.99', baseline: '800000' }, falls, '0.00'],
    ['nothing grew', { basis: '760000', baseline: '800000' }, { ...falls, applyTo: 'growthAmount' }, '0.00'],
    ['超过 10 %', { basis: '880000', baseline: '800000' }, { ...growth, boundary: 'gt' }, '0.00'],
  ])('%s', (_, facts, more, rebate) => expect(of(facts, more)).toBe(rebate))
})

describe('targets, lines between, units and steps', () => {
  const fixed = { tierOn: 'attainmentPct', tiers: [{ from: '1', type: 'fixed', value: '30000' }] }
  const excess = { tierOn: 'attainmentPct', applyTo: 'excessOverTarget', tiers: [pct('1', '0.05')] }
  const linear = { tierOn: 'attainmentPct', mode: 'linear', tiers: [pct('0.8', '0.01'), pct('1', '0.03')] }
  const unit = (from: string, value: string) => ({ from, type: 'perUnit', value })
  const units = { tierOn: 'quantity', tiers: [unit('0', '0'), unit('500', '1.50'), unit('1000', '2')] }
  const steps = { tiers: [{ from: '0', type: 'perStep', value: '2000', step: '100000' }] }
  test.each([
    ['the target itself', { actual: '2000000', target: '2000000' }, fixed, '30000.00'],
    ['twice the target is paid once', { actual: '4000000', target: '2000000' }, fixed, '30000.00'],
    // 0.10 above × 5 % is half a fen.
    ['half a fen of excess', { actual: '2000000.10', target: '2000000' }, excess, '0.01'],
    ['no excess', { actual: '2000000', target: '2000000' }, excess, '0.00'],
    ['the lower end of the line', { actual: '80', target: '100', basis: '1600000' }, linear, '16000.00'],
    // A quarter of the way from 1 % to 3 %.
    ['between', { actual: '1700000', target: '2000000', basis: '1700000' }, linear, '25500.00'],
    ['beyond the line', { actual: '250', target: '100', basis: '1000' }, linear, '30.00'],
    ['500 units', { quantity: '500' }, units, '750.00'],
    ['499 units', { quantity: '499' }, units, '0.00'],
    ['units in bands', { quantity: '1250' }, { ...units, mode: 'marginal' }, '1250.00'],
    ['超过 500 units in bands', { quantity: '501' }, { ...units, mode: 'marginal', boundary: 'gt' }, '1.50'],
    ['a fen short of the fourth step', { basis: '399999.99' }, steps, '6000.00'],
    ['the fourth step', { basis: '400000' }, steps, '8000.00'],
    ['no step backwards', { basis: '-250000' }, steps, '0.00'],
  ])('%s', (_, facts, more, rebate) => expect(of(facts, more)).toBe(rebate))
})

describe('settled before, returned after', () => {
  const sap = [
    { from: '0', value: '0' },
    { from: '5000', value: '0.02' },
    { from: '20000', value: '0.04' },
  ]
  test.each([
    ['a fall takes back', { scale: sap, cumulativeBasis: ['27000', '7000'] }, ['1080.00', '-940.00'], '140.00'],
    ['more settled than earned', { scale: sap, cumulativeBasis: ['27000'], settledBefore: '2000' }, ['-920.00'], '-920.00'],
    ['by period', { scale: sap, periodBasis: ['3000', '4000', '20000'] }, ['0.00', '140.00', '940.00'], '1080.00'],
    ['the month of returns', { scale: sap, periodBasis: ['27000', '-8000', '0'] }, ['1080.00', '-700.00', '0.00'], '380.00'],
  ])('%s', (_, input, settlements, total) => expect(ask(input).expected).toEqual({ settlements, total }))

  test.each([
    ['through two tiers', '1000000', '600000', '1100000', ['30000.00', '0.00', '-30000.00', '10000.00']],
    ['of nothing', '1000000', '0', '500000', ['30000.00', '30000.00', '0.00', '10000.00']],
    ['of more than was sold', '500000', '700000', '100000', ['10000.00', '0.00', '-10000.00', '0.00']],
    // 999,999.99 × 2 % is 19,999.9998.
    ['of a fen', '1000000.00', '0.01', '0', ['30000.00', '20000.00', '-10000.00', '0.00']],
  ])('a return %s', (_, settledBasis, back, nextPeriodSales, figures) => {
    const [original, recomputedOriginal, clawback, currentPeriodPolicyNextRebate] = figures
    expect(ask({ rule: rule(), settledBasis, return: back, nextPeriodSales }).expected).toEqual({
      original,
      recomputedOriginal,
      clawback,
      currentPeriodPolicyNextRebate,
    })
  })
  const carried = (sales: string, returns: string, next: string, carryNegative: boolean) =>
    ask({ rule: rule(), period1: { sales, returns }, period2: { sales: next, returns: '0' }, carryNegative }).expected
  test('a negative net is carried where the rule says so, to the fen', () => {
    expect(carried('0', '20000', '520000', true)).toMatchObject({ carryForward: '-20000.00', period2Rebate: '10000.00' })
    expect(carried('0', '20000.01', '520000', true)).toMatchObject({ period2Basis: '499999.99', period2Rebate: '0.00' })
    expect(carried('0', '20000', '520000', false)).toMatchObject({ carryForward: '0.00', period2Rebate: '10400.00' })
    expect(carried('5', '5', '520000', true)).toMatchObject({ carryForward: '0.00', period2Basis: '520000.00' })
  })
})

describe('groups and roundings', () => {
  const group = (...basis: string[]) => ask({ rule: rule(), members: basis.map((one, at) => ({ id: `M${at + 1}`, basis: one })) })
  test('a group reaches its tier together; what is left over goes to the first of equals', () => {
    expect(group('300000', '200000').expected).toEqual({ rebate: '10000.00', allocation: { M1: '6000.00', M2: '4000.00' } })
    expect(group('166666.67', '166666.67', '166666.67').expected).toEqual({
      rebate: '10000.00',
      allocation: { M1: '3333.34', M2: '3333.33', M3: '3333.33' },
    })
    expect(group('499999.99', '0').expected).toMatchObject({ rebate: '0.00' })
  })
  test.each([
    ['0.50', '0.01', '0.01', '-0.01', '0.00'],
    ['1.50', '0.01', '0.02', '-0.02', '0.02'],
    ['2.50', '0.01', '0.03', '-0.03', '0.02'],
    ['-2.50', '0.01', '-0.03', '0.03', '-0.02'],
  ])('%s × %s', (amount, rate, halfUp, halfUpNegative, halfEven) =>
    expect(ask({ amount, rate }).expected).toMatchObject({ halfUp, halfUpNegative, halfEven }),
  )
  test('goods for full hundreds; a dearer price protects nothing', () => {
    const goods = (quantity: string) => ask({ quantity, per: '100', free: '2', unitPriceNet: '80.00' }).expected
    expect([goods('99'), goods('100'), goods('-500')].map((one) => one?.['freeQuantity'])).toEqual(['0', '2', '0'])
    expect(ask({ oldPrice: '92', newPrice: '100', eligibleStock: '220' }).expected).toEqual({ stockOnly: '0.00' })
  })
})

describe('reconciliation at the tolerance', () => {
  const row = (claimed: string | null, paid: string, system = '36000.00') =>
    (ask({ tolerance: '1.00', rows: [{ system, claimed, paid }] }).expected?.['rows'] as { status: string }[] | undefined)?.[0]
      ?.status
  test.each([
    ['36001.00', '0.00', 'matched_within_tolerance'],
    ['36001.01', '0.00', 'disputed'],
    ['35999.00', '0.00', 'matched_within_tolerance'],
    ['35998.99', '0.00', 'disputed'],
    ['36000.00', '36000.00', 'settled'],
    ['36000.00', '35999.00', 'settled'],
    ['36000.00', '35998.99', 'underpaid'],
    ['36000.00', '36001.01', 'overpaid'],
    [null, '0.00', 'not_claimed'],
  ])('claimed %s, paid %s', (claimed, paid, status) => expect(row(claimed, paid)).toBe(status))
  test('paid for nothing', () => expect(row('0.00', '5000.00', '0.00')).toBe('paid_without_entitlement'))
})

describe('what cannot be done is said, and the others are done', () => {
  const fine = { input: { rule: rule(), facts: { basis: '500000' } } }
  test.each<[string, object | null | string | number]>([
    ['no target to attain', { input: { rule: rule({ tierOn: 'attainmentPct' }), facts: { basis: '1' } } }],
    ['a target of nothing', { input: { rule: rule({ tierOn: 'attainmentPct' }), facts: { actual: '1', target: '0' } } }],
    ['no days', { input: { rule: rule({ multipliers: [{ fact: 'days', bands: [] }] }), facts: { basis: '1' } } }],
    ['a fact that a gate asks for', { input: { rule: rule({ gates: [{ num: 'core', min: '1' }] }), facts: { basis: '1' } } }],
    ['another currency in the amount', { input: { rule: rule(), facts: { basis: 'USD 100' } } }],
    ['an amount with separators', { input: { rule: rule(), facts: { basis: '1,000.00' } } }],
    ['no amount', { input: { rule: rule(), facts: {} } }],
    ['tiers that do not rise', { input: { rule: rule({ tiers: [pct('5', '0'), pct('5', '1')] }), facts: { basis: '1' } } }],
    ['no tiers', { input: { rule: rule({ tiers: [] }), facts: { basis: '1' } } }],
    ['an unknown way', { input: { rule: rule({ mode: 'spiral' }), facts: { basis: '1' } } }],
    ['an unknown kind', { input: { rule: rule({ tiers: [{ from: '0', type: 'gold', value: '1' }] }), facts: { basis: '1' } } }],
    [
      'a step of nothing',
      { input: { rule: rule({ tiers: [{ from: '0', type: 'perStep', value: '1', step: '0' }] }), facts: { basis: '1' } } },
    ],
    ['chances that are not one', { input: { scenarios: [{ p: '0.5', rate: '0.02' }], basis: '100' } }],
    ['a case of nothing', {}],
    ['no case', null],
    ['a word', 'RB01'],
    ['a number', 7],
  ])('%s', (_, one) => {
    const answers = runRule('rebates.cases', [fine, one, fine]) as { expected?: object; error?: object }[]
    expect(answers).toEqual([
      { expected: { rebate: '10000.00' } },
      { error: { code: expect.stringMatching(/./), message: expect.stringMatching(/./) } },
      { expected: { rebate: '10000.00' } },
    ])
  })
})
