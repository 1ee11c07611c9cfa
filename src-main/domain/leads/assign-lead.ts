import { add, compare, divide, exactText, multiply, one, readExact, subtract, zero, type Exact } from '../_base/exact.ts'

/** A rep who could take a lead. */
export interface LeadCandidate {
  readonly id: string
  /** 1: the lead's industry, 0.5: its parent, 0: neither. */
  readonly industryMatch: string
  /** 0–1 in the same technical-need class over 30 days, blended already where few closed (`blendedWinRate`). */
  readonly winRate: string
  readonly openLeads: number
  readonly capacity: number
  readonly absent?: boolean
  /** Instant or date as sortable text; null: never, which is earliest. */
  readonly lastAssigned?: string | null
}

export interface LeadWeights {
  readonly industry: number
  readonly winHistory: number
  readonly load: number
}

/** Rule A2, in points of 100. */
export const leadWeights: LeadWeights = { industry: 40, winHistory: 30, load: 30 }

export interface LeadScore {
  readonly id: string
  /** 0–100 with two decimals; null when excluded. */
  readonly score: string | null
  readonly excluded: 'at capacity' | 'absent' | null
}

export interface LeadDecision {
  /** In the order given: the log keeps the whole table. */
  readonly scores: readonly LeadScore[]
  /** Null when nobody is eligible. */
  readonly winner: string | null
}

const fewestClosed = 5

/** Fewer than 5 closed: blended with 5 pseudo-observations at the team's rate. Null without closed ones and a team rate. */
export function blendedWinRate(won: number, closed: number, teamRate: string | null): string | null {
  if (closed >= fewestClosed) return exactText(divide(readExact(String(won)), readExact(String(closed))) ?? zero, 12)
  if (teamRate === null)
    return closed === 0 ? null : exactText(divide(readExact(String(won)), readExact(String(closed))) ?? zero, 12)
  const above = add(readExact(String(won)), multiply(readExact(String(fewestClosed)), readExact(teamRate)))
  return exactText(divide(above, readExact(String(closed + fewestClosed))) ?? zero, 12)
}

function exclusion({ absent, openLeads, capacity }: LeadCandidate): LeadScore['excluded'] {
  if (absent === true) return 'absent'
  return openLeads >= capacity ? 'at capacity' : null
}

/**
 * Rule A2: industry match, win rate against the best of the eligible, and free capacity. The highest exact score wins; ties:
 * fewer open leads, earlier last assignment, member id.
 */
export function assignLead(candidates: readonly LeadCandidate[], weights: LeadWeights = leadWeights): LeadDecision {
  const eligible = candidates.filter((candidate) => exclusion(candidate) === null)
  const best = eligible.reduce(
    (most: Exact, { winRate }) => (compare(readExact(winRate), most) > 0 ? readExact(winRate) : most),
    zero,
  )
  const scoreOf = ({ industryMatch, winRate, openLeads, capacity }: LeadCandidate): Exact => {
    const weighted = (weight: number, share: Exact) => multiply(readExact(String(weight)), share)
    const load = divide(readExact(String(openLeads)), readExact(String(capacity))) ?? one
    return [
      weighted(weights.industry, readExact(industryMatch)),
      weighted(weights.winHistory, divide(readExact(winRate), best) ?? zero),
      weighted(weights.load, subtract(one, load)),
    ].reduce(add, zero)
  }
  const scored = eligible.map((candidate) => ({ candidate, score: scoreOf(candidate) }))
  const [first] = scored.toSorted((a, b) => compare(b.score, a.score) || tie(a.candidate, b.candidate))
  const table = new Map(scored.map(({ candidate, score }) => [candidate.id, exactText(score, 2, true)]))
  return {
    scores: candidates.map((candidate) => ({
      id: candidate.id,
      score: table.get(candidate.id) ?? null,
      excluded: exclusion(candidate),
    })),
    winner: first?.candidate.id ?? null,
  }
}

function tie(a: LeadCandidate, b: LeadCandidate): number {
  return a.openLeads - b.openLeads || text(a.lastAssigned ?? '', b.lastAssigned ?? '') || text(a.id, b.id)
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
