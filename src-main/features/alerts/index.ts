import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { alertRules, type Alert, type AlertRule, type alerts } from '../../../src-preload/contract/alerts.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { evaluateAlerts } from './evaluate.ts'

interface AlertRow {
  readonly id: number
  readonly rule: AlertRule
  readonly customer_id: number
  readonly customer_name: string
  readonly owner_name: string | null
  readonly days: number | null
  readonly raised_at: string
  readonly late: number
  readonly state: Alert['state']
  readonly snoozed_until: string | null
}

/**
 * Alerts of deleted customers are kept but not shown: undo brings the customer back and the alert with it. Those of a
 * merged one are its survivor's, unless that has the very same.
 */
const joined = `FROM alert AS a LEFT JOIN customer_merge AS g ON g.from_id = a.customer_id
  JOIN customer AS c ON c.id = coalesce(g.into_id, a.customer_id)`
const once = `NOT EXISTS (SELECT 1 FROM alert AS b WHERE b.rule = a.rule AND b.customer_id = g.into_id AND b.period = a.period)`

/** What cannot wait stands first. */
const urgency = `instr(',service-ending-7,key-silent,service-ending-30,silent,dormant-risk', ',' || a.rule)`

export const alertsReads: QueryHandlers<typeof alerts, Reading> = {
  list({ read }, { rule, open = true, offset = 0, limit = 100 }) {
    const conditions = [once, open ? `a.state IN ('unread', 'acknowledged')` : '1']
    const values: SqlValue[] = []
    if (rule) {
      conditions.push('a.rule = ?')
      values.push(rule)
    }
    const where = conditions.join(' AND ')
    const rows = read.all<AlertRow>(
      `SELECT a.*, c.id AS customer_id, c.name AS customer_name, (SELECT name FROM member WHERE id = c.owner_id) AS owner_name ${joined} WHERE ${where}
       ORDER BY a.state = 'unread' DESC, ${urgency}, CASE WHEN a.rule LIKE 'service%' THEN a.days ELSE -a.days END, a.id LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    return {
      total: read.value<number>(`SELECT count(*) ${joined} WHERE ${where}`, ...values) ?? 0,
      rows: rows.map((row) => ({
        id: row.id,
        rule: row.rule,
        customerId: row.customer_id,
        customerName: row.customer_name,
        ownerName: row.owner_name,
        days: row.days,
        raisedAt: row.raised_at,
        late: row.late === 1,
        state: row.state,
        snoozedUntil: row.snoozed_until,
      })),
    }
  },

  counts({ read }) {
    const rows = read.all<{ rule: AlertRule; open: number; unread: number }>(
      `SELECT a.rule, count(*) AS open, sum(a.state = 'unread') AS unread ${joined} WHERE ${once} AND a.state IN ('unread', 'acknowledged') GROUP BY a.rule`,
    )
    return {
      unread: rows.reduce((sum, row) => sum + row.unread, 0),
      rules: alertRules.map((rule) => rows.find((row) => row.rule === rule) ?? { rule, open: 0, unread: 0 }),
    }
  },
}

export const alertsCommands: CommandHandlers<typeof alerts, Writing> = {
  mark(w, { ids, rule, state, until }) {
    const snoozed = state === 'snoozed' ? (until ?? null) : null
    const done = w.gate.write({ command: 'alerts.mark', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
      let changed = 0
      const set = 'UPDATE alert SET state = ?, snoozed_until = ? WHERE'
      for (const id of ids ?? []) changed += tx.unlogged('alert', `${set} id = ?`, state, snoozed, id)
      if (rule) changed += tx.unlogged('alert', `${set} rule = ? AND state IN ('unread', 'acknowledged')`, state, snoozed, rule)
      return changed
    })
    return { changed: done.result }
  },
  evaluate: (w) => ({ raised: evaluateAlerts(w).raised }),
}

export { evaluateAlerts } from './evaluate.ts'
