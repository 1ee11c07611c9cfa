import type { Reading, Writing } from '../../store/contexts.ts'
import { intentOf } from './evaluate-changes.ts'
import { Raiser } from './raise.ts'
import { ruleVersion } from './stored-rules.ts'
import type { AlertSubjects } from './subject.ts'

interface Waiting {
  readonly inbox_id: number
  readonly occurrence_id: number
  readonly level: number
  readonly rule_key: string
  readonly rule_version: number
  readonly subject: string
  readonly subject_id: number
}

const stepRows = 100

/** Tells the next rung of what nobody acknowledged in its time, and brings back what was snoozed until today (rule H3). */
export function climbLadders(w: Writing, subjects: AlertSubjects): { more: boolean } {
  const now = w.clock.now()
  const today = w.clock.today()
  const waiting = w.read.all<Waiting>(
    `SELECT i.id AS inbox_id, i.occurrence_id, i.level, o.rule_key, o.rule_version, o.subject, o.subject_id
     FROM alert_inbox AS i JOIN alert_occurrence AS o ON o.id = i.occurrence_id WHERE i.escalate_at <= ? ORDER BY i.escalate_at, i.id LIMIT ?`,
    now,
    stepRows,
  )
  const awake = w.read.get('SELECT 1 FROM alert_inbox WHERE snoozed_until <= ? LIMIT 1', today)
  if (waiting.length === 0 && !awake) return { more: false }
  w.gate.write(intentOf(w), (tx) => {
    if (awake)
      tx.unlogged(
        'alert_inbox',
        `UPDATE alert_inbox SET state = 'unread', snoozed_until = NULL, changed_at = ? WHERE snoozed_until <= ?`,
        now,
        today,
      )
    const raiser = new Raiser(w, tx)
    for (const one of waiting) {
      tx.unlogged('alert_inbox', 'UPDATE alert_inbox SET escalate_at = NULL WHERE id = ?', one.inbox_id)
      const definition = ruleVersion(w, one.rule_key, one.rule_version)
      const rung = definition?.ladder[one.level]
      if (definition && rung)
        raiser.tell(
          one.occurrence_id,
          definition,
          rung.recipients,
          ownerOf(w, subjects, one.subject, one.subject_id),
          one.level + 1,
        )
    }
  })
  return { more: waiting.length === stepRows }
}

/** The owner as of now: an escalation goes to whoever is in charge by then. */
function ownerOf(r: Reading, subjects: AlertSubjects, name: string, id: number): number | null {
  if (name === 'member') return id === 0 ? null : id
  const subject = subjects.get(name)
  if (!subject) return null
  return r.read.value<number | null>(`SELECT (${subject.ownerSql}) FROM ${subject.table} AS c WHERE c.id = ?`, id) ?? null
}
