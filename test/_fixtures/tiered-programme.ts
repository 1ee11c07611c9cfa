import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'

/** 2 % from half a million, 3 % from a million, on the whole quarter; special prices count for the tier and earn nothing. */
export const tiered: RebateDefinition = {
  rule: {
    tiers: [
      { from: '0', type: 'pct', value: '0' },
      { from: '500000', type: 'pct', value: '0.02' },
      { from: '1000000', type: 'pct', value: '0.03' },
    ],
    mode: 'whole',
    boundary: 'gte',
  },
  basis: { event: 'invoice', unit: 'amountNet', exclude: { priceKind: ['special', 'sample'] } },
  facts: { qualify: { event: 'invoice', unit: 'amountNet', exclude: { priceKind: ['sample'] } } },
  party: 'customer',
  period: 'quarter',
  settle: 'atEnd',
  returns: 'originalPeriod',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  scope: {},
  payout: 'credit-note',
}
