import { foldText, twinsIn } from '../domain/_base/text.ts'
import type { Filter, FilterCondition, FilterOperator, FilterScalar, Sort } from '../../src-preload/contract/_words/filter.ts'
import type { SqlValue } from './read-handle.ts'

/** How a slice's field is stored; everything else about filtering follows from it. */
export type FieldKind = 'text' | 'number' | 'yuan' | 'date' | 'boolean' | 'list'

export interface StoredField {
  readonly kind: FieldKind
  /** SQL expression over the slice's main table, never built from what a person typed. */
  readonly sql: string
  /** Another expression to sort by, e.g. the pinyin of a name; a function where it depends on the data. */
  readonly sortSql?: string | (() => Fragment)
  /** What to group by, where it is cheaper than the value: the id behind a name. */
  readonly groupSql?: string
}

/** A field that is not a column: compiles itself. */
export interface VirtualField {
  compile(op: FilterOperator, value: FilterCondition['value']): Fragment | null
  readonly sortSql?: string
  /** The sort runs the other way, e.g. days since a date. */
  readonly sortReversed?: boolean
  /** Its value, where it can be grouped and summed. */
  readonly value?: Fragment & { readonly kind: 'text' | 'number' | 'boolean' }
}

export type FieldCatalogue = Readonly<Record<string, StoredField | VirtualField>>

export interface Fragment {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** A filter or sort names a field or operator that does not exist; `field` and `op` say which. */
export class BadFilter extends Error {
  readonly field: string
  readonly op: string
  constructor(field: string, op: string) {
    super(`cannot filter ${field} by ${op}`)
    this.name = 'BadFilter'
    this.field = field
    this.op = op
  }
}

/** A filter as a WHERE condition. Values are always bound, never spliced. Throws BadFilter. */
export function compileFilter(filter: Filter, fields: FieldCatalogue): Fragment {
  if ('all' in filter) return joined(filter.all, ' AND ', '1', fields)
  if ('any' in filter) return joined(filter.any, ' OR ', '0', fields)
  if ('not' in filter) {
    const inner = compileFilter(filter.not, fields)
    // A comparison with a blank cell is neither true nor false in SQL; for people "not" takes all the other rows.
    return { sql: `NOT coalesce((${inner.sql}), 0)`, values: inner.values }
  }
  const field = Object.hasOwn(fields, filter.field) ? fields[filter.field] : undefined
  if (!field) throw new BadFilter(filter.field, filter.op)
  const compiled = 'compile' in field ? field.compile(filter.op, filter.value) : compileStored(field, filter)
  if (!compiled) throw new BadFilter(filter.field, filter.op)
  return compiled
}

/**
 * A sort as an ORDER BY list; the id at the end makes every order total, in the direction of the last field, so that an
 * index on it gives the order as it stands. Throws BadFilter.
 */
export function compileSort(sort: Sort, fields: FieldCatalogue, idSql: string): Fragment {
  const values: SqlValue[] = []
  let descending = true
  const parts = sort.map(({ field: name, direction }) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    const given = field?.sortSql ?? (field && 'sql' in field ? field.sql : undefined)
    const order = typeof given === 'function' ? given() : given
    const sql = typeof order === 'object' ? order.sql : order
    if (!field || sql === undefined) throw new BadFilter(name, 'sort')
    const reversed = 'sortReversed' in field && (field.sortReversed ?? false)
    descending = (direction === 'desc') !== reversed
    if (typeof order === 'object') values.push(...order.values)
    // Blanks last either way, as in Excel.
    return `${sql} ${descending ? 'DESC' : 'ASC'} NULLS LAST`
  })
  return { sql: [...parts, `${idSql} ${descending ? 'DESC' : 'ASC'}`].join(', '), values }
}

function joined(filters: readonly Filter[], word: string, empty: string, fields: FieldCatalogue): Fragment {
  if (filters.length === 0) return { sql: empty, values: [] }
  const parts = filters.map((filter) => compileFilter(filter, fields))
  return { sql: parts.map((part) => `(${part.sql})`).join(word), values: parts.flatMap((part) => part.values) }
}

const comparison: Partial<Record<FilterOperator, string>> = { eq: '=', ne: 'IS NOT', gt: '>', gte: '>=', lt: '<', lte: '<=' }

function compileStored({ kind, sql }: StoredField, { op, value }: FilterCondition): Fragment | null {
  if (op === 'blank') return { sql: `${sql} IS NULL`, values: [] }
  if (op === 'notBlank') return { sql: `${sql} IS NOT NULL`, values: [] }
  if (kind === 'list') return compileList(sql, op, value)
  if (op === 'between') {
    const [from, to] = Array.isArray(value) ? value : []
    const low = bind(kind, from)
    const high = bind(kind, to)
    return low === null || high === null ? null : { sql: `${sql} BETWEEN ? AND ?`, values: [low, high] }
  }
  if (op === 'in' || op === 'notIn') {
    const values = (Array.isArray(value) ? value : []).map((one) => bind(kind, one))
    if (values.some((one) => one === null)) return null
    const list = `${sql} IN (${values.map(() => '?').join(', ')})`
    return { sql: op === 'in' ? list : `NOT coalesce(${list}, 0)`, values: values as SqlValue[] }
  }
  if (Array.isArray(value)) return null
  if (op === 'contains' || op === 'notContains' || op === 'startsWith') {
    if (kind !== 'text' || typeof value !== 'string') return null
    const from = op === 'startsWith' ? '' : '%'
    const folded = foldText(value)
    const words = folded === value ? [value] : [value, folded]
    const like = words.map((word) => likeWord(sql, word)).join(' OR ')
    const patterns = words.map((word) => `${from}${escapeLike(word)}%`)
    return { sql: op === 'notContains' ? `NOT coalesce((${like}), 0)` : `(${like})`, values: patterns }
  }
  const bound = bind(kind, value)
  const operator = comparison[op]
  return bound === null || !operator ? null : { sql: `${sql} ${operator} ?`, values: [bound] }
}

/** Lists are stored as `a,b,c`. */
function compileList(sql: string, op: FilterOperator, value: FilterCondition['value']): Fragment | null {
  const wanted = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  if (wanted.length === 0) return null
  const has = wanted.map(() => `instr(',' || ${sql} || ',', ',' || ? || ',') > 0`).join(' OR ')
  if (op === 'eq' || op === 'in' || op === 'contains') return { sql: `(${has})`, values: wanted }
  if (op === 'ne' || op === 'notIn' || op === 'notContains') return { sql: `NOT coalesce((${has}), 0)`, values: wanted }
  return null
}

function bind(kind: FieldKind, value: FilterScalar | undefined): SqlValue | null {
  if (value === undefined) return null
  if (kind === 'boolean') return typeof value === 'boolean' ? Number(value) : null
  if (kind === 'number') return typeof value === 'number' ? value : null
  if (kind === 'yuan') return typeof value === 'number' ? Math.round(value * 100) : null
  if (kind === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value : null
  return typeof value === 'boolean' ? null : String(value)
}

/**
 * Does the expression contain a pattern made of this word? Signs of the word are found full-width too (`(` in `（中国）`); the
 * pattern is bound in the one place. Only a word with signs costs more than LIKE does.
 */
export function likeWord(sql: string, word: string): string {
  let narrow = sql
  for (const [sign, wide] of twinsIn(word)) narrow = `replace(${narrow}, '${wide}', '${sign === "'" ? "''" : sign}')`
  return `${narrow} LIKE ? ESCAPE '\\'`
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (char) => `\\${char}`)
}
