import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { fromFilter } from '../../grid/desk/desk-query.ts'
import type { Place } from '../../ui/places.tsx'
import { askedDeals } from '../pipeline/index.ts'

/** The rows behind a number: the whole question asked, then what the number counts. */
export function rowsPlace(query: RowQuery, conditions: readonly FilterCondition[], title: string): Place {
  return askedDeals(fromFilter(query.filter ?? null), query.search ?? '', conditions, title)
}
