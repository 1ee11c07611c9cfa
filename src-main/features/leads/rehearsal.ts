import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { leads } from '../../../src-preload/contract/leads.ts'
import { addDays, dayNumber } from '../../domain/_base/dates.ts'
import { dateAt, endOfDate, instantAt, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { rehearse as rehearseLeads } from '../../domain/leads/rehearse.ts'
import type { Reading } from '../../store/contexts.ts'
import { assignmentFacts, repKey } from './facts.ts'

const zoneMinutes = 480
const shownMost = 500

interface PastRow {
  readonly id: number
  readonly name: string
  readonly industry: string | null
  readonly need_class: string | null
  readonly arrived_at: string
  readonly closed_at: string | null
  readonly assigned_to: number | null
}

/** Rule A2 over the past, without writing anything. */
export const rehearse: QueryHandlers<typeof leads, Reading>['rehearse'] = (r, { from, to }) => {
  const start = isoOf(instantAt(dayNumber(from), 0, zoneMinutes))
  const facts = assignmentFacts(r, addDays(from, -31))
  const past = r.read.all<PastRow>(
    'SELECT id, name, industry, need_class, arrived_at, closed_at, assigned_to FROM lead WHERE arrived_at >= ? AND arrived_at < ?',
    start,
    isoOf(endOfDate(to, zoneMinutes)),
  )
  const carried = r.read
    .all<{ assigned_to: number; closed_at: string | null }>(
      'SELECT assigned_to, closed_at FROM lead WHERE arrived_at < ? AND assigned_at < ? AND (closed_at IS NULL OR closed_at >= ?)',
      start,
      start,
      start,
    )
    .map((row) => ({ repId: repKey(row.assigned_to), until: row.closed_at }))
  const byId = new Map(past.map((lead) => [lead.id, lead]))
  const {
    leads: given,
    reps,
    different,
    unassigned,
  } = rehearseLeads(
    past.map((lead) => ({
      id: lead.id,
      industry: lead.industry,
      needClass: lead.need_class,
      arrivedAt: lead.arrived_at,
      arrivedOn: dateAt(instantOf(lead.arrived_at), zoneMinutes),
      closedAt: lead.closed_at,
      repId: lead.assigned_to === null ? null : repKey(lead.assigned_to),
    })),
    // Ties begin afresh: when a rep last got a lead is known of today only.
    facts.reps.map((rep) => ({ ...rep, lastAssigned: null })),
    facts.deals,
    facts.rule,
    carried,
  )
  const members = new Map(
    r.read.all<{ id: number; name: string }>('SELECT id, name FROM member').map(({ id, name }) => [repKey(id), name]),
  )
  const nameOf = (key: string | null) => (key === null ? null : (members.get(key) ?? null))
  const lines = given.flatMap(({ id, repId, score }) => {
    const lead = byId.get(id)
    if (!lead) return []
    const actualName = nameOf(lead.assigned_to === null ? null : repKey(lead.assigned_to))
    return [{ id, name: lead.name, arrivedAt: lead.arrived_at, actualName, ruleName: nameOf(repId), score }]
  })
  const elsewhere = (line: (typeof lines)[number]) => (line.actualName === line.ruleName ? 1 : 0)
  return {
    total: past.length,
    different,
    unassigned,
    reps: reps
      .map(({ id, ...counts }) => ({ repId: Number(id), repName: nameOf(id) ?? '', ...counts }))
      .sort((a, b) => b.rule - a.rule || b.actual - a.actual || a.repId - b.repId),
    leads: lines.sort((a, b) => elsewhere(a) - elsewhere(b)).slice(0, shownMost),
  }
}
