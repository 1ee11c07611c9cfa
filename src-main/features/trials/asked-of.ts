import type { Reading } from '../../store/contexts.ts'

export type TrialAsk = 'approval' | 'questions' | 'end'

export interface AskedTrial {
  readonly id: number
  readonly name: string
  readonly ask: TrialAsk
  readonly customer_id: number
  readonly customer_name: string | null
  readonly product_name: string | null
  readonly owner_name: string | null
  readonly node: string | null
  /** Until when it should be dealt with. */
  readonly due_at: string | null
  readonly late: 0 | 1
}

/**
 * What trials ask of a member now, of everybody without one: to approve (late once it passed on), to answer the three
 * questions, to end what is over (late).
 */
export function askedOf({ read, clock }: Reading, memberId: number | null, limit: number): AskedTrial[] {
  const passed = 'coalesce(c.node_passes_at <= s.now, 0)'
  const waits = memberId === null ? '1' : `CASE WHEN ${passed} THEN c.node_escalation_id ELSE c.node_handler_id END = s.me`
  const mine = memberId === null ? '1' : 'c.owner_id = s.me'
  return read.all<AskedTrial>(
    `WITH s(now, me) AS (SELECT ?, ?)
     SELECT c.id, c.name, a.ask, c.customer_id, k.name AS customer_name, p.name AS product_name, m.name AS owner_name, c.current_node AS node,
       a.due_at, a.late
     FROM (
       SELECT c.id, 'approval' AS ask, c.node_passes_at AS due_at, ${passed} AS late FROM s CROSS JOIN trial AS c WHERE c.state = '审批中' AND ${waits}
       UNION ALL
       SELECT c.id, 'end', c.ends_at, 1 FROM s CROSS JOIN trial AS c WHERE c.state = '试用中' AND c.ends_at <= s.now AND ${mine}
       UNION ALL
       SELECT c.id, 'questions', c.ends_at, 0 FROM s CROSS JOIN trial AS c
       WHERE c.state = '试用中' AND c.questions_at <= s.now AND c.answered_at IS NULL AND c.ends_at > s.now AND ${mine}
     ) AS a JOIN trial AS c ON c.id = a.id LEFT JOIN customer AS k ON k.id = c.customer_id LEFT JOIN product AS p ON p.id = c.product_id
       LEFT JOIN member AS m ON m.id = c.owner_id
     ORDER BY a.late DESC, a.due_at IS NULL, a.due_at, c.id LIMIT ?`,
    clock.now(),
    memberId,
    limit,
  )
}
