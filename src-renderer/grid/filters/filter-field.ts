import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { FilterKind } from '../column-spec.ts'

export interface FilterField {
  readonly field: string
  readonly title: string
  readonly kind: FilterKind
  /** For choices: the values in use, commonest first. */
  readonly choices?: readonly { readonly value: string; readonly count: number; readonly label?: string }[]
}

/** All conditions of one column are edited together; the others stay. */
export function replaceField(
  conditions: readonly FilterCondition[],
  field: string,
  next: readonly FilterCondition[],
): FilterCondition[] {
  return [...conditions.filter((condition) => condition.field !== field), ...next]
}

export function conditionsFor(conditions: readonly FilterCondition[], field: string): FilterCondition[] {
  return conditions.filter((condition) => condition.field === field)
}

/** A range with an open end is one comparison. */
export function rangeConditions(field: string, from: string | number | null, to: string | number | null): FilterCondition[] {
  if (from !== null && to !== null) return [{ field, op: 'between', value: [from, to] }]
  if (from !== null) return [{ field, op: 'gte', value: from }]
  if (to !== null) return [{ field, op: 'lte', value: to }]
  return []
}

export function rangeOf(conditions: readonly FilterCondition[]): { from: string | number | null; to: string | number | null } {
  const plain = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : null)
  let from: string | number | null = null
  let to: string | number | null = null
  for (const { op, value } of conditions) {
    if (op === 'between' && Array.isArray(value)) {
      from = plain(value[0])
      to = plain(value[1])
    } else if (op === 'gte' || op === 'gt') from = plain(value)
    else if (op === 'lte' || op === 'lt') to = plain(value)
  }
  return { from, to }
}
