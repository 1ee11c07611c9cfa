import type { AlertRule } from '../../../src-preload/contract/alerts.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { addDays, daysBetween } from '../../domain/_base/dates.ts'
import { customerAlerts, type AlertOccurrence } from '../../domain/alerts/customer-alerts.ts'
import { silenceOf } from '../../domain/customers/silence.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { silenceLimits } from '../customers/index.ts'
import { rulesOn } from '../settings/index.ts'

interface Subject {
  readonly id: number
  readonly name: string
  readonly service_end_on: string | null
  readonly last_contact_on: string | null
  readonly annual_purchase_fen: number | null
}

export interface RaisedLine {
  readonly rule: AlertRule
  readonly count: number
  readonly first: string
}

const pageSize = 5000

/**
 * Runs the first alert rules over all customers (rules B6, H2). An occurrence that exists is not raised again; one that
 * became true on an earlier day than the last evaluation's next is marked late. Returns a line per rule for the desktop.
 */
export function evaluateAlerts(w: Writing): { raised: number; lines: RaisedLine[] } {
  const today = w.clock.today()
  const at = w.clock.now()
  const rules = rulesOn(w.read, today)
  const limits = silenceLimits(w)
  const lastRun = w.read.value<string>(`SELECT value FROM meta WHERE key = 'alerts_evaluated_on'`)
  const lines = new Map<AlertRule, { count: number; first: string }>()
  let raised = 0
  w.gate.write({ command: 'alerts.evaluate', actor: w.actor, origin: 'rule', at }, (tx) => {
    const unseen = lastRun !== undefined && lastRun < today ? addDays(lastRun, 1) : today
    const soon = addDays(today, Math.max(...rules.serviceEndLeadDays))
    for (const subjects of pages(tx.read, addDays(today, -limits.dormantAfterDays), unseen, soon)) {
      const names = new Map(subjects.map((subject) => [subject.id, subject.name]))
      const occurrences = customerAlerts(
        subjects.map((subject) => ({
          id: subject.id,
          serviceEndOn: subject.service_end_on,
          lastContactOn: subject.last_contact_on,
          silence: silenceOf(
            {
              daysSinceContact: subject.last_contact_on === null ? null : daysBetween(subject.last_contact_on, today),
              annualPurchaseFen: subject.annual_purchase_fen,
            },
            limits,
          ),
        })),
        today,
        rules,
        lastRun ?? null,
      )
      for (const occurrence of occurrences) {
        const since = becameTrueOn(occurrence, today, rules)
        const late = lastRun !== undefined && since > lastRun && since < today
        const written = tx.unlogged(
          'alert',
          raiseSql,
          occurrence.rule,
          occurrence.customerId,
          occurrence.period,
          occurrence.days,
          at,
          Number(late),
          occurrence.customerId,
          occurrence.rule,
          occurrence.period,
        )
        if (written === 0) continue
        raised++
        const line = lines.get(occurrence.rule)
        if (line) line.count++
        else lines.set(occurrence.rule, { count: 1, first: names.get(occurrence.customerId) ?? '' })
      }
    }
    tx.unlogged(
      'alert',
      `UPDATE alert SET state = 'unread', snoozed_until = NULL WHERE state = 'snoozed' AND snoozed_until <= ?`,
      today,
    )
    tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('alerts_evaluated_on', ?)`, today)
  })
  return { raised, lines: [...lines].map(([rule, line]) => ({ rule, ...line })) }
}

/**
 * Once for a customer, a rule and a period; also when it was raised for one that was merged into the customer since. The
 * merges are asked first (CROSS JOIN): there are few, and alerts by rule are many.
 */
const raiseSql = `INSERT OR IGNORE INTO alert (rule, customer_id, period, days, raised_at, late) SELECT ?, ?, ?, ?, ?, ?
  WHERE NOT EXISTS (SELECT 1 FROM customer_merge AS g CROSS JOIN alert AS b ON b.customer_id = g.from_id
    WHERE g.into_id = ? AND b.rule = ? AND b.period = ?)`

/** Only customers that some rule can be about: a service ending soon or a contact long ago. */
function* pages(read: ReadHandle, quietSince: string, from: string, soon: string): Generator<Subject[]> {
  for (let after = 0; ;) {
    const page = read.all<Subject>(
      `SELECT id, name, service_end_on, last_contact_on, annual_purchase_fen FROM customer
       WHERE id > ? AND (last_contact_on <= ? OR service_end_on BETWEEN ? AND ?) ORDER BY id LIMIT ?`,
      after,
      quietSince,
      from,
      soon,
      pageSize,
    )
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.id
  }
}

/** The day on which the condition turned true, from the figure the occurrence carries. */
function becameTrueOn({ rule, days }: AlertOccurrence, today: string, rules: RuleSettings): string {
  if (rule === 'service-ending-30') return addDays(today, days - 30)
  if (rule === 'service-ending-7') return addDays(today, days - 7)
  const limit = rule === 'dormant-risk' ? rules.dormantAfterDays : rules.silentAfterDays
  return addDays(today, limit - days)
}
