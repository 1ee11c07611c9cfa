import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { compileRule, type CompiledRule } from './compile-rule.ts'
import { commonFacts, factColumns, factsOf, lateAfterMs, type Raiser } from './raise.ts'
import type { StoredRule } from './stored-rules.ts'
import type { AlertSubject } from './subject.ts'

export interface Evaluation {
  /** The clock by which the condition is judged; texts are always written by today's. */
  readonly asOf: Reading
  readonly late: boolean
  /** Since when it is true, where that is known. */
  readonly dueAt?: string | null
  readonly cause?: number | null
  /** Told for this period whatever the condition's own: a scheduled time, a change. */
  readonly period?: string
  /** At a set time: lateness is the time's, not the row's. */
  readonly scheduled?: boolean
}

/** `c` restricted to a list of ids, bound as JSON. */
const among = 'c.id IN (SELECT value FROM json_each(?))'

/** Not told yet, nor about what became this one. Its rule, and its rule again where ids were merged, are bound. */
export function untold(subject: AlertSubject, periodSql: string): string {
  const own = `NOT EXISTS (SELECT 1 FROM alert_occurrence AS o WHERE o.rule_key = ? AND o.subject_id = c.id AND o.period = ${periodSql})`
  if (subject.formerIds === undefined) return own
  return `${own} AND NOT EXISTS (SELECT 1 FROM (${subject.formerIds}) AS was CROSS JOIN alert_occurrence AS o
    ON o.subject_id = was.id AND o.rule_key = ? AND o.period = ${periodSql})`
}

/** Condition, period and "not told yet" as one question about the rows `scope` leaves; `period` is selected beside the id. */
export function newlyTrue(
  subject: AlertSubject,
  ruleKey: string,
  compiled: CompiledRule,
  scope: Fragment,
  fixedPeriod?: string,
): { from: string; period: Fragment; values: SqlValue[] } {
  const { where, episodeSql } = compiled
  const from = `FROM ${subject.table} AS c WHERE ${scope.sql} AND (${where.sql}) ${subject.thereSql === undefined ? '' : `AND ${subject.thereSql}`}`
  const values = [...scope.values, ...where.values]
  if (fixedPeriod !== undefined) {
    const times = subject.formerIds === undefined ? [ruleKey, fixedPeriod] : [ruleKey, fixedPeriod, ruleKey, fixedPeriod]
    return {
      from: `${from} AND ${untold(subject, '?')}`,
      period: { sql: '?', values: [fixedPeriod] },
      values: [...values, ...times],
    }
  }
  if (episodeSql !== null) {
    const keys = subject.formerIds === undefined ? [ruleKey] : [ruleKey, ruleKey]
    return {
      from: `${from} AND (${episodeSql}) IS NOT NULL AND ${untold(subject, `CAST((${episodeSql}) AS TEXT)`)}`,
      period: { sql: `CAST((${episodeSql}) AS TEXT)`, values: [] },
      values: [...values, ...keys],
    }
  }
  return {
    from: `${from} AND NOT EXISTS (SELECT 1 FROM alert_standing AS s WHERE s.rule_key = ? AND s.subject_id = c.id)`,
    period: { sql: 'NULL', values: [] },
    values: [...values, ruleKey],
  }
}

/**
 * Judges one rule for some subjects and raises what is newly true. Conditions without a period of their own also end here:
 * the standing row goes when the filter no longer holds, so that the next time is a new one. Throws BadFilter.
 */
export function evaluateIds(
  w: Writing,
  tx: GateTransaction,
  raiser: Raiser,
  rule: StoredRule,
  subject: AlertSubject,
  ids: readonly number[],
  how: Evaluation,
): void {
  if (ids.length === 0) return
  const compiled = compileRule(how.asOf, subject, rule.definition)
  const list = JSON.stringify(ids)
  const scope = { sql: among, values: [list] }
  const standing = rule.definition.trigger.kind === 'condition' && compiled.episodeSql === null && how.period === undefined
  // A day gone by says nothing of what began after it: an hour that came was told before the days are made up for.
  const past = how.asOf.clock.today() < w.clock.today()
  if (standing) endStanding(tx, rule, subject, compiled, list, past ? how.asOf.clock.now() : null)
  const { from, period, values } = newlyTrue(subject, rule.key, compiled, scope, how.period)
  // Most looks find nothing: the figures are read for those found alone.
  const found = tx.read.all<{ id: number; period: string | null }>(
    `SELECT c.id, ${period.sql} AS period ${from} ORDER BY c.id`,
    ...period.values,
    ...values,
  )
  if (found.length === 0) return
  const { names, sql, values: factValues } = factColumns({ ...commonFacts(subject), ...subject.facts(w) })
  const rows = new Map(
    tx.read
      .all<{
        id: number
        owner: number | null
        region: string | null
        since: string | null
        [fact: string]: string | number | null
      }>(
        `SELECT c.id, (${subject.ownerSql}) AS owner, ${subject.regionSql ?? 'NULL'} AS region, ${subject.sinceSql ?? 'NULL'} AS since ${sql} FROM ${subject.table} AS c WHERE ${among}`,
        ...factValues,
        JSON.stringify(found.map(({ id }) => id)),
      )
      .map((row) => [row.id, row]),
  )
  const at = how.asOf.clock.now()
  for (const { id, period: ofItsOwn } of found) {
    const row = rows.get(id)
    if (!row) continue
    const told = ofItsOwn ?? at
    if (standing)
      tx.unlogged(
        'alert_standing',
        'INSERT OR IGNORE INTO alert_standing (rule_key, subject_id, since) VALUES (?, ?, ?)',
        rule.key,
        id,
        told,
      )
    // A row that says since when it is true knows better than the look that found it.
    const own = row.since === null || how.scheduled === true ? null : row.since
    raiser.raise(rule, subject.name, {
      subjectId: id,
      period: told,
      ownerId: row.owner,
      region: row.region,
      facts: factsOf(row, names),
      late: own === null ? how.late : instantOf(w.clock.now()) - instantOf(own) > lateAfterMs,
      dueAt: own ?? how.dueAt ?? null,
      cause: how.cause ?? null,
    })
  }
}

function endStanding(
  tx: GateTransaction,
  rule: StoredRule,
  subject: AlertSubject,
  { where }: CompiledRule,
  list: string,
  begunBy: string | null,
): void {
  tx.unlogged(
    'alert_standing',
    `DELETE FROM alert_standing WHERE rule_key = ? AND subject_id IN (SELECT value FROM json_each(?)) AND since <= coalesce(?, since)
     AND NOT EXISTS (SELECT 1 FROM ${subject.table} AS c WHERE c.id = alert_standing.subject_id AND coalesce((${where.sql}), 0))`,
    rule.key,
    list,
    begunBy,
    ...where.values,
  )
}
