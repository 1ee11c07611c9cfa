import type { ScoreTableShown } from '../../../src-preload/contract/leads.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { dateAt, instantOf } from '../../domain/_base/instants.ts'
import { industriesIn } from '../../domain/leads/industry-match.ts'
import type { ClosedDeal, LeadFacts, RepFacts, ScoreTable } from '../../domain/leads/score-table.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { knownStages } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'

const zoneMinutes = 480

interface RepRow {
  readonly id: number
  readonly name: string
  readonly industries: string | null
  readonly lead_capacity: number | null
  readonly absent_from: string | null
  readonly absent_until: string | null
  readonly open_leads: number
  readonly last_assigned: string | null
}

export interface AssignmentFacts {
  readonly rule: RuleSettings['leads']
  reps: RepFacts[]
  readonly names: ReadonlyMap<string, string>
  readonly deals: readonly ClosedDeal[]
}

/** Ids are compared as text where everything else is equal: of one length they stand in the order of the numbers. */
export const repKey = (id: number): string => String(id).padStart(16, '0')

/** What rule A2 looks at: active members who sell with their leads, and deals that ended since `since`. */
export function assignmentFacts(r: { read: ReadHandle; clock: Reading['clock'] }, since?: string): AssignmentFacts {
  const { read, clock } = r
  const today = clock.today()
  const rule = rulesOn(read, today).leads
  const rows = read.all<RepRow>(
    `SELECT m.id, m.name, m.industries, m.lead_capacity, m.absent_from, m.absent_until,
       (SELECT count(*) FROM lead AS l WHERE l.assigned_to = m.id AND l.status = 'open') AS open_leads,
       (SELECT max(l.assigned_at) FROM lead AS l WHERE l.assigned_to = m.id) AS last_assigned
     FROM member AS m WHERE m.active = 1 AND m.role = 'rep' ORDER BY m.id`,
  )
  return {
    rule,
    names: new Map(rows.map(({ id, name }) => [repKey(id), name])),
    reps: rows.map((row) => ({
      id: repKey(row.id),
      industries: industriesIn(row.industries),
      capacity: row.lead_capacity ?? rule.defaultCapacity,
      absentFrom: row.absent_from,
      absentUntil: row.absent_until,
      openLeads: row.open_leads,
      lastAssigned: row.last_assigned,
    })),
    deals: closedDeals(read, today, since ?? addDays(today, -rule.windowDays)),
  }
}

/** The class of need of a deal is that of the lead it came from, else its product line. Shelved deals are no verdict. */
function closedDeals(read: ReadHandle, today: string, since: string): ClosedDeal[] {
  const closing = new Map(knownStages(read, today).map(({ key, closing: how }) => [key, how]))
  return read
    .all<{ owner_id: number; stage: string; closed_at: string; need_class: string | null }>(
      `SELECT o.owner_id, o.stage, o.closed_at,
         coalesce((SELECT l.need_class FROM lead AS l WHERE l.opportunity_id = o.id LIMIT 1), o.product_line) AS need_class
       FROM opportunity AS o WHERE o.closed_at >= ? AND o.owner_id IS NOT NULL`,
      addDays(since, -1),
    )
    .flatMap(({ owner_id: owner, stage, closed_at: closedAt, need_class: needClass }) => {
      const how = closing.get(stage)
      return how === 'won' || how === 'lost'
        ? [{ repId: repKey(owner), needClass, closedOn: dateAt(instantOf(closedAt), zoneMinutes), won: how === 'won' }]
        : []
    })
}

/** A table as it is shown and kept in the log. */
export function tableShown(
  { lines, winner, teamRate }: ScoreTable,
  lead: LeadFacts,
  { rule, names }: Pick<AssignmentFacts, 'rule' | 'names'>,
): ScoreTableShown {
  return {
    winnerId: winner === null ? null : Number(winner),
    industry: lead.industry,
    needClass: lead.needClass,
    teamRate,
    weights: rule.weights,
    windowDays: rule.windowDays,
    lines: lines.map(({ id, ...line }) => ({ repId: Number(id), repName: names.get(id) ?? '', ...line })),
  }
}
