import type { Reading } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { compileRule, type CompiledRule } from './compile-rule.ts'
import { newlyTrue } from './evaluate-ids.ts'
import type { StoredRule } from './stored-rules.ts'
import type { AlertSubject } from './subject.ts'
import { tolerant } from './tolerant.ts'

/** Rows of the subject's table by id: after the first, up to the second. */
export interface Stretch {
  readonly after: number
  readonly upTo: number
}

interface Asked {
  readonly rule: StoredRule
  readonly compiled: CompiledRule
}

/** From so many rules on, each row is fetched once and asked all of them; fewer find their rows by their own indexes. */
const rulesTogether = 4
/** SQLite's own limits on one expression are far above this. */
const mostTogether = 64

/**
 * Candidates among these rows, by rule: those newly true, and those that stood and may have ended. `asOf` is the clock by
 * which the conditions are judged; a rule whose filter is broken finds nothing.
 */
export function candidates(
  asOf: Reading,
  subject: AlertSubject,
  rules: readonly StoredRule[],
  stretch: Stretch,
  period: string | undefined,
): Map<string, number[]> {
  const asked: Asked[] = []
  for (const rule of rules)
    tolerant(asOf, rule, () => asked.push({ rule, compiled: compileRule(asOf, subject, rule.definition) }))
  const found = new Map<string, number[]>()
  const page = { sql: 'c.id > ? AND c.id <= ?', values: [stretch.after, stretch.upTo] }
  const met = asked.length < rulesTogether ? null : metTogether(asOf, subject, asked, page)
  for (const [at, { rule, compiled }] of asked.entries()) {
    const ids = met
      ? untoldAmong(asOf, subject, rule, compiled, met[at] ?? [], period)
      : alone(asOf, subject, rule, compiled, stretch, period)
    if (rule.definition.trigger.kind === 'condition' && compiled.episodeSql === null && period === undefined)
      ids.push(...mayHaveEnded(asOf, subject, rule, compiled, stretch, met?.[at]))
    if (ids.length > 0) found.set(rule.key, ids)
  }
  return found
}

/**
 * The same for rows named by their ids, each rule with those that concern it: what a rule neither holds for nor stood for is left
 * out, so that a bulk edit asks each row once and not once a rule. Below some rules all are handed back: asking is cheaper.
 */
export function worthJudging(
  asOf: Reading,
  subject: AlertSubject,
  concerned: readonly { readonly rule: StoredRule; readonly ids: readonly number[] }[],
): Map<string, readonly number[]> {
  const all = new Map(concerned.map(({ rule, ids }) => [rule.key, ids]))
  if (concerned.length < rulesTogether) return all
  const asked: Asked[] = []
  for (const { rule } of concerned)
    tolerant(asOf, rule, () => asked.push({ rule, compiled: compileRule(asOf, subject, rule.definition) }))
  const list = JSON.stringify([...new Set(concerned.flatMap(({ ids }) => ids))])
  const met = metTogether(asOf, subject, asked, { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [list] })
  for (const [at, { rule, compiled }] of asked.entries()) {
    const holds = new Set(met[at])
    const stood =
      compiled.episodeSql === null
        ? asOf.read.column<number>(
            'SELECT subject_id FROM alert_standing WHERE rule_key = ? AND subject_id IN (SELECT value FROM json_each(?))',
            rule.key,
            list,
          )
        : []
    for (const id of stood) holds.add(id)
    all.set(rule.key, holds.size === 0 ? [] : (all.get(rule.key) ?? []).filter((id) => holds.has(id)))
  }
  return all
}

/** Ids that meet each rule's condition, in one pass over the rows for some dozens of rules. */
function metTogether(r: Reading, subject: AlertSubject, asked: readonly Asked[], scope: Fragment): number[][] {
  const met: number[][] = asked.map(() => [])
  for (let first = 0; first < asked.length; first += mostTogether) {
    const some = asked.slice(first, first + mostTogether)
    const flags = some.map(({ compiled }) => `(${compiled.where.sql})`)
    const values = some.flatMap(({ compiled }) => [...compiled.where.values])
    const sql = `SELECT c.id, ${flags.join(', ')} FROM ${subject.table} AS c WHERE ${scope.sql} AND (${flags.join(' OR ')})`
    for (const [id, ...holds] of r.read.eachArray(sql, ...values, ...scope.values, ...values))
      for (let at = 0; at < holds.length; at++) if (holds[at]) met[first + at]?.push(Number(id))
  }
  return met
}

const always = { sql: '1', values: [] }

/** Of those that meet the condition, the ones not told about yet. */
function untoldAmong(
  r: Reading,
  subject: AlertSubject,
  { key }: StoredRule,
  compiled: CompiledRule,
  ids: readonly number[],
  period: string | undefined,
): number[] {
  if (ids.length === 0) return []
  const scope = { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }
  const { from, values } = newlyTrue(subject, key, { ...compiled, where: always }, scope, period)
  return r.read.column<number>(`SELECT c.id ${from}`, ...values)
}

function alone(
  r: Reading,
  subject: AlertSubject,
  { key }: StoredRule,
  compiled: CompiledRule,
  { after, upTo }: Stretch,
  period: string | undefined,
): number[] {
  const scope = { sql: 'c.id > ? AND c.id <= ?', values: [after, upTo] }
  const { from, values } = newlyTrue(subject, key, compiled, scope, period)
  return r.read.column<number>(`SELECT c.id ${from}`, ...values)
}

/** Those that stood and no longer hold: they are judged where they are written, which takes the standing row away. */
function mayHaveEnded(
  r: Reading,
  subject: AlertSubject,
  { key }: StoredRule,
  { where }: CompiledRule,
  { after, upTo }: Stretch,
  met: readonly number[] | undefined,
): number[] {
  const standing: SqlValue[] = [key, after, upTo]
  if (met) {
    const holds = new Set(met)
    return r.read
      .column<number>(
        'SELECT subject_id FROM alert_standing WHERE rule_key = ? AND subject_id > ? AND subject_id <= ?',
        ...standing,
      )
      .filter((id) => !holds.has(id))
  }
  return r.read.column<number>(
    `SELECT s.subject_id FROM alert_standing AS s WHERE s.rule_key = ? AND s.subject_id > ? AND s.subject_id <= ?
     AND NOT EXISTS (SELECT 1 FROM ${subject.table} AS c WHERE c.id = s.subject_id AND coalesce((${where.sql}), 0))`,
    ...standing,
    ...where.values,
  )
}
