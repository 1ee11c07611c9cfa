import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { valueAnchors } from '../../domain/customers/rule-defaults.ts'
import { tierOf, valueScore, type ValueDimension, type ValueInputs, type ValueScore } from '../../domain/customers/value-score.ts'
import { nextTier, type EvaluatedTier, type TierLadder, type TierStanding } from '../../domain/customers/tier-sequence.ts'

/** Weighted score by dimension, null without data; what a snapshot keeps. */
export type WeightedParts = { readonly [dimension in ValueDimension]: number | null }
export type Standing = TierStanding<Tier>

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
  readonly judged: EvaluatedTier<Tier> & Standing
  /** The tier of the score alone. */
  readonly scoreTier: Tier | null
}

const ladderOf = ({ tierThresholds: { S, A, B, C } }: RuleSettings): TierLadder<Tier> => ({
  steps: [
    { tier: 'S', from: S },
    { tier: 'A', from: A },
    { tier: 'B', from: B },
    { tier: 'C', from: C },
  ],
  lowest: 'D',
})

/** Score and tier of a customer under some rules, after what the evaluation before left. A lock names the tier it holds. */
export function judgeCustomer(kept: KeptInputs, before: Standing | null, lock: Tier | null, rules: RuleSettings): JudgedCustomer {
  const score = valueScore(inputsOf(kept, rules), rules.valueWeights, valueAnchors(rules))
  const weighted = (dimension: ValueDimension) => score.parts.find((part) => part.dimension === dimension)?.weighted ?? null
  const standing = lock === null ? (before ?? { tier: null, below: 0 }) : { tier: lock, below: 0 }
  return {
    score,
    parts: {
      annualPurchase: weighted('annualPurchase'),
      responseHours: weighted('responseHours'),
      cocreation: weighted('cocreation'),
      ecosystem: weighted('ecosystem'),
    },
    scoreTier: tierOf(score.score, rules.tierThresholds),
    judged: nextTier(ladderOf(rules), standing, score.score, lock !== null, {
      margin: rules.downgradeMargin,
      evaluations: rules.downgradeAfter,
    }),
  }
}
