/** What is known of a customer's paying; percent as numbers, null: not known. */
export interface CollectionFacts {
  readonly creditScore: number | null
  readonly onTimeRate: number | null
  /** Days of the quote's term, and of the industry's benchmark. */
  readonly termDays: number | null
  readonly benchmarkDays: number | null
}

export type CollectionReason =
  | 'credit-low'
  | 'credit-middling'
  | 'on-time-low'
  | 'on-time-middling'
  | 'term-far-above'
  | 'term-above'
  | 'credit-unknown'
  | 'on-time-unknown'
  | 'term-unknown'

export interface CollectionLight {
  readonly light: 'red' | 'yellow' | 'green'
  /** All that made it so, red ones first; empty when green. */
  readonly reasons: readonly CollectionReason[]
}

/**
 * Rule C3. Red: credit below 60, on-time rate below 70 %, or a term more than 30 days above the benchmark. Yellow: credit 60
 * to 80, rate 70 to 90 % (both ends included), any term above the benchmark, or a datum missing.
 */
export function collectionLight({ creditScore, onTimeRate, termDays, benchmarkDays }: CollectionFacts): CollectionLight {
  const red: CollectionReason[] = []
  const yellow: CollectionReason[] = []
  const judge = (
    value: number | null,
    low: number,
    high: number,
    names: readonly [CollectionReason, CollectionReason, CollectionReason],
  ) => {
    if (value === null) yellow.push(names[2])
    else if (value < low) red.push(names[0])
    else if (value <= high) yellow.push(names[1])
  }
  judge(creditScore, 60, 80, ['credit-low', 'credit-middling', 'credit-unknown'])
  judge(onTimeRate, 70, 90, ['on-time-low', 'on-time-middling', 'on-time-unknown'])
  if (termDays === null || benchmarkDays === null) yellow.push('term-unknown')
  else if (termDays - benchmarkDays > 30) red.push('term-far-above')
  else if (termDays > benchmarkDays) yellow.push('term-above')
  return { light: red.length > 0 ? 'red' : yellow.length > 0 ? 'yellow' : 'green', reasons: [...red, ...yellow] }
}
