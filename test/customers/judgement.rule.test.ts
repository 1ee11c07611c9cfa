import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingCoreFields } from '../../src-main/domain/customers/core-fields.ts'
import { inferDecisionRole, normaliseDecisionRole } from '../../src-main/domain/customers/decision-role.ts'
import { defaultRuleSettings, valueAnchors } from '../../src-main/domain/customers/rule-defaults.ts'
import { silenceOf, topShareRank } from '../../src-main/domain/customers/silence.ts'
import { tierOf, valueScore, type ValueInputs } from '../../src-main/domain/customers/value-score.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

test('B5: the seven core fields', () => {
  const full = {
    type: '医院',
    industry: '医疗',
    region: '华东',
    budgetMinFen: 1,
    budgetMaxFen: null,
    hasDecisionRole: true,
    source: '展会',
    ownerId: 3,
  }
  expect(missingCoreFields(full)).toEqual([])
  expect(missingCoreFields({ ...full, budgetMinFen: null, budgetMaxFen: 0 })).toEqual([])
  expect(missingCoreFields({ ...full, type: ' ', source: null, ownerId: null })).toEqual(['type', 'source', 'owner'])
  const nothing = {
    type: null,
    industry: null,
    region: '　',
    budgetMinFen: null,
    budgetMaxFen: null,
    hasDecisionRole: false,
    source: '',
    ownerId: null,
  }
  expect(missingCoreFields(nothing)).toEqual(['type', 'industry', 'region', 'budget', 'decisionRole', 'source', 'owner'])
})

describe('decision roles', () => {
  test.each([
    ['总经理', '决策者'],
    ['董事长兼总裁', '决策者'],
    ['院长', '决策者'],
    ['王总', '决策者'],
    ['CEO', '决策者'],
    ['副总经理', '影响者'],
    ['总经理助理', '影响者'],
    ['采购经理', '采购'],
    ['采购总监', '采购'],
    ['技术总监', '技术把关'],
    ['总工', '技术把关'],
    ['总工程师', '技术把关'],
    ['信息科主任', '技术把关'],
    ['财务总监', '财务'],
    ['会计', '财务'],
    ['设备科科长', '影响者'],
    ['检验科主任', '影响者'],
    ['市场部经理', '影响者'],
    ['销售总监', '影响者'],
    ['护士长', '使用者'],
    ['检验师', '使用者'],
    ['Procurement Manager', '采购'],
    ['Marketing Director', '影响者'],
    ['副院长兼CTO', '技术把关'],
    ['朋友', null],
    ['', null],
    [null, null],
  ])('%s', (title, role) => expect(inferDecisionRole(title)).toBe(role))
  test('as written in files', () => {
    const roles = [
      '决策者',
      '决策人',
      '拍板人',
      '影响人',
      '采购',
      '最终用户',
      '技术把关',
      '技术',
      '财务',
      'Influencer',
      ' 使用者 ',
      '其他',
      '',
      null,
    ]
    expect(roles.map(normaliseDecisionRole)).toEqual([
      '决策者',
      '决策者',
      '决策者',
      '影响者',
      '采购',
      '使用者',
      '技术把关',
      '技术把关',
      '财务',
      '影响者',
      '使用者',
      null,
      null,
      null,
    ])
  })
})

describe('B6: silence', () => {
  const limits = { dormantAfterDays: 15, silentAfterDays: 90, keySilentThresholdFen: 100_00 }
  test.each([
    [null, 999_00, null],
    [0, null, null],
    [14, null, null],
    [15, null, 'dormant'],
    [89, 999_00, 'dormant'],
    [90, 99_99, 'silent'],
    [90, 100_00, 'key-silent'],
    [400, null, 'silent'],
    [-3, null, null],
  ])('%s days, %s fen', (daysSinceContact, annualPurchaseFen, expected) =>
    expect(silenceOf({ daysSinceContact, annualPurchaseFen }, limits)).toBe(expected),
  )
  test('nobody is key-silent without purchases anywhere', () => {
    expect(silenceOf({ daysSinceContact: 90, annualPurchaseFen: 5 }, { ...limits, keySilentThresholdFen: null })).toBe('silent')
    expect(silenceOf({ daysSinceContact: 90, annualPurchaseFen: 0 }, { ...limits, keySilentThresholdFen: 0 })).toBe('silent')
  })
  test('the rank of the top share', () => {
    expect([0, 1, 4, 5, 15, 16, 100].map((n) => topShareRank(n, 0.2))).toEqual([0, 1, 1, 1, 3, 4, 20])
    expect(topShareRank(7, 1)).toBe(7)
  })
})

