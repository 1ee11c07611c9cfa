import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { alerts } from '../../../src-preload/contract/alerts.ts'
import type { Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { storedRules, type AlertSubjects } from '../alert-rules/index.ts'
import { explain } from './explain.ts'
import { AlertSql, inboxOf, toAlerts, type AlertRow } from './stored-alerts.ts'

const open = `i.state IN ('unread', 'acknowledged')`
const order = `i.state = 'unread' DESC, CASE o.severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, o.id DESC`

export function alertsReads(subjects: AlertSubjects): QueryHandlers<typeof alerts, Reading> {
  const sql = new AlertSql(subjects)
  return {
    list(r, { rule, memberId, open: onlyOpen = true, state, offset = 0, limit = 100 }) {
      const inbox = inboxOf(memberId)
      const values: SqlValue[] = [...inbox.values]
      const conditions = [inbox.sql]
      if (state !== undefined) {
        conditions.push('i.state = ?')
        values.push(state)
      } else if (onlyOpen) conditions.push(open)
      if (rule !== undefined) {
        conditions.push('o.rule_key = ?')
        values.push(rule)
      }
      const from = `${sql.from} AND ${conditions.join(' AND ')}`
      const rows = r.read.all<AlertRow>(
        `SELECT ${sql.columns} ${from} ORDER BY ${order} LIMIT ? OFFSET ?`,
        ...values,
        limit,
        offset,
      )
      return { total: r.read.value<number>(`SELECT count(*) ${from}`, ...values) ?? 0, rows: toAlerts(r, rows) }
    },

    counts(r, { memberId }) {
      const inbox = inboxOf(memberId)
      const rows = r.read.all<{ rule: string; open: number; unread: number; snoozed: number; severity: Severity }>(
        `SELECT o.rule_key AS rule, max(o.severity) AS severity, sum(${open}) AS open, sum(i.state = 'unread') AS unread, sum(i.state = 'snoozed') AS snoozed
         ${sql.from} AND ${inbox.sql} AND i.state <> 'done' GROUP BY o.rule_key`,
        ...inbox.values,
      )
      const rules = storedRules(r)
      return {
        unread: rows.reduce((sum, row) => sum + row.unread, 0),
        snoozed: rows.reduce((sum, row) => sum + row.snoozed, 0),
        rules: rows
          .filter((row) => row.open > 0)
          .map(({ rule, severity, open: count, unread }) => {
            const known = rules.find((one) => one.key === rule)
            return {
              rule,
              name: known?.definition.name ?? rule,
              severity: known?.definition.severity ?? severity,
              open: count,
              unread,
            }
          })
          .toSorted((a, b) => urgency(a.severity) - urgency(b.severity)),
      }
    },

    explain: (r, { id }) => explain(r, subjects, sql, id),
  }
}

const urgency = (severity: Severity) => (severity === 'critical' ? 0 : severity === 'warning' ? 1 : 2)

/** Whoever acknowledges, snoozes or finishes stops the ladder for all who were told. */
export const alertsCommands: Omit<CommandHandlers<typeof alerts, Writing>, 'evaluate'> = {
  mark(w, { ids, rule, memberId, state, until }) {
    const at = w.clock.now()
    const snoozed = state === 'snoozed' ? (until ?? null) : null
    const mine = memberId === undefined ? '' : 'AND recipient_id = ?'
    const who = memberId === undefined ? [] : [memberId]
    const done = w.gate.write({ command: 'alerts.mark', actor: w.actor, origin: 'user', at }, (tx) => {
      const meant = new Set<number>(ids ?? [])
      if (rule !== undefined)
        for (const id of tx.read.column<number>(
          `SELECT DISTINCT i.occurrence_id FROM alert_occurrence AS o JOIN alert_inbox AS i ON i.occurrence_id = o.id
           WHERE o.rule_key = ? AND i.state IN ('unread', 'acknowledged') ${mine.replace('recipient_id', 'i.recipient_id')}`,
          rule,
          ...who,
        ))
          meant.add(id)
      const list = JSON.stringify([...meant])
      const among = 'occurrence_id IN (SELECT value FROM json_each(?))'
      const changed =
        tx.read.value<number>(`SELECT count(DISTINCT occurrence_id) FROM alert_inbox WHERE ${among} ${mine}`, list, ...who) ?? 0
      tx.unlogged(
        'alert_inbox',
        `UPDATE alert_inbox SET state = ?, snoozed_until = ?, changed_at = ? WHERE ${among} ${mine}`,
        state,
        snoozed,
        at,
        list,
        ...who,
      )
      if (state !== 'unread') tx.unlogged('alert_inbox', `UPDATE alert_inbox SET escalate_at = NULL WHERE ${among}`, list)
      return changed
    })
    return { changed: done.result }
  },
}

export { AlertSql, inboxOf, toAlerts, type AlertRow } from './stored-alerts.ts'
