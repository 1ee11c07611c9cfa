/** What a rating is made of (facts 2); nulls are unknown and score nothing. */
export interface RiskFacts {
  readonly maxDaysOverdue: number
  /** Overdue ÷ receivable, 0–1; null without receivables. */
  readonly overdueShare: number | null
  readonly brokenPromises: number
  readonly disputes: number
  /** Average days late of this and the two months before, oldest first. */
  readonly averageDaysLate: readonly number[]
  /** Receivable ÷ credit limit; null without a limit. */
  readonly creditUse: number | null
  readonly bouncedBill: boolean
}

export type RiskGrade = '低' | '中' | '高' | '极高'

export type RiskReason =
  | 'days-overdue'
  | 'overdue-share'
  | 'broken-promises'
  | 'disputes'
  | 'later-and-later'
  | 'credit-use'
  | 'over-90-days'
  | 'bounced-bill'

export interface RiskRating {
  readonly grade: RiskGrade
  readonly points: number
  /** What gave points and how many, strongest first; what forced the grade comes with 0. */
  readonly reasons: readonly { readonly reason: RiskReason; readonly points: number }[]
}

const steps = (value: number, limits: readonly (readonly [above: number, points: number])[]): number =>
  limits.find(([above]) => value > above)?.[1] ?? 0

const grades: readonly (readonly [from: number, grade: RiskGrade])[] = [
  [70, '极高'],
  [45, '高'],
  [20, '中'],
  [0, '低'],
]

/** How likely a customer is to pay late: 0–100 points with reasons. Over 90 days on one invoice, or a bounced bill, is at least 高. */
export function collectionRisk(facts: RiskFacts): RiskRating {
  const late = facts.averageDaysLate.slice(-3)
  const worsening = late.length === 3 && late.every((days, i) => i === 0 || days > (late[i - 1] ?? days))
  const scored: { reason: RiskReason; points: number }[] = [
    {
      reason: 'days-overdue',
      points: steps(facts.maxDaysOverdue, [
        [90, 30],
        [60, 22],
        [30, 14],
        [5, 6],
      ]),
    },
    {
      reason: 'overdue-share',
      points: steps(facts.overdueShare ?? 0, [
        [0.5, 20],
        [0.25, 12],
        [0.1, 6],
      ]),
    },
    { reason: 'broken-promises', points: Math.min(15, facts.brokenPromises * 5) },
    { reason: 'disputes', points: Math.min(10, facts.disputes * 5) },
    { reason: 'later-and-later', points: worsening ? 15 : 0 },
    {
      reason: 'credit-use',
      points: steps(facts.creditUse ?? 0, [
        [1, 10],
        [0.8, 5],
      ]),
    },
  ]
  const points = scored.reduce((sum, one) => sum + one.points, 0)
  const forced: RiskReason[] = []
  if (facts.maxDaysOverdue > 90) forced.push('over-90-days')
  if (facts.bouncedBill) forced.push('bounced-bill')
  const byPoints = grades.find(([from]) => points >= from)?.[1] ?? '低'
  const reasons = [...scored.filter((one) => one.points > 0), ...forced.map((reason) => ({ reason, points: 0 }))]
  return {
    grade: forced.length > 0 && points < 45 ? '高' : byPoints,
    points,
    reasons: reasons.toSorted((a, b) => b.points - a.points),
  }
}
