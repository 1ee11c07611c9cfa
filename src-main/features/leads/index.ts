import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { leads } from '../../../src-preload/contract/leads.ts'
import { recordCommands } from '../../grid/records/record-handlers.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { assignNamed, logDecision } from './assign.ts'
import { followLeads } from './clocks.ts'
import { convert } from './convert.ts'
import { leadGrid, leadSpec } from './lead-spec.ts'
import { scoresNow } from './reads.ts'
import { openLead, storedLead, type StoredLead } from './stored-lead.ts'

/** Who may not decide over the rule. */
const noManagers: ReadonlySet<string> = new Set(['rep', 'assistant'])

export const leadsCommands: CommandHandlers<typeof leads, Writing> = {
  ...recordCommands(leadGrid, leadSpec),
  convert,
  assign: (w, { ids }) => assignNamed(w, ids),

  override(w, { id, toId, reason }) {
    const lead = openLead(w, 'override', id)
    const role = w.read.value<string>('SELECT role FROM member WHERE name = ? AND active = 1', w.actor)
    if (role !== undefined && noManagers.has(role))
      throw refuse('leads.override', 'not-a-manager', '改派要由主管决定，请联系主管。')
    if (lead.assigned_to === toId) throw refuse('leads.override', 'same-owner', '线索已经在这位成员手上。')
    if (w.read.value<number>('SELECT active FROM member WHERE id = ?', toId) !== 1)
      throw refuse('leads.override', 'inactive-member', '这位成员不存在或已离职，请派给在职的同事。')
    const table = scoresNow(w, id)
    return change(w, 'leads.override', lead, (tx, at) => {
      tx.update('lead', id, { assigned_to: toId, assigned_at: at, updated_at: at })
      followLeads(w, tx, [id])
      logDecision(tx, {
        lead_id: id,
        at,
        kind: 'override',
        actor: w.actor,
        from_id: lead.assigned_to,
        rep_id: toId,
        reason,
        table_json: JSON.stringify(table),
      })
    })
  },

  touch(w, { id, at: given }) {
    const lead = openLead(w, 'touch', id)
    if (lead.first_touch_at !== null) return { changeSetId: null }
    const now = w.clock.now()
    const touched = given === undefined ? now : new Date(given).toISOString()
    if (touched > now || touched < lead.arrived_at)
      throw refuse('leads.touch', 'out-of-order', '首次触达不能早于线索到达，也不能在以后。')
    return change(w, 'leads.touch', lead, (tx, at) => tx.update('lead', id, { first_touch_at: touched, updated_at: at }))
  },

  drop(w, { id, reason }) {
    const patch = (at: string): Row => ({ status: 'dropped', closed_at: at, drop_reason: reason, updated_at: at })
    return change(w, 'leads.drop', openLead(w, 'drop', id), (tx, at) => tx.update('lead', id, patch(at)))
  },

  reopen(w, { id }) {
    const lead = storedLead(w, 'reopen', id)
    if (lead.status !== 'dropped') throw refuse('leads.reopen', 'not-dropped', '只有已放弃的线索可以重新打开。')
    const patch = (at: string): Row => ({ status: 'open', closed_at: null, drop_reason: null, updated_at: at })
    return change(w, 'leads.reopen', lead, (tx, at) => tx.update('lead', id, patch(at)))
  },
}

function change(w: Writing, command: string, lead: StoredLead, work: (tx: GateTransaction, at: string) => unknown) {
  const at = w.clock.now()
  return w.gate.write({ command, subject: lead.name, actor: w.actor, origin: 'user', at }, (tx) => {
    work(tx, at)
    return { changeSetId: tx.changeSetId }
  }).result
}

/** After undo: clocks follow, and the log of decisions is continued where a lead changed hands by it. */
export function leadsRederive(
  w: Pick<Writing, 'clock'>,
  tx: GateTransaction,
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  const ids = [...(touched.get('lead') ?? [])]
  followLeads(w, tx, ids)
  for (const id of ids) {
    const lead = tx.read.get<{ assigned_to: number | null }>('SELECT assigned_to FROM lead WHERE id = ?', id)
    const last = tx.read.get<{ rep_id: number | null }>(
      'SELECT rep_id FROM lead_decision WHERE lead_id = ? ORDER BY at DESC, id DESC LIMIT 1',
      id,
    )
    if (!lead || !last || last.rep_id === lead.assigned_to) continue
    logDecision(tx, {
      lead_id: id,
      at: w.clock.now(),
      kind: 'undo',
      actor: tx.actor,
      from_id: last.rep_id,
      rep_id: lead.assigned_to,
      reason: null,
      table_json: null,
    })
  }
}

export { logDecision, lookAtLeads } from './assign.ts'
export { followLeads } from './clocks.ts'
export { leadGrid } from './lead-spec.ts'
export { leadImport } from './import-entity.ts'
export { leadSubject } from './lead-subject.ts'
export { leadsReads } from './reads.ts'
