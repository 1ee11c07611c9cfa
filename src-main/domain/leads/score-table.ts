import { divide, exactText, greatest, multiply, one, readExact, subtract, zero, type Exact } from '../_base/exact.ts'
import { addDays } from '../_base/dates.ts'
import { assignLead, blendedWinRate, type LeadCandidate, type LeadScore, type LeadWeights } from './assign-lead.ts'
import { industryMatch } from './industry-match.ts'

/** A rep as the rule sees one at a moment. */
export interface RepFacts {
  readonly id: string
  readonly industries: readonly string[]
  readonly capacity: number
  /** Dates, both included; an absence without an end lasts. */
  readonly absentFrom: string | null
  readonly absentUntil: string | null
  readonly openLeads: number
  readonly lastAssigned: string | null
}

/** An opportunity that ended, counted for who owned it. */
export interface ClosedDeal {
  readonly repId: string
  readonly needClass: string | null
  readonly closedOn: string
  readonly won: boolean
}

export interface LeadFacts {
  readonly industry: string | null
  readonly needClass: string | null
}

/** One rep's line of the log: what was known and what each part gave. */
export interface ScoreLine {
  readonly id: string
  readonly industryMatch: '1' | '0.5' | '0'
  readonly won: number
  readonly closed: number
  /** 0–1, blended where few closed; null where nothing is known. */
  readonly winRate: string | null
  readonly openLeads: number
  readonly capacity: number
  readonly absent: boolean
  readonly lastAssigned: string | null
  /** Points of each part, two decimals; null when excluded. */
  readonly industryPoints: string | null
  readonly winPoints: string | null
  readonly loadPoints: string | null
  readonly score: string | null
  readonly excluded: LeadScore['excluded']
}

export interface ScoreTable {
  /** Best first; the excluded last. */
  readonly lines: readonly ScoreLine[]
  readonly winner: string | null
  /** The team's win rate in the class over the window; null when nothing closed. */
  readonly teamRate: string | null
}

/** Is the rep away on the date? */
export function isAbsent({ absentFrom, absentUntil }: Pick<RepFacts, 'absentFrom' | 'absentUntil'>, on: string): boolean {
  if (absentFrom === null && absentUntil === null) return false
  return (absentFrom === null || absentFrom <= on) && (absentUntil === null || on <= absentUntil)
}

/**
 * Rule A2 over reps as they stand: industry, win history in the class of need over the last `windowDays` days before `on`
 * (that day included), free capacity. Deals of a class nobody named are compared among themselves.
 */
export function scoreTable(
  lead: LeadFacts,
  on: string,
  reps: readonly RepFacts[],
  deals: readonly ClosedDeal[],
  rule: { readonly weights: LeadWeights; readonly windowDays: number },
): ScoreTable {
  const since = addDays(on, -rule.windowDays)
  const counted = deals.filter(({ needClass, closedOn }) => needClass === lead.needClass && closedOn > since && closedOn <= on)
  const wonAll = counted.filter(({ won }) => won).length
  const teamRate = counted.length === 0 ? null : share(wonAll, counted.length)
  const known = reps.map((rep) => {
    const own = counted.filter(({ repId }) => repId === rep.id)
    const won = own.filter((deal) => deal.won).length
    return {
      rep,
      won,
      closed: own.length,
      winRate: blendedWinRate(won, own.length, teamRate),
      match: industryMatch(lead.industry, rep.industries),
      absent: isAbsent(rep, on),
    }
  })
  const candidates = known.map(({ rep, winRate, match, absent }): LeadCandidate => ({
    id: rep.id,
    industryMatch: match,
    winRate: winRate ?? '0',
    openLeads: rep.openLeads,
    capacity: rep.capacity,
    absent,
    lastAssigned: rep.lastAssigned,
  }))
  const decision = assignLead(candidates, rule.weights)
  const eligible = known.filter((_, at) => decision.scores[at]?.excluded === null)
  const best = eligible.reduce((most: Exact, { winRate }) => greatest(most, readExact(winRate ?? '0')), zero)
  const lines = known.map(({ rep, won, closed, winRate, match, absent }, at): ScoreLine => {
    const { score, excluded } = decision.scores[at] ?? { score: null, excluded: null }
    const points = (weight: number, part: Exact) =>
      excluded === null ? exactText(multiply(readExact(String(weight)), part), 2, true) : null
    const load = divide(readExact(String(rep.openLeads)), readExact(String(rep.capacity))) ?? one
    return {
      id: rep.id,
      industryMatch: match,
      won,
      closed,
      winRate,
      openLeads: rep.openLeads,
      capacity: rep.capacity,
      absent,
      lastAssigned: rep.lastAssigned,
      industryPoints: points(rule.weights.industry, readExact(match)),
      winPoints: points(rule.weights.winHistory, divide(readExact(winRate ?? '0'), best) ?? zero),
      loadPoints: points(rule.weights.load, subtract(one, load)),
      score,
      excluded,
    }
  })
  const rank = (line: ScoreLine) => (line.id === decision.winner ? 0 : line.score === null ? 2 : 1)
  return {
    lines: lines.toSorted((a, b) => rank(a) - rank(b) || Number(b.score ?? 0) - Number(a.score ?? 0)),
    winner: decision.winner,
    teamRate,
  }
}

const share = (part: number, whole: number): string =>
  exactText(divide(readExact(String(part)), readExact(String(whole))) ?? zero, 12)
