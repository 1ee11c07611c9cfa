import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import { isWorkingTime, nextOpening } from '../../domain/_base/working-time.ts'
import { scoreTable } from '../../domain/leads/score-table.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'
import { followLeads } from './clocks.ts'
import { assignmentFacts, repKey, tableShown, type AssignmentFacts } from './facts.ts'

export interface WaitingLead {
  readonly id: number
  readonly industry: string | null
  readonly need_class: string | null
}

type Acting = Pick<Reading, 'clock' | 'actor'>

export interface Assigned {
  readonly assigned: { id: number; repName: string }[]
  readonly waiting: number[]
}

/** Open leads without a rep; of the automatic sources only where none are named. Oldest first. */
function waitingLeads(read: ReadHandle, today: string, ids: readonly number[] | null, everySource: boolean): WaitingLead[] {
  const sources = rulesOn(read, today).leads.autoSources
  return read.all<WaitingLead>(
    `SELECT id, industry, need_class FROM lead WHERE status = 'open' AND assigned_to IS NULL
       ${everySource ? '' : 'AND source IN (SELECT value FROM json_each(?))'}
       ${ids === null ? '' : 'AND id IN (SELECT value FROM json_each(?))'} ORDER BY arrived_at, id`,
    ...(everySource ? [] : [JSON.stringify(sources)]),
    ...(ids === null ? [] : [JSON.stringify(ids)]),
  )
}

/** Gives each lead to whom the rule says, one after another: each weighs on the next. */
export function assignAll(r: Acting, tx: GateTransaction, leads: readonly WaitingLead[]): Assigned {
  const done: Assigned = { assigned: [], waiting: [] }
  if (leads.length === 0) return done
  const facts = assignmentFacts({ read: tx.read, clock: r.clock })
  for (const lead of leads) {
    const repId = decide(r, tx, facts, lead)
    if (repId === null) done.waiting.push(lead.id)
    else done.assigned.push({ id: lead.id, repName: facts.names.get(repKey(repId)) ?? '' })
  }
  followLeads(
    r,
    tx,
    done.assigned.map(({ id }) => id),
  )
  return done
}

function decide(r: Acting, tx: GateTransaction, facts: AssignmentFacts, lead: WaitingLead): number | null {
  const at = r.clock.now()
  const known = { industry: lead.industry, needClass: lead.need_class }
  const table = scoreTable(known, r.clock.today(), facts.reps, facts.deals, facts.rule)
  const repId = table.winner === null ? null : Number(table.winner)
  if (repId !== null) {
    facts.reps = facts.reps.map((rep) =>
      rep.id === table.winner ? { ...rep, openLeads: rep.openLeads + 1, lastAssigned: at } : rep,
    )
    tx.update('lead', lead.id, { assigned_to: repId, assigned_at: at, updated_at: at })
  } else if (lastSaidNobody(tx.read, lead.id)) return null
  logDecision(tx, {
    lead_id: lead.id,
    at,
    kind: 'rule',
    actor: r.actor,
    from_id: null,
    rep_id: repId,
    reason: null,
    table_json: JSON.stringify(tableShown(table, known, facts)),
  })
  return repId
}

/** The rule is asked again and again while nobody is eligible; the log says it once. */
function lastSaidNobody(read: ReadHandle, leadId: number): boolean {
  const last = read.get<{ kind: string; rep_id: number | null }>(
    'SELECT kind, rep_id FROM lead_decision WHERE lead_id = ? ORDER BY at DESC, id DESC LIMIT 1',
    leadId,
  )
  return last?.kind === 'rule' && last.rep_id === null
}

export interface LoggedDecision {
  readonly lead_id: number
  readonly at: string
  readonly kind: 'rule' | 'override' | 'hand-over' | 'undo'
  readonly actor: string
  readonly from_id: number | null
  readonly rep_id: number | null
  readonly reason: string | null
  readonly table_json: string | null
}

export function logDecision(tx: GateTransaction, decision: LoggedDecision): void {
  tx.insert('lead_decision', { ...decision })
}

/** New leads of automatic sources, at once in working hours; at night they wait for the morning, so that a first touch can be. */
export function assignNew(r: Acting, tx: GateTransaction, ids: readonly number[]): void {
  if (isWorkingTime(workspaceCalendar(tx), instantOf(r.clock.now())))
    assignAll(r, tx, waitingLeads(tx.read, r.clock.today(), ids, false))
}

/** Gives the named leads to reps, whatever their source. */
export function assignNamed(w: Writing, ids: readonly number[]): Assigned & { changeSetId: number | null } {
  const leads = waitingLeads(w.read, w.clock.today(), ids, true)
  const intent = {
    command: 'leads.assign',
    subject:
      ids.length === 1 ? (w.read.value<string>('SELECT name FROM lead WHERE id = ?', ids[0] ?? 0) ?? '') : `${leads.length}`,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  const { result, changeSetId } = w.gate.write(intent, (tx) => assignAll(w, tx, leads))
  return { ...result, changeSetId }
}

const againAfterMs = 5 * 60_000

/**
 * Assigns what waits in the automatic sources, in working hours. Answers when to look again: at the next opening, or soon
 * while leads wait for a rep to be free; null when none waits.
 */
export function lookAtLeads(w: Writing): { assigned: number; nextAt: string | null } {
  const leads = waitingLeads(w.read, w.clock.today(), null, false)
  if (leads.length === 0) return { assigned: 0, nextAt: null }
  const calendar = workspaceCalendar(w)
  const now = instantOf(w.clock.now())
  if (!isWorkingTime(calendar, now)) return { assigned: 0, nextAt: isoOf(nextOpening(calendar, now).at) }
  const intent = {
    command: 'leads.assign',
    subject: `${leads.length}`,
    actor: w.actor,
    origin: 'rule',
    at: w.clock.now(),
  } as const
  const { result } = w.gate.write(intent, (tx) => assignAll(w, tx, leads.slice(0, 500)))
  const more = result.waiting.length > 0 || leads.length > 500
  return { assigned: result.assigned.length, nextAt: more ? isoOf(now + (leads.length > 500 ? 1000 : againAfterMs)) : null }
}
