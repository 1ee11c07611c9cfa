import type { Filter, FilterCondition, FilterScalar } from '../../../src-preload/contract/_words/filter.ts'

export type Compared = FilterScalar | readonly string[] | null

const fold = (value: FilterScalar) => (typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : value)
const isBlank = (value: Compared) => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * Whether a row that is on the screen fits a filter: for colours only. What is listed, counted and changed is decided
 * where the data is.
 */
export function matches(filter: Filter, valueOf: (field: string) => Compared): boolean {
  if ('all' in filter) return filter.all.every((each) => matches(each, valueOf))
  if ('any' in filter) return filter.any.some((each) => matches(each, valueOf))
  if ('not' in filter) return !matches(filter.not, valueOf)
  return holds(filter, valueOf(filter.field))
}

function holds({ op, value }: FilterCondition, actual: Compared): boolean {
  if (op === 'blank') return isBlank(actual)
  if (op === 'notBlank') return !isBlank(actual)
  const wanted = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(fold)
  const has = (Array.isArray(actual) ? actual : actual === null ? [] : [actual as FilterScalar]).map(fold)
  const [first, second] = wanted
  if (op === 'eq' || op === 'in') return has.some((each) => wanted.includes(each))
  if (op === 'ne' || op === 'notIn') return !has.some((each) => wanted.includes(each))
  if (op === 'contains') return has.some((each) => String(each).includes(String(first)))
  if (op === 'notContains') return !has.some((each) => String(each).includes(String(first)))
  if (op === 'startsWith') return has.some((each) => String(each).startsWith(String(first)))
  const [one] = has
  if (one === undefined || first === undefined) return false
  if (op === 'gt') return one > first
  if (op === 'gte') return one >= first
  if (op === 'lt') return one < first
  if (op === 'lte') return one <= first
  return second !== undefined && one >= first && one <= second
}

/** A row's value as filters compare it: money in yuan, lists as lists. */
export function comparedOf(value: unknown): Compared {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object' && 'fen' in value && typeof value.fen === 'number') return value.fen / 100
  return null
}
