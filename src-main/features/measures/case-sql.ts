import type { MeasureId } from '../../../src-preload/contract/_words/measures.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import { perStage } from '../pipeline/index.ts'
import type { Month } from './months.ts'

/** What the cases of a measure are looked for with. */
export interface Asked {
  readonly months: readonly Month[]
  /** ISO instant: what could not have happened by then is not judged. */
  readonly now: string
  readonly today: string
  readonly stages: readonly Stage[]
  /** The first day on which a follow-up still counts (rule B6). */
  readonly followedSince: string
}

const monthOfInstant = (column: string) => `strftime('%Y-%m', ${column}, '+8 hours')`
const minutes = (from: string, to: string) => `max(0, unixepoch(${to}) - unixepoch(${from})) / 60.0`
const twoDays = 2 * 86_400

const within = (column: string) => `${column} >= ? AND ${column} < ?`
const span = ({ months }: Asked) => [months[0]?.start ?? '', months.at(-1)?.end ?? '']

/** One line per case: whose, which month, what it is, and what it adds to numerator and denominator. Means count minutes. */
type CaseSql = (asked: Asked) => Fragment

const firstTouch: CaseSql = (asked) => ({
  sql: `SELECT l.assigned_to AS member_id, ${monthOfInstant('l.assigned_at')} AS month, 'lead' AS subject, l.id AS id, l.name AS name,
      l.customer_id, l.assigned_at AS at, coalesce(l.first_touch_at <= l.touch_due_at, 0) AS num, 1 AS den
    FROM lead AS l WHERE ${within('l.assigned_at')} AND (l.touch_due_at <= ? OR l.first_touch_at IS NOT NULL)`,
  values: [...span(asked), asked.now],
})

const quoteFeedback: CaseSql = (asked) => ({
  sql: `SELECT (SELECT id FROM member WHERE name = q.owner) AS member_id, ${monthOfInstant('s.sent_at')} AS month, 'quote' AS subject,
      q.id AS id, q.number || ' ' || q.title AS name, q.customer_id, s.sent_at AS at,
      coalesce(unixepoch(s.feedback_at) - unixepoch(s.sent_at) <= ${twoDays}, 0) AS num, 1 AS den
    FROM quote_sending AS s JOIN quote AS q ON q.id = s.quote_id
    WHERE ${within('s.sent_at')} AND (s.feedback_at IS NOT NULL OR unixepoch(s.sent_at) + ${twoDays} <= unixepoch(?))`,
  values: [...span(asked), asked.now],
})

/**
 * A customer is under contract while its service or a contract that was signed runs at the end of the month. Until a
 * quarter ends nobody can be late for it: the quarter before still counts. Months before the customer was entered are nobody's:
 * what was measured then, no record says.
 */
const valueUpdates: CaseSql = (asked) => ({
  sql: `SELECT k.owner_id AS member_id, m.month AS month, 'customer' AS subject, k.id AS id, k.name AS name, k.id AS customer_id,
      NULL AS at, EXISTS (SELECT 1 FROM value_indicator AS i WHERE i.customer_id = k.id AND i.quarter IN (m.quarter, m.before)) AS num,
      1 AS den
    FROM (SELECT id FROM customer WHERE service_end_on >= ? UNION SELECT customer_id FROM contract WHERE status IN ('履行中', '已完成')) AS u
    JOIN customer AS k ON k.id = u.id
    CROSS JOIN (SELECT value ->> 'month' AS month, value ->> 'last' AS last, value ->> 'quarter' AS quarter, value ->> 'before' AS before FROM json_each(?)) AS m
    WHERE date(k.created_at, '+8 hours') <= m.last AND (k.service_end_on >= min(m.last, ?) OR EXISTS (SELECT 1 FROM contract AS c WHERE c.customer_id = k.id AND c.status IN ('履行中', '已完成')
      AND coalesce(c.starts_on, c.signed_on, '9999') <= m.last AND coalesce(c.ends_on, '9999') >= min(m.last, ?)))`,
  values: [asked.months[0]?.last ?? '', JSON.stringify(asked.months), asked.today, asked.today],
})

