import type { RuleDefinition, Severity } from '../../../src-preload/contract/alert-rules.ts'
import { fillText } from '../../domain/alert-rules/rule-text.ts'
import { rungAt } from '../../domain/notices/delivery-times.ts'
import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { Outgoing } from '../channels/index.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { Addressees } from './recipients.ts'
import type { StoredRule } from './stored-rules.ts'
import { RuleTasks } from './rule-tasks.ts'
import type { AlertSubject } from './subject.ts'

/** A notice is late when it is told more than this after it became true. */
export const lateAfterMs = 60_000

export interface Raising {
  readonly subjectId: number
  readonly period: string
  readonly ownerId: number | null
  /** Where an owner has none of their own. */
  readonly region?: string | null
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly late: boolean
  readonly dueAt: string | null
  readonly cause: number | null
}

/** Writes occurrences with everything that follows from them, in one transaction: inbox, outbox, ladder, task. */
export class Raiser {
  readonly #tx: GateTransaction
  readonly #at: string
  readonly #calendar: WorkingCalendar
  readonly #addressees: Addressees
  readonly #outgoing: Outgoing
  readonly #tasks: RuleTasks
  raised = 0

  /** `firstLook`: what stands already is found all at once; it becomes a few tasks and one that counts the rest. */
  constructor(w: Writing, tx: GateTransaction, { firstLook = false } = {}) {
    this.#tx = tx
    this.#at = w.clock.now()
    this.#calendar = workspaceCalendar(w)
    this.#addressees = new Addressees(tx.read)
    this.#outgoing = new Outgoing(w, tx, this.#calendar)
    this.#tasks = new RuleTasks(tx, this.#at, this.#calendar, firstLook)
  }

  /** False when it was there already: told once, whatever happens. */
  raise(rule: StoredRule, subjectName: string, what: Raising): boolean {
    const { definition } = rule
    const tx = this.#tx
    const written = tx.unlogged(
      'alert_occurrence',
      `INSERT OR IGNORE INTO alert_occurrence (rule_key, rule_version, subject, subject_id, period, fired_at, due_at, late, severity, title, body, facts, cause)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      rule.key,
      rule.version,
      subjectName,
      what.subjectId,
      what.period,
      this.#at,
      what.dueAt,
      Number(what.late),
      definition.severity,
      fillText(definition.title, what.facts),
      fillText(definition.body, what.facts),
      JSON.stringify(what.facts),
      what.cause,
    )
    if (written === 0) return false
    const id = tx.read.value<number>('SELECT last_insert_rowid()') ?? 0
    this.tell(id, definition, definition.recipients, what.ownerId, 0, what.region ?? null)
    if (definition.task) this.#makeTask(rule, definition.task, subjectName, what)
    this.raised++
    return true
  }

  /** Puts an occurrence into the inboxes of those of one rung who have not got it, and into the outbox. */
  tell(
    occurrenceId: number,
    definition: RuleDefinition,
    recipients: RuleDefinition['recipients'],
    ownerId: number | null,
    level: number,
    region: string | null = null,
  ): void {
    const rung = definition.ladder[level]
    const escalateAt = rung ? isoOf(rungAt(this.#calendar, instantOf(this.#at), rung)) : null
    const told = this.#addressees.of(recipients, ownerId, region)
    let first = true
    for (const { id, cc } of told) {
      const fresh = this.#tx.unlogged(
        'alert_inbox',
        `INSERT OR IGNORE INTO alert_inbox (occurrence_id, recipient_id, cc, state, changed_at, level, escalate_at) VALUES (?, ?, ?, 'unread', ?, ?, ?)`,
        occurrenceId,
        id,
        Number(cc),
        this.#at,
        level,
        first ? escalateAt : null,
      )
      if (fresh > 0) first = false
    }
    // A rung whose people had it already still leads to the next.
    if (first && escalateAt !== null)
      this.#tx.unlogged(
        'alert_inbox',
        'UPDATE alert_inbox SET escalate_at = ?, level = ? WHERE id = (SELECT min(id) FROM alert_inbox WHERE occurrence_id = ?)',
        escalateAt,
        level,
        occurrenceId,
      )
    this.#outgoing.add(occurrenceId, definition, told, definition.severity satisfies Severity)
  }

  #makeTask(rule: StoredRule, task: NonNullable<RuleDefinition['task']>, subjectName: string, what: Raising): void {
    const owner =
      this.#addressees.of(rule.definition.recipients, what.ownerId, what.region ?? null).find(({ id, cc }) => id !== 0 && !cc)
        ?.id ?? null
    this.#tasks.make(rule, task, owner, subjectName, what)
  }
}

/** The columns `f0…` of facts, with their names in order. */
export function factColumns(facts: Readonly<Record<string, Fragment>>): {
  names: string[]
  sql: string
  values: Fragment['values']
} {
  const entries = Object.entries(facts)
  return {
    names: entries.map(([name]) => name),
    sql: entries.map(([, fragment], at) => `, (${fragment.sql}) AS f${at}`).join(''),
    values: entries.flatMap(([, fragment]) => [...fragment.values]),
  }
}

export function factsOf(
  row: Readonly<Record<string, string | number | null>>,
  names: readonly string[],
): Record<string, string | number | null> {
  return Object.fromEntries(names.map((name, at) => [name, row[`f${at}`] ?? null]))
}

/** Facts that every subject has. */
export function commonFacts(subject: AlertSubject): Record<string, Fragment> {
  return { 负责人: { sql: `SELECT name FROM member WHERE id = (${subject.ownerSql})`, values: [] } }
}
