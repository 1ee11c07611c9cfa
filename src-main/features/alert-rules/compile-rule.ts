import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { fillFilter } from '../../domain/alert-rules/parameters.ts'
import type { Reading } from '../../store/contexts.ts'
import { BadFilter, compileFilter, type FieldCatalogue, type Fragment } from '../../store/filter-sql.ts'
import { valuesOf } from './stored-rules.ts'
import { standsStill, type AlertSubject } from './subject.ts'

export interface CompiledRule {
  readonly where: Fragment
  /** SQL of the value that tells one time from the next; null: the condition must end first. */
  readonly episodeSql: string | null
}

const compiledFor = new WeakMap<Reading, Map<RuleDefinition, CompiledRule>>()
const fieldsFor = new WeakMap<Reading, Map<AlertSubject, FieldCatalogue>>()

/** Kept with a reading whose clock stands: sixty rules of one step share one catalogue, and are compiled once. */
function kept<K, V>(store: WeakMap<Reading, Map<K, V>>, r: Reading, key: K, make: () => V): V {
  if (!standsStill(r)) return make()
  const known = store.get(r) ?? new Map<K, V>()
  store.set(r, known)
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

/** A rule's condition as SQL for the reading's clock. Throws BadFilter. */
export function compileRule(r: Reading, subject: AlertSubject, definition: RuleDefinition): CompiledRule {
  return kept(compiledFor, r, definition, () => {
    const fields = kept(fieldsFor, r, subject, () => subject.fields(r))
    const where = compileFilter(fillFilter(definition.filter, valuesOf(r, definition)), fields)
    const name = definition.trigger.kind === 'condition' ? definition.trigger.episode : null
    return { where, episodeSql: name === null ? null : episodeSqlOf(fields, name) }
  })
}

function episodeSqlOf(fields: ReturnType<AlertSubject['fields']>, name: string): string {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field && 'sql' in field) return field.sql
  if (field && 'value' in field && field.value && field.value.values.length === 0) return field.value.sql
  throw new BadFilter(name, 'episode')
}

/** Fields that may tell one time from the next: those with a value of their own. */
export function episodeFields(r: Reading, subject: AlertSubject): string[] {
  return Object.entries(subject.fields(r))
    .filter(([, field]) => 'sql' in field && field.kind !== 'list')
    .map(([name]) => name)
}

/** The stored column behind a field, whose change the log tells; null for figures that follow from others. */
export function columnOf(r: Reading, subject: AlertSubject, name: string): string | null {
  const field = subject.fields(r)[name]
  if (!field || !('sql' in field)) return null
  return (/^c\.(\w+)$/.exec(field.sql) ?? /^c\.(\w+)$/.exec(field.groupSql ?? ''))?.[1] ?? null
}

/** Which columns of its own and which other tables a condition looks at; null: it cannot be told, so all. */
export function lookedAt(
  subject: AlertSubject,
  compiled: CompiledRule,
): { columns: ReadonlySet<string>; tables: ReadonlySet<string> } {
  const sql = `${compiled.where.sql} ${compiled.episodeSql ?? ''}`
  const columns = new Set([...sql.matchAll(/\bc\.(\w+)/g)].map((match) => match[1] ?? ''))
  const tables = new Set(Object.keys(subject.touchedThrough ?? {}).filter((table) => new RegExp(`\\b${table}\\b`).test(sql)))
  return { columns, tables }
}