describe('D1: value score', () => {
  const { valueWeights, tierThresholds } = defaultRuleSettings
  const anchors = valueAnchors(defaultRuleSettings)
  const none: ValueInputs = { annualPurchase: null, responseHours: null, cocreation: null, ecosystem: null }
  test('nothing known, no score', () => {
    expect(valueScore(none, valueWeights, anchors)).toMatchObject({
      score: null,
      missing: ['annualPurchase', 'responseHours', 'cocreation', 'ecosystem'],
    })
    expect(tierOf(null, tierThresholds)).toBe(null)
  })
  test('one dimension known is scaled to its weight', () => {
    const { score, parts, missing } = valueScore({ ...none, annualPurchase: 600_000 }, valueWeights, anchors)
    expect(score).toBe(60)
    expect(missing).toEqual(['responseHours', 'cocreation', 'ecosystem'])
    expect(parts[0]).toEqual({ dimension: 'annualPurchase', weight: 50, input: 600_000, points: 60, weighted: 60 })
    expect(parts[1]).toEqual({ dimension: 'responseHours', weight: 15, input: null, points: null, weighted: null })
  })
  test('all four, with the weights of the rule', () => {
    // 70·0.5 + 80·0.15 + 40·0.15 + 80·0.2 = 69
    expect(
      valueScore({ annualPurchase: 1_000_000, responseHours: 8, cocreation: 1, ecosystem: 500_000 }, valueWeights, anchors).score,
    ).toBe(69)
  })
  test('clamped at both ends', () => {
    expect(valueScore({ ...none, annualPurchase: -5 }, valueWeights, anchors).score).toBe(0)
    expect(valueScore({ ...none, annualPurchase: 1e12 }, valueWeights, anchors).score).toBe(100)
    expect(valueScore({ ...none, responseHours: 0.1 }, valueWeights, anchors).score).toBe(100)
  })
  test('half up exactly at the edge', () => {
    const line = {
      ...anchors,
      annualPurchase: [
        { at: 0, points: 0 },
        { at: 100, points: 100 },
      ],
    }
    for (const [input, score] of [
      [84.95, 85],
      [84.949, 84.9],
      [1.05, 1.1],
      [1.15, 1.2],
      [8.35, 8.4],
      [0.05, 0.1],
      [69.95, 70],
    ] as const) {
      expect(valueScore({ ...none, annualPurchase: input }, valueWeights, line).score).toBe(score)
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (tenths) => {
        const input = Number(`${Math.floor(tenths / 10)}.${tenths % 10}5`)
        expect(valueScore({ ...none, annualPurchase: input }, valueWeights, line).score).toBe((tenths + 1) / 10)
      }),
      { seed },
    )
  })
  test('more purchases never lower the score; weights of zero count for nothing', () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.nat(20_000_000), fc.nat(100), (a, b, hours) => {
        const score = (annualPurchase: number) =>
          valueScore({ ...none, annualPurchase, responseHours: hours }, valueWeights, anchors).score ?? -1
        expect(score(Math.min(a, b))).toBeLessThanOrEqual(score(Math.max(a, b)))
      }),
      { seed },
    )
    expect(valueScore({ ...none, annualPurchase: 5 }, { ...valueWeights, annualPurchase: 0 }, anchors).score).toBe(null)
  })
  test('tiers', () => {
    expect([100, 85, 84.9, 70, 69.9, 50, 49.9, 30, 29.9, 0].map((s) => tierOf(s, tierThresholds))).toEqual([
      'S',
      'S',
      'A',
      'A',
      'B',
      'B',
      'C',
      'C',
      'D',
      'D',
    ])
  })
})
