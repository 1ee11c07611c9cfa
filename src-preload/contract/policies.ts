import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { memberRoles } from './members.ts'
import { decimal } from './_words/rebate-programme.ts'

export const policyPaydays = ['on-signing', 'on-payment', 'month-end', 'quarter-end'] as const
export const noRewardReasons = [
  'not-in-force',
  'other-region',
  'other-class',
  'other-product',
  'other-role',
  'amount-too-small',
  'too-few-referrals',
  'paid-too-late',
] as const

const words = v.pipe(v.array(text(60)), v.maxLength(100))

/** Rule E1: trigger, action, reward; scope, period, budget, owner, and what those who configure it must do. */
export const policyDefinition = v.object({
  validFrom: dateOnly,
  validTo: v.nullable(dateOnly),
  scope: v.object({ regions: words, customerClasses: words, products: words, roles: words }),
  trigger: v.object({
    minAmount: v.optional(decimal),
    minReferrals: v.optional(count),
    maxPaymentDays: v.optional(count),
  }),
  action: text(500),
  reward: v.variant('kind', [
    v.object({ kind: v.literal('percent'), rate: decimal, cap: v.optional(decimal) }),
    v.object({ kind: v.literal('fixed'), amount: decimal }),
    v.object({ kind: v.literal('perReferral'), amount: decimal, cap: v.optional(decimal) }),
  ]),
  payday: v.picklist(policyPaydays),
  budget: v.nullable(decimal),
  owner: v.nullable(id),
  /** Operating steps, and the roles that must have configured the card before it starts. */
  steps: text(2000),
  configuredBy: v.pipe(v.array(v.picklist(memberRoles)), v.maxLength(9)),
})
export type PolicyDefinition = v.InferOutput<typeof policyDefinition>

const version = v.object({
  id,
  version: count,
  effectiveFrom: dateOnly,
  withdrawn: v.boolean(),
  enteredBy: v.string(),
  enteredAt: instant,
  definition: policyDefinition,
  /** Roles that have configured it. */
  configured: v.array(v.object({ role: v.picklist(memberRoles), by: v.string(), at: instant })),
})

const card = v.object({
  id,
  name: v.string(),
  versions: v.array(version),
  /** The version that holds on the day asked for. */
  inForce: v.nullable(id),
  ownerName: v.nullable(v.string()),
  /** Paid out so far, against the budget of the version in force. */
  spent: money,
})
export type PolicyCardRow = v.InferOutput<typeof card>

const person = { 'no-such-member': 'not-found', 'role-may-not': 'forbidden' } as const
const reads = ['policy_card', 'policy_version', 'policy_setup', 'policy_trigger']
const rate = v.nullable(decimal)

const objection = v.object({
  id,
  name: v.string(),
  answer: v.string(),
  evidence: v.nullable(v.string()),
  region: v.nullable(v.string()),
  updatedBy: v.string(),
  updatedAt: instant,
})
export type ObjectionRow = v.InferOutput<typeof objection>

