import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { valueAnchors } from '../../domain/customers/rule-defaults.ts'
import { valueScore, type ValueInputs, type ValueScore } from '../../domain/customers/value-score.ts'
import type { WeightedParts } from '../../domain/value/score-drivers.ts'
import { judgeTier, type Judged, type Standing } from '../../domain/value/tier-standing.ts'

/** The inputs of rule D1 as a snapshot keeps them. */
export interface KeptInputs {
  readonly revenue_fen: number | null
  readonly response_hours: number | null
  readonly cocreation: number | null
  readonly ecosystem_fen: number | null
}

/** Kept inputs in the units of the rule: yuan, hours, outputs, yuan × the share. */
export function inputsOf(kept: KeptInputs, rules: Pick<RuleSettings, 'ecosystemShare'>): ValueInputs {
  return {
    annualPurchase: kept.revenue_fen === null ? null : kept.revenue_fen / 100,
    responseHours: kept.response_hours,
    cocreation: kept.cocreation,
    ecosystem: kept.ecosystem_fen === null ? null : Math.round(kept.ecosystem_fen * rules.ecosystemShare) / 100,
  }
}

export interface JudgedCustomer {
  readonly score: ValueScore
  readonly parts: WeightedParts
  readonly judged: Judged
}

/** Score and tier of a customer under some rules, after what the evaluation before left. */
export function judgeCustomer(kept: KeptInputs, before: Standing | null, lock: Tier | null, rules: RuleSettings): JudgedCustomer {
  const score = valueScore(inputsOf(kept, rules), rules.valueWeights, valueAnchors(rules))
  const weighted = (dimension: keyof WeightedParts) => score.parts.find((part) => part.dimension === dimension)?.weighted ?? null
  return {
    score,
    parts: {
      annualPurchase: weighted('annualPurchase'),
      responseHours: weighted('responseHours'),
      cocreation: weighted('cocreation'),
      ecosystem: weighted('ecosystem'),
    },
    judged: judgeTier(before, score.score, rules, lock),
  }
}
