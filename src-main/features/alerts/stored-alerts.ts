import type { Alert } from '../../../src-preload/contract/alerts.ts'
import type { Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { hasShippedWords } from '../../domain/alert-rules/shipped-rules.ts'
import { ruleVersion, storedRules, type AlertSubjects } from '../alert-rules/index.ts'

export interface AlertRow {
  readonly id: number
  readonly rule_key: string
  readonly rule_version: number
  readonly severity: Severity
  readonly title: string
  readonly body: string
  readonly subject: string
  readonly subject_id: number
  /** What a screen opens. */
  readonly open_id: number
  readonly subject_name: string | null
  readonly owner_name: string | null
  readonly fired_at: string
  readonly due_at: string | null
  readonly late: number
  readonly facts: string
  readonly cause: number | null
  readonly state: Alert['state']
  readonly snoozed_until: string | null
}

/** A value for each kind of subject: its id now, its name, its owner. */
function bySubject(subjects: AlertSubjects, value: (name: string) => string, ofMember: string): string {
  const cases = [...subjects.keys()].map((name) => `WHEN '${name}' THEN ${value(name)}`)
  return `CASE o.subject ${cases.join(' ')} WHEN 'member' THEN ${ofMember} END`
}

/** What the inbox joins of an occurrence: `i` its first inbox row (or the one of a member), `o` the occurrence. */
export class AlertSql {
  readonly #subjects: AlertSubjects
  readonly idNow: string

  constructor(subjects: AlertSubjects) {
    this.#subjects = subjects
    this.idNow = bySubject(
      subjects,
      (name) => {
        const became = subjects.get(name)?.became?.('o.subject_id')
        return became === undefined ? 'o.subject_id' : `coalesce(${became}, o.subject_id)`
      },
      'o.subject_id',
    )
  }

  #of(column: 'nameSql' | 'ownerSql' | 'open' | 'one'): (name: string) => string {
    return (name) => {
      const subject = this.#subjects.get(name)
      if (!subject) return 'NULL'
      const became = subject.became?.('o.subject_id')
      const id = became === undefined ? 'o.subject_id' : `coalesce(${became}, o.subject_id)`
      const there = subject.thereSql ?? '1'
      const value = column === 'one' ? there : column === 'open' ? (subject.openSql ?? 'c.id') : subject[column]
      return `(SELECT ${value} FROM ${subject.table} AS c WHERE c.id = ${id})`
    }
  }

  /**
   * Alerts of deleted rows are kept but not shown: undo brings the row back and the alert with it. Those of a merged one are
   * its survivor's, unless that has the very same.
   */
  get from(): string {
    const there = bySubject(this.#subjects, this.#of('one'), '1')
    const merged = [...this.#subjects.values()].filter((subject) => subject.became !== undefined)
    const twice = merged.map(
      (subject) =>
        `AND NOT (o.subject = '${subject.name}' AND EXISTS (SELECT 1 FROM alert_occurrence AS b WHERE b.rule_key = o.rule_key AND b.subject_id = ${subject.became?.('o.subject_id')} AND b.period = o.period))`,
    )
    return `FROM alert_inbox AS i CROSS JOIN alert_occurrence AS o ON o.id = i.occurrence_id WHERE (${there}) = 1 ${twice.join(' ')}`
  }

  get columns(): string {
    return `o.*, ${this.idNow} AS subject_id, ${bySubject(this.#subjects, this.#of('open'), 'o.subject_id')} AS open_id, ${bySubject(this.#subjects, this.#of('nameSql'), '(SELECT name FROM member WHERE id = o.subject_id)')} AS subject_name,
      (SELECT name FROM member WHERE id = ${bySubject(this.#subjects, this.#of('ownerSql'), 'o.subject_id')}) AS owner_name, i.state, i.snoozed_until`
  }
}

/** One row for each occurrence: the first told stands for all, unless one member is asked about. */
export function inboxOf(memberId: number | undefined): { sql: string; values: SqlValue[] } {
  return memberId === undefined
    ? { sql: `NOT EXISTS (SELECT 1 FROM alert_inbox AS e WHERE e.occurrence_id = i.occurrence_id AND e.id < i.id)`, values: [] }
    : { sql: 'i.recipient_id = ?', values: [memberId] }
}

/** Rows as the screen gets them, with everyone each was told to. */
export function toAlerts(r: Reading, rows: readonly AlertRow[]): Alert[] {
  const names = new Map(storedRules(r).map((rule) => [rule.key, rule.definition.name]))
  const told = r.read.all<{ occurrence_id: number; id: number; name: string | null; cc: number; level: number }>(
    `SELECT i.occurrence_id, i.recipient_id AS id, m.name, i.cc, i.level FROM alert_inbox AS i LEFT JOIN member AS m ON m.id = i.recipient_id
     WHERE i.occurrence_id IN (SELECT value FROM json_each(?)) ORDER BY i.level, i.cc, i.id`,
    JSON.stringify(rows.map(({ id }) => id)),
  )
  const asShipped = new Map<string, boolean>()
  const shipped = ({ rule_key: key, rule_version: version }: AlertRow) => {
    const id = `${key} ${version}`
    const known = asShipped.get(id) ?? hasShippedWords(key, ruleVersion(r, key, version))
    asShipped.set(id, known)
    return known
  }
  return rows.map((row) => {
    const recipients = told.filter((one) => one.occurrence_id === row.id)
    return {
      id: row.id,
      rule: row.rule_key,
      ruleName: names.get(row.rule_key) ?? row.rule_key,
      severity: row.severity,
      title: row.title,
      body: row.body,
      shippedWords: shipped(row),
      facts: JSON.parse(row.facts) as Alert['facts'],
      subject: row.subject,
      subjectId: row.open_id,
      subjectName: row.subject_name ?? '',
      ownerName: row.owner_name,
      recipients: recipients.map(({ id, name, cc, level }) => ({ id, name: name ?? '', cc: cc === 1, level })),
      raisedAt: row.fired_at,
      dueAt: row.due_at,
      late: row.late === 1,
      state: row.state,
      snoozedUntil: row.snoozed_until,
      escalated: Math.max(0, ...recipients.map(({ level }) => level)),
    }
  })
}
