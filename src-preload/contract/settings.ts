import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { dateOnly, id, instant } from './_words/basics.ts'

const anchors = v.pipe(
  v.array(v.object({ at: v.number(), points: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) })),
  v.minLength(2),
  v.maxLength(12),
)

const points = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const packText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))
const hours = v.pipe(v.number(), v.minValue(0.25), v.maxValue(2000))

/** The numbers of the rules built so far, all of them defaults of `2-rules.md`. Money anchors are in yuan. */
export const ruleSettings = v.object({
  dormantAfterDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
  silentAfterDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
  keySilentTopShare: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)),
  serviceEndLeadDays: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(1), v.maxLength(6)),
  valueWeights: v.object({
    annualPurchase: v.number(),
    responseHours: v.number(),
    cocreation: v.number(),
    ecosystem: v.number(),
  }),
  annualPurchaseAnchors: anchors,
  /** Median hours to a first reply: less is better. */
  responseHoursAnchors: anchors,
  cocreationAnchors: anchors,
  /** Yuan won by referral, after the share. */
  ecosystemAnchors: anchors,
  /** How much of what referred customers bought counts for the one who referred them. */
  ecosystemShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  tierThresholds: v.object({ S: v.number(), A: v.number(), B: v.number(), C: v.number() }),
  /** Points below a threshold at which an evaluation counts towards going down, and how many such evaluations it takes. */
  downgradeMargin: v.pipe(v.number(), v.minValue(0), v.maxValue(30)),
  downgradeAfter: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
  healthWeights: v.object({ nps: v.number(), activeRate: v.number(), renewal: v.number() }),
  healthyFrom: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  /** Days before the end of a service at which the value review pack is due. */
  reviewPackLeadDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400)),
  /** Rules A3, A4 and E7: working days without a move, the weekly index, shares of a month in percent. */
  selling: v.object({
    stallWorkdays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
    shiLimit: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    shiWeeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
    rushLastFivePercent: points,
    rushFirstTwentyFivePercent: points,
    rushHealthyPercent: points,
  }),
  /** Healthy values of G1–G9 but G7, whose line is `healthyFrom`: percent, hours, or as they are. */
  measureTargets: v.object({
    G1: points,
    G2: points,
    G3: points,
    G4: hours,
    G5: points,
    G6: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    G8: points,
    G9: hours,
  }),
  /** Rule B1: hours after the end of a visit until its report is due. */
  reportDueHours: hours,
  /** Rule C2: hours of working time, the margin in percent of the net amount. */
  quotes: v.object({
    productHours: hours,
    financeHours: hours,
    financeUrgentHours: hours,
    legalHours: hours,
    minimumMarginPercent: v.pipe(v.number(), v.minValue(-100), v.maxValue(100)),
    /** A line further than this from its guide price must be explained (rule E5), in percent. */
    lineDeviationPercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
    /** Days that the industry usually gives (rule C3); an industry that is not listed has none. */
    termBenchmarks: v.pipe(
      v.array(
        v.object({
          industry: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
          days: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
        }),
      ),
      v.maxLength(200),
    ),
    /** What the clauses for a type of customer are called together (rule C2); one that is not listed is named by its type. */
    clausePacks: v.pipe(v.array(v.object({ type: packText, name: packText })), v.maxLength(100)),
  }),
  /** Rule A2: assignment counts working hours, the first touch and its escalation hours as they pass. */
  leads: v.object({
    autoSources: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))), v.maxLength(40)),
    weights: v.object({ industry: points, winHistory: points, load: points }),
    windowDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
    defaultCapacity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
    assignHours: hours,
    touchHours: hours,
    escalateHours: hours,
  }),
  /** Rule B10: a node passes on after working hours, the questions come hours before the end as they pass. */
  trials: v.object({
    idleHours: hours,
    questionHours: hours,
    rootCauses: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))), v.minLength(1), v.maxLength(40)),
  }),
  /** Rule B2: the least counts of a whole week, where nobody set a target. */
  weekly: v.object({
    newLeads: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
    quoted: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  }),
  /** Rule B7: hours as they pass since the touch, breaks per 100 touches over days. */
  journeys: v.object({
    replyHours: hours,
    followUpHours: hours,
    escalateHours: hours,
    breaksPerHundred: points,
    windowDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
  }),
  /** Rule F2: days before the due date from which, and days after it up to which, the light is yellow. */
  receivables: v.object({
    soonDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
    graceDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
  }),
  /** Rule E4: a difference nobody pursues, in yuan, or in percent of what was calculated if that is more. */
  reconciliation: v.object({
    toleranceYuan: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)),
    tolerancePercent: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  }),
})
export type RuleSettings = v.InferOutput<typeof ruleSettings>

export const settings = {
  /** What holds on a date (today when left out), and since when. */
  rules: query({
    input: v.object({ on: v.optional(dateOnly) }),
    output: v.object({ effectiveFrom: v.nullable(dateOnly), values: ruleSettings, defaults: ruleSettings }),
    reads: ['rule_setting'],
  }),
  /** Every setting of the rules there is, the latest first, with what it changed of the one before. */
  ruleVersions: query({
    input: v.object({}),
    output: v.object({
      versions: v.array(
        v.object({
          id,
          effectiveFrom: dateOnly,
          savedAt: instant,
          /** `replaced`: another of the same date came after it. */
          state: v.picklist(['coming', 'current', 'past', 'replaced']),
          changes: v.array(v.object({ path: v.array(v.string()), from: v.unknown(), to: v.unknown() })),
        }),
      ),
    }),
    reads: ['rule_setting'],
  }),
  /**
   * Holds from a date on. What differs from the rules of `shownOn` (of that date when left out) is changed from then on, also
   * in settings that begin later, up to one that changes the same itself.
   */
  saveRules: command({
    input: v.object({ effectiveFrom: dateOnly, shownOn: v.optional(dateOnly), values: ruleSettings }),
    /** Null where nothing is other than before. */
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'bad-weights': 'invalid', 'bad-thresholds': 'invalid', 'bad-anchors': 'invalid', 'back-dated': 'invalid' },
  }),
  /** Takes back a setting that has not begun, and what it changed in later ones. */
  withdrawRules: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { 'not-found': 'not-found', 'holds-already': 'precondition' },
  }),
}
