import type { Filter, FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'

/** Chips are conditions that must all hold; what the builder combined stands beside them as one. */
export interface DeskFilter {
  readonly conditions: readonly FilterCondition[]
  readonly combined: Filter | null
}

export const isCondition = (filter: Filter): filter is FilterCondition => 'field' in filter

export function toFilter({ conditions, combined }: DeskFilter): Filter | null {
  const all: Filter[] = [...conditions.filter((condition) => condition.value !== ''), ...(combined ? [combined] : [])]
  return all.length === 0 ? null : { all }
}

/** A saved filter taken apart again: what chips can show becomes chips. */
export function fromFilter(filter: Filter | null): DeskFilter {
  if (!filter) return { conditions: [], combined: null }
  if (isCondition(filter)) return { conditions: [filter], combined: null }
  if (!('all' in filter)) return { conditions: [], combined: filter }
  const rest = filter.all.filter((each) => !isCondition(each))
  const [only] = rest
  return {
    conditions: filter.all.filter(isCondition),
    combined: rest.length === 0 ? null : rest.length === 1 && only ? only : { all: rest },
  }
}

export function toQuery(filter: DeskFilter, search: string, drilled: Filter | null): RowQuery {
  const own = toFilter(filter)
  const whole: Filter | null = own && drilled ? { all: [own, drilled] } : (own ?? drilled)
  return { ...(whole ? { filter: whole } : {}), ...(search === '' ? {} : { search }) }
}

/** Every field a filter asks about. */
export function fieldsOf(filter: Filter | null): string[] {
  if (!filter) return []
  if (isCondition(filter)) return [filter.field]
  if ('not' in filter) return fieldsOf(filter.not)
  return ('all' in filter ? filter.all : filter.any).flatMap(fieldsOf)
}
