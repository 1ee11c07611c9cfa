import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { LeadDecisionShown, leads, LeadState, ScoreTableShown } from '../../../src-preload/contract/leads.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { scoreTable } from '../../domain/leads/score-table.ts'
import { recordReads } from '../../grid/records/record-handlers.ts'
import type { Reading } from '../../store/contexts.ts'
import { openSql, stagesOn } from '../pipeline/index.ts'
import { assignmentFacts, tableShown } from './facts.ts'
import { leadGrid, stateSql } from './lead-spec.ts'
import { rehearse } from './rehearsal.ts'
import { report } from './report.ts'
import { openingsFor } from '../scripts/index.ts'
import { leadFacts } from './lead-openings.ts'
import { storedLead } from './stored-lead.ts'

interface StoredDecision extends Omit<LeadDecisionShown, 'fromName' | 'repName' | 'table'> {
  readonly from_name: string | null
  readonly rep_name: string | null
  readonly table_json: string | null
}

export const leadsReads: QueryHandlers<typeof leads, Reading> = {
  ...recordReads(leadGrid),
  report,
  rehearse,
  scores: (r, { id }) => scoresNow(r, id),
  decisions: ({ read }, { id }) =>
    read
      .all<StoredDecision>(
        `SELECT d.id, d.at, d.kind, d.actor, d.reason, d.table_json, f.name AS from_name, m.name AS rep_name
         FROM lead_decision AS d LEFT JOIN member AS f ON f.id = d.from_id LEFT JOIN member AS m ON m.id = d.rep_id
         WHERE d.lead_id = ? ORDER BY d.at DESC, d.id DESC`,
        id,
      )
      .map(({ from_name: fromName, rep_name: repName, table_json: json, ...row }) => ({
        ...row,
        fromName,
        repName,
        table: json === null ? null : (JSON.parse(json) as ScoreTableShown),
      })),
  brief(r, { id }) {
    const lead = storedLead(r, 'brief', id)
    const stages = stagesOn(r.read, r.clock.today())
    return {
      customers: r.read.all<{
        id: number
        name: string
        tier: Tier | null
        ownerName: string | null
        lastContactOn: string | null
        openOpportunities: number
      }>(
        `SELECT k.id, k.name, k.tier, m.name AS ownerName, k.last_contact_on AS lastContactOn,
           (SELECT count(*) FROM opportunity AS o WHERE o.customer_id = k.id AND ${openSql('o.stage', stages)}) AS openOpportunities
         FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id WHERE k.name_key = ? ORDER BY k.id LIMIT 20`,
        companyNameKey(lead.name),
      ),
      otherLeads: r.read.all<{ id: number; name: string; state: LeadState; ownerName: string | null }>(
        `SELECT c.id, c.name, ${stateSql} AS state, m.name AS ownerName FROM lead AS c LEFT JOIN member AS m ON m.id = c.assigned_to
         WHERE c.id <> ? AND (c.name = ? OR c.phone = ?) ORDER BY c.arrived_at DESC LIMIT 20`,
        id,
        lead.name,
        lead.phone,
      ),
      openings: openingsFor(r.read, '首次触达', 'lead', id, leadFacts),
    }
  },
}

/** The rule's table for a lead as things stand. A lead that somebody has counts in that one's load, as it does. */
export function scoresNow(r: Pick<Reading, 'read' | 'clock'>, id: number): ScoreTableShown {
  const lead = storedLead(r, 'scores', id)
  const facts = assignmentFacts(r)
  const known = { industry: lead.industry, needClass: lead.need_class }
  return tableShown(scoreTable(known, r.clock.today(), facts.reps, facts.deals, facts.rule), known, facts)
}