export const policies = {
  cards: query({
    input: v.object({ on: v.optional(dateOnly) }),
    output: v.object({
      cards: v.array(card),
      /** Cards that could pay twice for the same on the same days. */
      conflicts: v.array(v.object({ cards: v.array(v.string()), from: dateOnly, to: v.nullable(dateOnly) })),
    }),
    reads,
  }),
  saveCard: command({
    input: v.object({
      id: v.optional(id),
      name: v.pipe(text(100), v.trim(), v.nonEmpty()),
      effectiveFrom: dateOnly,
      definition: policyDefinition,
      withdrawn: v.optional(v.boolean()),
      by: id,
    }),
    output: v.object({ id, versionId: id }),
    failures: { 'name-taken': 'conflict', 'not-found': 'not-found', 'bad-dates': 'invalid', ...person },
  }),
  /** A role says it has configured a version. */
  configure: command({
    input: v.object({ versionId: id, by: id }),
    output: v.object({}),
    failures: { 'not-found': 'not-found', ...person },
  }),
  /** Who must still configure what starts within 48 hours or has started: card, role, steps. */
  unconfigured: query({
    input: v.object({}),
    output: v.array(
      v.object({
        cardId: id,
        name: v.string(),
        startsOn: dateOnly,
        role: v.picklist(memberRoles),
        steps: v.string(),
        late: v.boolean(),
      }),
    ),
    reads,
  }),
  recordTrigger: command({
    input: v.object({
      cardId: id,
      on: dateOnly,
      region: text(40),
      customerId: v.optional(id),
      amount: money,
      note: v.optional(text(500)),
    }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found' },
  }),
  /** Triggers by card, region and day; `quiet` where three working days running had none while the card held. */
  heatMap: query({
    input: v.object({ from: dateOnly, to: dateOnly }),
    output: v.object({
      days: v.array(dateOnly),
      rows: v.array(
        v.object({
          cardId: id,
          name: v.string(),
          region: v.string(),
          counts: v.array(v.nullable(count)),
          quiet: v.array(v.boolean()),
        }),
      ),
    }),
    reads,
    failures: { 'bad-dates': 'invalid' },
  }),
  /** Rule E2: every reward for a deal, and why each other card pays nothing. */
  calculate: query({
    input: v.object({
      date: dateOnly,
      region: text(40),
      customerClass: text(40),
      product: text(60),
      role: text(40),
      amount: decimal,
      referrals: count,
      paymentDays: count,
    }),
    output: v.object({
      total: money,
      rewards: v.array(v.object({ cardId: id, name: v.string(), version: count, amount: money, payOn: dateOnly })),
      others: v.array(v.object({ cardId: id, name: v.string(), reasons: v.array(v.picklist(noRewardReasons)) })),
    }),
    reads,
  }),
  /**
   * Rule E5 by region for the week of a day: over the lines of the quote versions that were put in force in it. What was
   * invoiced in that week stands beside it and freezes nothing.
   */
  deviations: query({
    input: v.object({ week: dateOnly }),
    output: v.object({
      from: dateOnly,
      to: dateOnly,
      rows: v.array(
        v.object({
          region: v.string(),
          ratio: v.nullable(v.string()),
          withoutGuide: count,
          lines: count,
          quotes: count,
          above: v.boolean(),
          freeze: v.nullable(v.object({ from: dateOnly, to: dateOnly })),
          lifted: v.nullable(v.object({ on: dateOnly, by: v.string(), reason: v.string() })),
          invoiced: v.object({ ratio: v.nullable(v.string()), lines: count, withoutGuide: count }),
        }),
      ),
    }),
    reads: ['quote_event', 'trade_document', 'price_freeze_lift', 'customer'],
    long: true,
  }),
  /** The lines that a region's measure is made of, furthest from the guide first; at most 500 of `total`. */
  deviationLines: query({
    input: v.object({ week: dateOnly, region: text(40) }),
    output: v.object({
      total: count,
      lines: v.array(
        v.object({
          quoteId: id,
          number: v.string(),
          version: v.string(),
          on: dateOnly,
          customer: v.string(),
          name: v.string(),
          quantity: v.string(),
          price: money,
          guide: v.nullable(money),
          percent: v.nullable(v.string()),
        }),
      ),
    }),
    reads: ['quote_event', 'customer'],
    long: true,
  }),
  liftFreeze: command({
    input: v.object({ region: text(40), on: dateOnly, reason: v.pipe(text(500), v.trim()), by: id }),
    output: v.object({}),
    failures: { 'no-reason': 'invalid', ...person },
  }),
  /** Rule E5: the handbook that everyone of a frozen region gets, in its order; those for a region and those for all. */
  objections: query({
    input: v.object({ region: v.optional(text(40)) }),
    output: v.array(objection),
    reads: ['objection'],
  }),
  /** A new entry goes to the end. */
  saveObjection: command({
    input: v.object({
      id: v.optional(id),
      name: v.pipe(text(200), v.trim(), v.nonEmpty()),
      answer: v.pipe(text(2000), v.trim(), v.nonEmpty()),
      evidence: v.nullable(text(500)),
      region: v.nullable(text(40)),
    }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found' },
  }),
  removeObjection: command({ input: v.object({ id }), output: v.object({ changeSetId: v.nullable(id) }) }),
  /** All entries in their new order. */
  orderObjections: command({
    input: v.object({ ids: v.pipe(v.array(id), v.maxLength(1000)) }),
    output: v.object({ changeSetId: v.nullable(id) }),
  }),
  /** Rule E6: everybody's bonus of a month with its parts. */
  incentives: query({
    input: v.object({ month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)) }),
    output: v.array(
      v.object({
        memberId: id,
        name: v.string(),
        base: decimal,
        signingAttainment: rate,
        ltv: rate,
        cac: rate,
        firstPaymentRate: rate,
        activeRate: rate,
        bonus: v.nullable(money),
        quality: v.nullable(v.string()),
        parts: v.object({ signing: v.nullable(money), firstPayment: v.nullable(money), active: v.nullable(money) }),
        missing: v.array(v.string()),
      }),
    ),
    reads: ['incentive_input', 'member'],
  }),
  saveIncentive: command({
    input: v.object({
      memberId: id,
      month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
      base: decimal,
      signingAttainment: rate,
      ltv: rate,
      cac: rate,
      firstPaymentRate: rate,
      activeRate: rate,
    }),
    output: v.object({}),
    failures: { 'not-found': 'not-found' },
  }),
}
