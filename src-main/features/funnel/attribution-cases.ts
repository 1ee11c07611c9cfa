import type { AttributionCase } from '../../domain/funnel/attribution-tree.ts'
import type { Reading } from '../../store/contexts.ts'
import { after, deadSql, quoted, startOf } from '../pipeline/index.ts'
import type { Asked, Period } from './asked.ts'

/** G1: the first touch is due two hours after the assignment. */
const responseHours = 2

export interface FoundCase extends AttributionCase {
  readonly id: number
  readonly name: string
  readonly customerId: number
  readonly customer: string | null
  readonly team: string | null
  readonly owner: string | null
  /** Assigned as a lead, else entered as a deal. */
  readonly startedAt: string
  readonly firstAt: string | null
}

interface Row {
  readonly id: number
  readonly name: string
  readonly customer_id: number
  readonly customer: string | null
  readonly team: string | null
  readonly owner: string | null
  readonly started: string
  readonly touched: string | null
  readonly response: number | null
  readonly clarified: number | null
  readonly demo: number | null
  readonly signed: number
}

const flag = (value: number | null) => (value === null ? null : value === 1)

/**
 * The deals that began in a period and what happened to each at the four steps (rule A8). A deal begins with the assignment
 * of its lead, else with its entry; its first contact is its first activity. No activity yet and two hours over: not on time.
 */
export function attributionCases(r: Reading, { where, stages }: Asked, period: Period): FoundCase[] {
  const signing = ['sign', ...stages.filter(({ closing }) => closing === 'won').map(({ key }) => key)]
  const beyond = stages
    .slice(stages.findIndex(({ key }) => key === 'sign') + 1)
    .filter(({ closing, key }) => closing === null && key !== 'sign' && stages.some((one) => one.key === 'sign'))
    .map(({ key }) => key)
  const keys = [...new Set([...signing, ...beyond])].map(quoted).join(', ')
  const rows = r.read.all<Row>(
    `WITH begun AS MATERIALIZED (
       SELECT c.id, c.name, c.customer_id, c.owner_id, c.stage, coalesce(l.assigned_at, c.created_at) AS started, l.first_touch_at, l.touch_due_at,
         (SELECT a.id FROM activity AS a WHERE a.opportunity_id = c.id ORDER BY a.at, a.id LIMIT 1) AS first_id
       FROM opportunity AS c LEFT JOIN lead AS l ON l.opportunity_id = c.id
       WHERE coalesce(l.assigned_at, c.created_at) >= ? AND coalesce(l.assigned_at, c.created_at) < ? AND (${where.sql}))
     SELECT b.id, b.name, b.customer_id, k.name AS customer, m.team, m.name AS owner, b.started,
       coalesce(b.first_touch_at, a.at) AS touched,
       CASE WHEN b.touch_due_at IS NOT NULL AND b.first_touch_at IS NOT NULL THEN b.first_touch_at <= b.touch_due_at
         WHEN coalesce(b.first_touch_at, a.at) IS NOT NULL
         THEN julianday(coalesce(b.first_touch_at, a.at)) - julianday(b.started) <= ${responseHours} / 24.0 + 0.000001
         WHEN julianday(?) - julianday(b.started) <= ${responseHours} / 24.0 THEN NULL ELSE 0 END AS response,
       a.clarified,
       (SELECT coalesce(max(d.accepted), iif(count(*) = 0, 0, NULL)) FROM activity AS d WHERE d.opportunity_id = b.id AND d.kind = 'demo') AS demo,
       (EXISTS (SELECT 1 FROM stage_event AS e WHERE e.opportunity_id = b.id AND e.reverted_by IS NULL AND e.kind = 'move' AND e.to_stage IN (${keys}))
         AND NOT (${deadSql('b.stage', stages)})) AS signed
     FROM begun AS b LEFT JOIN activity AS a ON a.id = b.first_id LEFT JOIN member AS m ON m.id = b.owner_id
       LEFT JOIN customer AS k ON k.id = b.customer_id ORDER BY b.started DESC, b.id DESC`,
    startOf(period.from),
    after(period.to),
    ...where.values,
    r.clock.now(),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    customerId: row.customer_id,
    customer: row.customer,
    team: row.team,
    owner: row.owner,
    startedAt: row.started,
    firstAt: row.touched,
    response: flag(row.response),
    clarified: flag(row.clarified),
    demo: flag(row.demo),
    signed: row.signed === 1,
  }))
}
