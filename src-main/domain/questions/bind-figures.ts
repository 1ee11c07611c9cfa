import type { Draft } from './draft.ts'
import type { Quantity } from './quantities.ts'
import type { Measure } from './words.ts'

/** Measures that are fields of the records themselves. */
export const measured: Readonly<Partial<Record<Measure, string>>> = {
  discount: 'discountRate',
  margin: 'marginPct',
  daysOverdue: 'daysOverdue',
  daysInStage: 'daysInStage',
  score: 'valueScore',
  probability: 'probabilityPct',
  orders: 'orderCount',
  purchase: 'orderAmount',
  followups: 'followupCount',
  credit: 'creditScore',
  beds: 'beds',
}

const counted: readonly Quantity['unit'][] = ['points', 'times', 'items']

/** 信用分低于60, 床位500以上, 下单次数超过5次: a figure without a unit of its own goes to the measure said before it. */
export function bindFigures(draft: Draft): void {
  let field: string | undefined
  for (const token of draft.tokens) {
    if (token.kind === 'measure') field = measured[token.measure]
    else if (token.kind === 'quantity' && field !== undefined && counted.includes(token.quantity.unit)) {
      const { bound } = token.quantity
      if (bound === null) continue
      draft.compare(field, token.quantity)
      draft.sortBy(field, bound === 'lt' || bound === 'lte' ? 'asc' : 'desc')
    } else if (token.kind !== 'filler' && token.kind !== 'should') field = undefined
  }
}
