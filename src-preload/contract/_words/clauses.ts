import * as v from 'valibot'
import { text } from './basics.ts'
import { tiers } from './tiers.ts'

const tier = v.picklist(tiers)

/** What starts a clause's clock: a request, a technical question, a complaint, each quarter, or entering the tier. */
export const clauseTriggers = ['request', 'technical', 'complaint', 'quarter', 'entry'] as const

/** Reasons for which a clock may stand still; stored as codes, worded by the screen. */
export const pauseReasons = ['waiting-customer', 'site-not-ready', 'force-majeure'] as const
export type PauseReason = (typeof pauseReasons)[number]

const minutes = v.pipe(v.number(), v.minValue(1), v.maxValue(527_040))
export const clauseTarget = v.union([
  v.strictObject({ minutes }),
  v.strictObject({
    workdays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(260)),
    due: v.picklist(['endOfBusinessDay', 'sameClockTime']),
  }),
  /** By the end of the quarter in which it starts. */
  v.strictObject({ quarterEnd: v.literal(true) }),
])
export type ClauseTarget = v.InferOutput<typeof clauseTarget>

/** The terms of a clause. Whoever is promised something by them keeps them, whatever the clause says later. */
export const clauseTerms = v.object({
  /** Null where the screen has a word for the shipped clause. */
  name: v.nullable(v.pipe(text(60), v.trim(), v.nonEmpty())),
  tiers: v.pipe(v.array(tier), v.maxLength(5)),
  trigger: v.picklist(clauseTriggers),
  target: clauseTarget,
  /** Every hour of the calendar (7×24), or working hours only. */
  time: v.picklist(['calendar', 'business']),
  /** Share of the time from which it is amber. */
  amberFrom: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1)),
  pauseReasons: v.pipe(v.array(v.picklist(pauseReasons)), v.maxLength(3)),
})
export type ClauseTerms = v.InferOutput<typeof clauseTerms>

/** Why terms are looser than others, one code for each part. */
export const looseningCauses = [
  'tier-dropped',
  'other-trigger',
  'longer',
  'not-comparable',
  'working-hours',
  'more-pauses',
] as const
export type LooseningCause = (typeof looseningCauses)[number]

/** The cell of the service contract board. */
export const promiseLights = ['breached', 'amber', 'paused', 'running', 'late', 'met', 'cancelled', 'waiting'] as const
export type PromiseLight = (typeof promiseLights)[number]

export const clauseKey = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,40}$/))
