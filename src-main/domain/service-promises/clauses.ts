import type { ClauseTerms, LooseningCause } from '../../../src-preload/contract/_words/clauses.ts'

/** The clauses that rule D3 gives every S customer; nobody may take them away or make them looser. */
export const mandatoryClauses = [
  'director-visit',
  'first-response',
  'complaint-close',
  'strategy-review',
  'success-manager',
] as const
export type MandatoryClause = (typeof mandatoryClauses)[number]

const shared = { name: null, tiers: ['S'], amberFrom: 0.75 } as const
const pausable = ['waiting-customer', 'site-not-ready', 'force-majeure'] as const

/** Rule D3 as it ships: 48 h visit, 2 working hours to a first response, 24 h to close a complaint, a review each quarter, a manager of one's own in a working day. */
export const shippedClauses: Readonly<Record<MandatoryClause, ClauseTerms>> = {
  'director-visit': {
    ...shared,
    tiers: ['S'],
    trigger: 'request',
    target: { minutes: 48 * 60 },
    time: 'calendar',
    pauseReasons: [...pausable],
  },
  'first-response': {
    ...shared,
    tiers: ['S'],
    trigger: 'technical',
    target: { minutes: 120 },
    time: 'business',
    pauseReasons: ['waiting-customer'],
  },
  'complaint-close': {
    ...shared,
    tiers: ['S'],
    trigger: 'complaint',
    target: { minutes: 24 * 60 },
    time: 'calendar',
    pauseReasons: ['waiting-customer', 'force-majeure'],
  },
  'strategy-review': {
    ...shared,
    tiers: ['S'],
    trigger: 'quarter',
    target: { quarterEnd: true },
    time: 'calendar',
    pauseReasons: ['waiting-customer'],
  },
  'success-manager': {
    ...shared,
    tiers: ['S'],
    trigger: 'entry',
    target: { workdays: 1, due: 'endOfBusinessDay' },
    time: 'business',
    pauseReasons: [],
  },
}

export const isMandatory = (key: string): key is MandatoryClause => (mandatoryClauses as readonly string[]).includes(key)

/**
 * In which ways terms promise less than others (rule D3: mandatory clauses may be tightened, never loosened). Minutes of
 * working time count as longer than the same minutes of the calendar; what cannot be compared is not allowed either.
 */
export function loosenings(from: ClauseTerms, to: ClauseTerms): LooseningCause[] {
  const causes: LooseningCause[] = []
  if (from.tiers.some((tier) => !to.tiers.includes(tier))) causes.push('tier-dropped')
  if (from.trigger !== to.trigger) causes.push('other-trigger')
  if (from.time === 'calendar' && to.time === 'business') causes.push('working-hours')
  const [a, b] = [from.target, to.target]
  if ('minutes' in a && 'minutes' in b) {
    if (b.minutes > a.minutes) causes.push('longer')
  } else if ('workdays' in a && 'workdays' in b) {
    if (b.workdays > a.workdays) causes.push('longer')
    // Which of the two is later depends on the hour at which it starts.
    else if (b.workdays === a.workdays && a.due !== b.due) causes.push('not-comparable')
  } else if (!('quarterEnd' in a && 'quarterEnd' in b)) causes.push('not-comparable')
  if (to.pauseReasons.some((reason) => !from.pauseReasons.includes(reason))) causes.push('more-pauses')
  return causes
}
