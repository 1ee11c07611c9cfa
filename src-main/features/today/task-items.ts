import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { mostRead, type Asked } from './asked.ts'

interface Row {
  readonly id: number
  readonly title: string
  readonly due_on: string
  readonly due_at: string | null
  readonly priority: string
  readonly customer_id: number | null
  readonly customer_name: string | null
  readonly owner_name: string | null
}

/** Open tasks past their time are red, the others of today are due. */
export function taskItems({ read, clock }: Reading, { part, memberId }: Asked): TodayItem[] {
  const [today, now] = [clock.today(), clock.now()]
  const late = '(t.due_on < ? OR t.due_at <= ?)'
  const values: SqlValue[] = [today, today, now]
  if (memberId !== null) values.push(memberId)
  const rows = read.all<Row>(
    `SELECT t.id, t.title, t.due_on, t.due_at, t.priority, m.name AS owner_name,
       CASE t.subject WHEN 'customer' THEN t.subject_id END AS customer_id,
       CASE t.subject WHEN 'customer' THEN (SELECT k.name FROM customer AS k WHERE k.id = t.subject_id) END AS customer_name
     FROM task AS t LEFT JOIN member AS m ON m.id = t.owner_id
     WHERE t.state = 'open' AND t.due_on <= ? AND ${part === 'red' ? late : `NOT ifnull(${late}, 0)`}
       ${memberId === null ? '' : 'AND t.owner_id = ?'} ORDER BY t.due_on, t.due_at, t.id LIMIT ${mostRead}`,
    ...values,
  )
  return rows.map((row) => ({
    key: `task:${row.id}`,
    kind: 'task',
    id: row.id,
    title: row.title,
    detail: null,
    light: part === 'red' ? 'red' : row.priority === 'high' ? 'amber' : 'plain',
    dueOn: row.due_on,
    dueAt: row.due_at,
    customerId: row.customer_name === null ? null : row.customer_id,
    customerName: row.customer_name,
    ownerName: row.owner_name,
    opportunityId: null,
    node: null,
    unread: false,
    team: null,
  }))
}
