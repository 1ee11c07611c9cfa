import type { Assumptions } from '../../../src-preload/contract/forecast.ts'

/** What the scenario starts from: it says the same as the weighted forecast. */
export const usual: Assumptions = {
  basis: 'weighted',
  commitFrom: 70,
  bestFrom: 40,
  stages: [],
  slipMonths: 0,
  amountPercent: 100,
  deals: [],
}

export const sameAssumptions = (a: Assumptions, b: Assumptions): boolean => JSON.stringify(a) === JSON.stringify(b)
