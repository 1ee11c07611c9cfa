import type { LeadWeights } from './assign-lead.ts'
import { industryMatch } from './industry-match.ts'
import { scoreTable, type ClosedDeal, type LeadFacts, type RepFacts, type ScoreTable } from './score-table.ts'

/** A lead that came in the time rehearsed. */
export interface PastLead extends LeadFacts {
  readonly id: number
  readonly arrivedAt: string
  /** Its date where the workspace is. */
  readonly arrivedOn: string
  /** When it was converted or dropped; null while open. */
  readonly closedAt: string | null
  /** Who has it now. */
  readonly repId: string | null
}

export interface RehearsedLead {
  readonly id: number
  /** Null: nobody was eligible. */
  readonly repId: string | null
  readonly score: string | null
  readonly industryMatch: string | null
}

export interface RehearsedRep {
  readonly id: string
  /** Leads of the time this rep has, and would have. */
  readonly actual: number
  readonly rule: number
  /** How many of each lie in the rep's industries or right below. */
  readonly actualMatched: number
  readonly ruleMatched: number
}

export interface Rehearsal {
  readonly leads: readonly RehearsedLead[]
  readonly reps: readonly RehearsedRep[]
  /** Leads that would have another rep. */
  readonly different: number
  readonly unassigned: number
}

/** A lead that a rep had already when the time began, and when it was closed. */
export interface Held {
  readonly repId: string
  readonly until: string | null
}

/**
 * A dry run of rule A2 over leads of the past in the order in which they came. Reps begin with the leads `carried` in;
 * a lead weighs on whoever gets it here until it was closed in fact. Industries, capacities and absences are those of now.
 */
export function rehearse(
  leads: readonly PastLead[],
  reps: readonly RepFacts[],
  deals: readonly ClosedDeal[],
  rule: { readonly weights: LeadWeights; readonly windowDays: number },
  carried: readonly Held[] = [],
): Rehearsal {
  const open = new Map(reps.map(({ id }) => [id, carried.filter(({ repId }) => repId === id).length]))
  const last = new Map<string, string>()
  const weighing = carried.flatMap(({ repId, until }) => (until === null ? [] : [{ repId, until }]))
  const release = (at: string) => {
    for (let index = weighing.length - 1; index >= 0; index--) {
      const one = weighing[index]
      if (!one || one.until > at) continue
      open.set(one.repId, (open.get(one.repId) ?? 1) - 1)
      weighing.splice(index, 1)
    }
  }
  const given = leads
    .toSorted((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : a.arrivedAt > b.arrivedAt ? 1 : a.id - b.id))
    .map((lead): RehearsedLead & { readonly lead: PastLead } => {
      release(lead.arrivedAt)
      const now = reps.map((rep) => ({
        ...rep,
        openLeads: open.get(rep.id) ?? 0,
        lastAssigned: last.get(rep.id) ?? rep.lastAssigned,
      }))
      const table: ScoreTable = scoreTable(lead, lead.arrivedOn, now, deals, rule)
      const line = table.lines.find(({ id }) => id === table.winner)
      if (table.winner !== null) {
        open.set(table.winner, (open.get(table.winner) ?? 0) + 1)
        last.set(table.winner, lead.arrivedAt)
        if (lead.closedAt !== null) weighing.push({ repId: table.winner, until: lead.closedAt })
      }
      return { id: lead.id, repId: table.winner, score: line?.score ?? null, industryMatch: line?.industryMatch ?? null, lead }
    })
  const matched = (rep: RepFacts, lead: LeadFacts) => industryMatch(lead.industry, rep.industries) !== '0'
  return {
    leads: given.map(({ lead: _, ...one }) => one),
    reps: reps.map((rep) => {
      const has = leads.filter(({ repId }) => repId === rep.id)
      const would = given.filter(({ repId }) => repId === rep.id)
      return {
        id: rep.id,
        actual: has.length,
        rule: would.length,
        actualMatched: has.filter((lead) => matched(rep, lead)).length,
        ruleMatched: would.filter(({ lead }) => matched(rep, lead)).length,
      }
    }),
    different: given.filter(({ repId, lead }) => repId !== lead.repId).length,
    unassigned: given.filter(({ repId }) => repId === null).length,
  }
}
