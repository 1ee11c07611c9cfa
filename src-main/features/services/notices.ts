import type { PromiseNotice } from '../../../src-preload/contract/services.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

interface Told {
  readonly id: number
  readonly kind: PromiseNotice['kind']
  readonly crossed_at: string
  readonly fired_at: string
  readonly late: number
}

/** What the alert rules told about one promise, and to whom, newest first. */
export function noticesOf(read: ReadHandle, obligationId: number): PromiseNotice[] {
  return read
    .all<Told>(
      `SELECT a.id, n.kind, n.crossed_at, a.fired_at, a.late FROM promise_crossing AS n
       CROSS JOIN alert_occurrence AS a ON a.subject = 'promise' AND a.subject_id = n.id
       WHERE n.obligation_id = ? ORDER BY a.fired_at DESC, a.id DESC LIMIT 100`,
      obligationId,
    )
    .map((told) => ({
      id: told.id,
      kind: told.kind,
      crossedAt: told.crossed_at,
      raisedAt: told.fired_at,
      late: told.late === 1,
      to: read
        .all<{ id: number; name: string | null; cc: number; state: PromiseNotice['to'][number]['state'] }>(
          `SELECT i.recipient_id AS id, m.name, i.cc, i.state FROM alert_inbox AS i LEFT JOIN member AS m ON m.id = i.recipient_id
           WHERE i.occurrence_id = ? ORDER BY i.level, i.cc, i.id`,
          told.id,
        )
        .map(({ id, name, cc, state }) => ({ memberId: id, name, cc: cc === 1, state })),
    }))
}
