import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import type { AlertSubjects } from '../alert-rules/index.ts'
import { AlertSql, inboxOf, toAlerts, type AlertRow } from '../alerts/index.ts'
import { mostRead, type Asked } from './asked.ts'

const open = `i.state IN ('unread', 'acknowledged')`
const ofTrials = `('trial', 'trial-node', 'trial-escalation')`
/** What these say, the page's own tasks and promises say already: those of one's own customers, or of all. */
const saidElsewhere = (memberId: number | null) =>
  memberId === null
    ? `o.subject NOT IN ('task', 'promise', 'trial', 'trial-node', 'trial-escalation')`
    : `o.subject <> 'task' AND NOT (o.subject = 'promise' AND EXISTS (
         SELECT 1 FROM promise_crossing AS p JOIN obligation AS b ON b.id = p.obligation_id JOIN customer AS k ON k.id = b.customer_id
         WHERE p.id = o.subject_id AND k.owner_id = i.recipient_id))
       AND NOT (o.subject IN ${ofTrials} AND EXISTS (
         SELECT 1 FROM trial AS t WHERE t.id = o.subject_id
           AND i.recipient_id IN (t.owner_id, t.node_handler_id, t.node_escalation_id)))`

function inbox(memberId: number | null): { sql: string; values: SqlValue[] } {
  return inboxOf(memberId ?? undefined)
}

/** More than the page shows, for some of them may be about what is gone. */
const textsRead = 200

/**
 * Open reminders told to this member: critical ones are red, warnings due; the others stay in the inbox. The most urgent come
 * with their texts; `more` counts the others, which no page shows.
 */
export function alertItems(r: Reading, subjects: AlertSubjects, { part, memberId }: Asked): { items: TodayItem[]; more: number } {
  const sql = new AlertSql(subjects)
  const { sql: mine, values } = inbox(memberId)
  // The cheap conditions choose the rows; only those are asked whether what they are about still stands.
  const found = r.read.all<{ id: number; due: string }>(
    `SELECT i.id, coalesce(o.due_at, o.fired_at) AS due FROM alert_inbox AS i JOIN alert_occurrence AS o ON o.id = i.occurrence_id
     WHERE ${open} AND ${mine} AND o.severity = ? AND ${saidElsewhere(memberId)} ORDER BY i.id DESC LIMIT ${mostRead}`,
    ...values,
    part === 'red' ? 'critical' : 'warning',
  )
  if (found.length === 0) return { items: [], more: 0 }
  // As the page orders them: what is due first, then the older one.
  const ids = found.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id)).map(({ id }) => id)
  const rows = r.read.all<AlertRow>(
    `SELECT ${sql.columns} ${sql.from} AND i.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids.slice(0, textsRead)),
  )
  const items = toAlerts(r, rows).map((one): TodayItem => {
    const { rule, title, body, shippedWords, facts, subject, subjectId, subjectName } = one
    const customer = subject === 'customer'
    return {
      key: `alert:${one.id}`,
      kind: 'alert',
      id: one.id,
      title,
      detail: body,
      light: part === 'red' ? 'red' : 'amber',
      dueOn: null,
      dueAt: one.dueAt ?? one.raisedAt,
      customerId: customer ? subjectId : null,
      customerName: customer ? subjectName : null,
      ownerName: one.ownerName,
      opportunityId: null,
      node: null,
      unread: one.state === 'unread',
      alert: { rule, title, body, shippedWords, facts, subject, subjectId, subjectName },
      team: null,
    }
  })
  return { items, more: Math.max(0, ids.length - textsRead) }
}

/** Reminders that only inform, up to 999: they are counted, not shown. */
export function quietAlerts({ read }: Reading, memberId: number | null): number {
  const { sql, values } = inbox(memberId)
  return (
    read.value<number>(
      `SELECT count(*) FROM (SELECT 1 FROM alert_inbox AS i JOIN alert_occurrence AS o ON o.id = i.occurrence_id
       WHERE ${open} AND ${sql} AND o.severity = 'info' AND ${saidElsewhere(memberId)} LIMIT 999)`,
      ...values,
    ) ?? 0
  )
}
