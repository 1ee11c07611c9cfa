import { leadClocks } from '../../domain/leads/lead-clocks.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { rulesOn } from '../settings/index.ts'

interface Clocked {
  readonly arrived_at: string
  readonly assigned_at: string | null
}

/** Brings the stored clocks of leads up to their arrival and assignment. */
export function followLeads(r: Pick<Reading, 'clock'>, tx: GateTransaction, ids: Iterable<number>): void {
  const calendar = workspaceCalendar(tx)
  const rule = rulesOn(tx.read, r.clock.today()).leads
  for (const id of ids) {
    const row = tx.read.get<Clocked>('SELECT arrived_at, assigned_at FROM lead WHERE id = ?', id)
    if (!row) continue
    const { assignDueAt, touchDueAt, escalateAt } = leadClocks(calendar, row.arrived_at, row.assigned_at, rule)
    tx.update('lead', id, { assign_due_at: assignDueAt, touch_due_at: touchDueAt, escalate_at: escalateAt })
  }
}
