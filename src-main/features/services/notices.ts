import type { QueryHandlers, CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ServiceNotice, services } from '../../../src-preload/contract/services.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { lastClause } from './clause-book.ts'

interface NoticeRow {
  readonly id: number
  readonly obligation_id: number
  readonly kind: ServiceNotice['kind']
  readonly customer_id: number
  readonly customer_name: string
  readonly clause_key: string
  readonly clause_version: number
  readonly name: string
  readonly crossed_at: string
  readonly raised_at: string
  readonly late: number
}

/** Notices about promises that are gone are kept but not shown: undo brings the promise back and the notice with it. */
const joined = `FROM service_notice AS n JOIN obligation AS o ON o.id = n.obligation_id JOIN customer AS k ON k.id = o.customer_id`

export function noticesOf(
  { read }: Reading,
  where: string,
  values: readonly SqlValue[],
  limit: number,
  offset: number,
): ServiceNotice[] {
  const rows = read.all<NoticeRow>(
    `SELECT n.id, n.obligation_id, n.kind, k.id AS customer_id, k.name AS customer_name, o.clause_key, o.clause_version, o.name,
       n.crossed_at, n.raised_at, n.late ${joined} WHERE ${where} ORDER BY n.kind = 'breach' DESC, n.raised_at DESC, n.id DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  return rows.map((row) => ({
    id: row.id,
    obligationId: row.obligation_id,
    kind: row.kind,
    customerId: row.customer_id,
    customerName: row.customer_name,
    clauseKey: row.clause_key,
    clauseName: lastClause(read, row.clause_key, row.clause_version)?.terms.name ?? null,
    name: row.name,
    crossedAt: row.crossed_at,
    raisedAt: row.raised_at,
    late: row.late === 1,
    to: read.all<ServiceNotice['to'][number]>(
      `SELECT t.recipient_id AS memberId, m.name, t.role, t.seen_at AS seenAt FROM service_notice_to AS t
       LEFT JOIN member AS m ON m.id = t.recipient_id WHERE t.notice_id = ? ORDER BY instr('owner manager vp', t.role), m.id`,
      row.id,
    ),
  }))
}

export const notices: QueryHandlers<typeof services, Reading>['notices'] = (
  r,
  { memberId, kind, open = false, offset = 0, limit = 100 },
) => {
  const conditions = ['1']
  const values: SqlValue[] = []
  if (kind) {
    conditions.push('n.kind = ?')
    values.push(kind)
  }
  const unseen = `EXISTS (SELECT 1 FROM service_notice_to AS t WHERE t.notice_id = n.id AND t.seen_at IS NULL ${memberId === undefined ? '' : 'AND t.recipient_id = ?'})`
  const seenBy: SqlValue[] = memberId === undefined ? [] : [memberId]
  if (memberId !== undefined) {
    conditions.push('EXISTS (SELECT 1 FROM service_notice_to AS t WHERE t.notice_id = n.id AND t.recipient_id = ?)')
    values.push(memberId)
  }
  const where = conditions.join(' AND ')
  const shown = open ? `${where} AND ${unseen}` : where
  const bound = open ? [...values, ...seenBy] : values
  return {
    total: r.read.value<number>(`SELECT count(*) ${joined} WHERE ${shown}`, ...bound) ?? 0,
    unseen: r.read.value<number>(`SELECT count(*) ${joined} WHERE ${where} AND ${unseen}`, ...values, ...seenBy) ?? 0,
    rows: noticesOf(r, shown, bound, limit, offset),
  }
}

export const markSeen: CommandHandlers<typeof services, Writing>['markSeen'] = (w, { noticeIds, memberId }) => {
  const at = w.clock.now()
  const done = w.gate.write({ command: 'services.markSeen', actor: w.actor, origin: 'user', at }, (tx) => {
    let changed = 0
    const own = memberId === undefined ? '' : ' AND recipient_id = ?'
    for (const id of noticeIds)
      changed += tx.unlogged(
        'service_notice_to',
        `UPDATE service_notice_to SET seen_at = ? WHERE notice_id = ? AND seen_at IS NULL${own}`,
        at,
        id,
        ...(memberId === undefined ? [] : [memberId]),
      )
    return changed
  })
  return { changed: done.result }
}
