import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import { knownStages, openSql } from '../pipeline/index.ts'
import { mostRead, type Asked } from './asked.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly next_step: string | null
  readonly next_step_on: string
  readonly customer_id: number
  readonly customer_name: string
  readonly owner_name: string | null
}

/** Next steps of running deals: of former days red, of today due. */
export function stepItems({ read, clock }: Reading, { part, memberId }: Asked): TodayItem[] {
  const today = clock.today()
  const rows = read.all<Row>(
    `SELECT o.id, o.name, o.next_step, o.next_step_on, o.customer_id, k.name AS customer_name, m.name AS owner_name
     FROM opportunity AS o JOIN customer AS k ON k.id = o.customer_id LEFT JOIN member AS m ON m.id = o.owner_id
     WHERE o.next_step_on ${part === 'red' ? '<' : '='} ? AND ${openSql('o.stage', knownStages(read, today))}
       ${memberId === null ? '' : 'AND o.owner_id = ?'} ORDER BY o.next_step_on DESC, o.amount_fen DESC, o.id LIMIT ${mostRead}`,
    today,
    ...(memberId === null ? [] : [memberId]),
  )
  return rows.map((row) => ({
    key: `step:${row.id}`,
    kind: 'step',
    id: row.id,
    title: row.next_step ?? '',
    detail: row.name,
    light: part === 'red' ? 'red' : 'plain',
    dueOn: row.next_step_on,
    dueAt: null,
    customerId: row.customer_id,
    customerName: row.customer_name,
    ownerName: row.owner_name,
    opportunityId: row.id,
    node: null,
    unread: false,
    team: null,
  }))
}
