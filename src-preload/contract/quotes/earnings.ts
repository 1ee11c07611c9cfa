import * as v from 'valibot'
import { query } from '../_kit/declare.ts'
import { count, dateOnly, id, money, text } from '../_words/basics.ts'
import { quoteContent } from '../_words/quote.ts'
import { noRewardReasons } from '../policies.ts'

const rebate = v.object({
  programmeId: id,
  programmeName: v.string(),
  /** The group that reaches its tiers together; null: the customer by itself. */
  groupName: v.nullable(v.string()),
  period: v.string(),
  /** Last day that counts. */
  by: dateOnly,
  /** Without the quote and with it; null where a fact is lacking. */
  now: v.nullable(money),
  would: v.nullable(money),
  missing: v.array(v.string()),
  /** How much more reaches the next tier, in yuan or units, and what the rebate is there. */
  next: v.nullable(v.object({ gap: v.string(), would: money })),
  unit: v.picklist(['yuan', 'units', 'ratio']),
})

/** What a quote would earn and cost: the deal it was taken for, policy rewards, rebates, and their share of its amount. */
const quoteEarnings = v.object({
  date: dateOnly,
  region: v.string(),
  customerClass: v.string(),
  role: v.string(),
  referrals: count,
  paymentDays: count,
  amount: money,
  rewards: v.array(v.object({ cardId: id, name: v.string(), version: count, amount: money, payOn: dateOnly })),
  others: v.array(v.object({ cardId: id, name: v.string(), reasons: v.array(v.picklist(noRewardReasons)) })),
  rewardTotal: money,
  rebates: v.array(rebate),
  rebateTotal: money,
  /** Rewards and rebates together, of the amount; null without an amount. */
  sharePercent: v.nullable(v.string()),
})
export type QuoteEarnings = v.InferOutput<typeof quoteEarnings>

export const earningMethods = {
  /** What this content would earn and cost if signed today and sold in full: policy rewards (rule E2), rebates (rule E3). */
  earnings: query({
    input: v.object({
      content: quoteContent,
      referrals: count,
      /** Whose reward it is: a role of members. */
      role: text(40),
      /** The longest of the payment nodes when left out. */
      paymentDays: v.optional(count),
    }),
    output: quoteEarnings,
    reads: [
      'customer',
      'policy_card',
      'policy_version',
      'rebate_version',
      'rebate_target',
      'trade_document',
      'product',
      'price_list_entry',
    ],
    long: true,
    failures: { 'amount-too-large': 'invalid' },
  }),
}
