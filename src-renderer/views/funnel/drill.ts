import type { Filter, FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import type { Place } from '../../ui/places.tsx'
import { filteredDeals } from '../pipeline/index.ts'

/** The rows behind a number: the conditions asked with, then what the number counts. */
export function rowsPlace(query: RowQuery, conditions: readonly FilterCondition[], title: string): Place {
  return filteredDeals([...flat(query.filter), ...conditions], title)
}

/** The grid's chips are conditions that all hold; a filter made of anything else keeps its plain parts. */
function flat(filter: Filter | undefined): FilterCondition[] {
  if (!filter) return []
  if ('field' in filter) return [filter]
  return 'all' in filter ? filter.all.flatMap(flat) : []
}
