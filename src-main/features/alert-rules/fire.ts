import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import { compileRule } from './compile-rule.ts'
import { intentOf } from './evaluate-changes.ts'
import { setRuleState } from './marks.ts'
import { factColumns, factsOf, lateAfterMs, Raiser } from './raise.ts'
import type { Firing } from './scan.ts'
import { storedRules } from './stored-rules.ts'
import { readingAt, type AlertSubject, type AlertSubjects } from './subject.ts'
import { dayOf } from './scan.ts'

export interface OwnerGroup {
  readonly ownerId: number | null
  readonly facts: Readonly<Record<string, string | number | null>>
}

/** Names shown of a group; the number says how many there are. */
const namesShown = 8

export function groupFacts(r: Reading, subject: AlertSubject): Record<string, Fragment> {
  return {
    负责人: { sql: `coalesce((SELECT name FROM member WHERE id = g.g_owner), '未分配')`, values: [] },
    数量: { sql: 'count(*)', values: [] },
    名单: {
      sql: `group_concat(CASE WHEN g.g_place <= ${namesShown} THEN g.g_name END, '、') || CASE WHEN count(*) > ${namesShown} THEN ' 等' ELSE '' END`,
      values: [],
    },
    ...subject.ownerFacts?.(r),
  }
}

/** What a scheduled rule finds now, one group for each owner. Read on a reader: it may take a while. */
export function ownerGroups(r: Reading, subjects: AlertSubjects, { rule: key, at }: Firing): OwnerGroup[] {
  const rule = storedRules(r).find((one) => one.key === key)
  const subject = rule && subjects.get(rule.definition.subject)
  if (!rule || !subject) return []
  // Judged by the clock of its time: a brief of Friday is about Friday.
  const asOf = readingAt(r, at, dayOf(at))
  const { where } = compileRule(asOf, subject, rule.definition)
  const { names, sql, values } = factColumns(groupFacts(asOf, subject))
  const groups = r.read
    .all<{ owner: number | null; [fact: string]: string | number | null }>(
      `SELECT g.g_owner AS owner ${sql} FROM (SELECT c.*, (${subject.ownerSql}) AS g_owner, (${subject.nameSql}) AS g_name,
         row_number() OVER (PARTITION BY (${subject.ownerSql}) ORDER BY c.id) AS g_place
       FROM ${subject.table} AS c WHERE ${where.sql}) AS g GROUP BY g.g_owner ORDER BY g.g_owner`,
      ...values,
      ...where.values,
    )
    .map((row) => ({ ownerId: row.owner, facts: factsOf(row, names) }))
  return withTexts(asOf, subject, groups)
}

/** Groups with what SQL cannot say of their owners. */
export function withTexts(r: Reading, { ownerTexts }: AlertSubject, groups: readonly OwnerGroup[]): OwnerGroup[] {
  const texts = ownerTexts?.of(
    r,
    groups.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])),
  )
  return groups.map(({ ownerId, facts }) => ({ ownerId, facts: { ...facts, ...texts?.get(ownerId ?? 0) } }))
}

/** Remembers the time being dealt with, so that a restart finishes it before a later one. */
export function beginFiring(w: Writing, { rule, at }: Firing): void {
  w.gate.write(intentOf(w), (tx) => setRuleState(tx, rule, { firing_at: at }))
}

/** All groups of a scheduled time, and that it is done with, in one transaction. */
export function fireGroups(
  w: Writing,
  { rule: key, at, groups }: Firing & { groups: readonly OwnerGroup[] },
): { raised: number } {
  const rule = storedRules(w).find((one) => one.key === key)
  const { result } = w.gate.write(intentOf(w), (tx) => {
    const raiser = new Raiser(w, tx)
    const late = instantOf(w.clock.now()) - instantOf(at) > lateAfterMs
    if (rule?.enabled)
      for (const { ownerId, facts } of groups)
        raiser.raise(rule, 'member', { subjectId: ownerId ?? 0, period: at, ownerId, facts, late, dueAt: at, cause: null })
    setRuleState(tx, key, { fired_until: at, firing_at: null })
    return raiser.raised
  })
  return { raised: result }
}

export function endFiring(w: Writing, { rule, at }: Firing): void {
  w.gate.write(intentOf(w), (tx) => setRuleState(tx, rule, { fired_until: at, firing_at: null }))
}