/** Answered is the first change of the task by anybody but who gave it away. */
const answeredAt = `coalesce((SELECT min(s.at) FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
  WHERE r.row_id = t.id AND r.table_name = 'task' AND r.op = 'update' AND s.actor <> g.name), t.closed_at)`

const colleagueTasks = `task AS t JOIN member AS g ON g.id = t.delegated_by_id AND t.owner_id IS NOT NULL AND t.owner_id <> t.delegated_by_id`
const aboutCustomer = `CASE WHEN t.subject = 'customer' THEN t.subject_id END AS customer_id`

const responses: CaseSql = (asked) => ({
  sql: `SELECT member_id, month, 'task' AS subject, id, name, customer_id, at,
      coalesce(${minutes('at', 'answered')}, 0) AS num, answered IS NOT NULL AS den
    FROM (SELECT t.owner_id AS member_id, ${monthOfInstant('t.created_at')} AS month, t.id AS id, t.title AS name, ${aboutCustomer},
      t.created_at AS at, ${answeredAt} AS answered FROM ${colleagueTasks} WHERE ${within('t.created_at')} AND t.state <> 'cancelled')`,
  values: span(asked),
})

const handOvers: CaseSql = (asked) => ({
  sql: `SELECT NULL AS member_id, ${monthOfInstant('h.at')} AS month, 'hand-over' AS subject, h.id AS id, h.member_name AS name,
      NULL AS customer_id, h.at AS at, h.contacts_moved AS num, h.contacts_known AS den
    FROM hand_over AS h WHERE ${within('h.at')}`,
  values: span(asked),
})

/** Newly signed is a customer's first signing of all; what was said to a customer by whomever is an outbound touch. */
const newBusiness: CaseSql = (asked) => {
  const signing = perStage('e.to_stage', asked.stages, ({ key, closing }) => (key === 'sign' || closing === 'won' ? 1 : null))
  return {
    sql: `SELECT k.owner_id AS member_id, ${monthOfInstant('f.at')} AS month, 'customer' AS subject, k.id AS id, k.name AS name,
        k.id AS customer_id, f.at AS at, 1 AS num, 0 AS den
      FROM (SELECT c.customer_id, min(e.at) AS at FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
        WHERE e.first = 1 AND ${signing} = 1 GROUP BY c.customer_id) AS f JOIN customer AS k ON k.id = f.customer_id
      WHERE ${within('f.at')}
      UNION ALL
      SELECT a.member_id, ${monthOfInstant('a.at')}, 'activity', a.id, coalesce(a.need, a.kind), a.customer_id, a.at, 0, 1
      FROM activity AS a WHERE ${within('a.at')}`,
    values: [...span(asked), ...span(asked)],
  }
}

/** What a customer's file lacks is known as of now only: earlier months have no figure. */
const wholeFiles: CaseSql = (asked) => ({
  sql: `SELECT k.owner_id AS member_id, ? AS month, 'customer' AS subject, k.id AS id, k.name AS name, k.id AS customer_id,
      NULL AS at, k.missing IS NULL AS num, 1 AS den
    FROM customer AS k WHERE k.owner_id IS NOT NULL AND k.last_contact_on >= ?`,
  values: [asked.months.at(-1)?.last.slice(0, 7) ?? '', asked.followedSince],
})

const closings: CaseSql = (asked) => ({
  sql: `SELECT t.delegated_by_id AS member_id, ${monthOfInstant('t.closed_at')} AS month, 'task' AS subject, t.id AS id, t.title AS name,
      ${aboutCustomer}, t.closed_at AS at, ${minutes('t.created_at', 't.closed_at')} AS num, 1 AS den
    FROM ${colleagueTasks} WHERE g.role = 'rep' AND t.state = 'done' AND ${within('t.closed_at')}`,
  values: span(asked),
})

/** Rules G1–G9 but G7, whose scores are not SQL's to tell. */
export const caseSql: Readonly<Record<Exclude<MeasureId, 'G7'>, CaseSql>> = {
  G1: firstTouch,
  G2: quoteFeedback,
  G3: valueUpdates,
  G4: responses,
  G5: handOvers,
  G6: newBusiness,
  G8: wholeFiles,
  G9: closings,
}
