import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { journeyRule } from '../journeys/journey-breaks.ts'
import { leadWeights } from '../leads/assign-lead.ts'
import { leadClockRule } from '../leads/lead-clocks.ts'
import { weeklyLeast } from '../weekly-targets/week-plan.ts'
import type { ValueAnchors } from './value-score.ts'

/** The defaults of rules B6, C5, D1 and D5. Money anchors in yuan, days as calendar days. */
export const defaultRuleSettings: RuleSettings = {
  dormantAfterDays: 15,
  silentAfterDays: 90,
  keySilentTopShare: 0.2,
  serviceEndLeadDays: [30, 7],
  valueWeights: { annualPurchase: 50, responseHours: 15, cocreation: 15, ecosystem: 20 },
  // Purchases of a dealer's list spread over three powers of ten; these anchors put about a third in D and a seventh in S.
  annualPurchaseAnchors: [
    { at: 0, points: 0 },
    { at: 10_000, points: 15 },
    { at: 50_000, points: 30 },
    { at: 200_000, points: 50 },
    { at: 1_000_000, points: 70 },
    { at: 3_000_000, points: 85 },
    { at: 10_000_000, points: 100 },
  ],
  responseHoursAnchors: [
    { at: 2, points: 100 },
    { at: 8, points: 80 },
    { at: 24, points: 50 },
    { at: 72, points: 0 },
  ],
  cocreationAnchors: [
    { at: 0, points: 0 },
    { at: 1, points: 40 },
    { at: 3, points: 80 },
    { at: 5, points: 100 },
  ],
  ecosystemAnchors: [
    { at: 0, points: 0 },
    { at: 100_000, points: 40 },
    { at: 500_000, points: 80 },
    { at: 1_000_000, points: 100 },
  ],
  ecosystemShare: 0.3,
  tierThresholds: { S: 85, A: 70, B: 50, C: 30 },
  downgradeMargin: 5,
  downgradeAfter: 2,
  healthWeights: { nps: 0.4, activeRate: 0.3, renewal: 0.3 },
  healthyFrom: 72,
  reviewPackLeadDays: 90,
  weekly: weeklyLeast,
  journeys: journeyRule,
  receivables: { soonDays: 7, graceDays: 5 },
  reconciliation: { toleranceYuan: 1, tolerancePercent: 0.1 },
  selling: {
    stallWorkdays: 3,
    shiLimit: 0.65,
    shiWeeks: 3,
    rushLastFivePercent: 65,
    rushFirstTwentyFivePercent: 30,
    rushHealthyPercent: 8,
  },
  measureTargets: { G1: 90, G2: 75, G3: 100, G4: 4, G5: 95, G6: 0.18, G8: 85, G9: 36 },
  reportDueHours: 2,
  quotes: {
    productHours: 24,
    financeHours: 24,
    financeUrgentHours: 4,
    legalHours: 48,
    minimumMarginPercent: 20,
    lineDeviationPercent: 8,
    termBenchmarks: [
      { industry: '医院', days: 90 },
      { industry: '医疗', days: 90 },
      { industry: '制造', days: 60 },
      { industry: '教育', days: 60 },
      { industry: '零售', days: 30 },
    ],
    clausePacks: [{ type: '医院', name: '医疗设备采购合规条款包' }],
  },
  leads: {
    autoSources: ['网站表单', '展会扫码', '转介绍'],
    weights: { ...leadWeights },
    windowDays: 30,
    defaultCapacity: 20,
    ...leadClockRule,
  },
  trials: {
    idleHours: 2,
    questionHours: 72,
    rootCauses: ['效果达标', '指标未达标', '样本不足', '预算未立项', '价格原因', '竞品占优', '操作不便', '科室人员变动', '其他'],
  },
}

/** All anchors of rule D1 by dimension. */
export function valueAnchors(settings: RuleSettings): ValueAnchors {
  return {
    annualPurchase: settings.annualPurchaseAnchors,
    responseHours: settings.responseHoursAnchors,
    cocreation: settings.cocreationAnchors,
    ecosystem: settings.ecosystemAnchors,
  }
}
