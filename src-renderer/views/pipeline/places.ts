import type { Filter, FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { DeskFilter } from '../../grid/desk/desk-query.ts'
import type { Place } from '../../ui/places.tsx'

export const dealsPlace: Place = { view: 'pipeline', params: {} }
export const boardPlace: Place = { view: 'pipeline-board', params: {} }

/** The grid filtered by any conditions; `title` is what the tab says. */
export const filteredDeals = (conditions: readonly FilterCondition[], title?: string): Place => ({
  view: 'pipeline',
  params: { filter: JSON.stringify(conditions), ...(title === undefined ? {} : { title }) },
})

/** The grid with the very question another view was asked, and more conditions; `title` is what the tab says. */
export function askedDeals(filter: DeskFilter, search: string, more: readonly FilterCondition[] = [], title?: string): Place {
  const { params } = filteredDeals([...filter.conditions, ...more], title)
  return {
    view: 'pipeline',
    params: {
      ...params,
      ...(filter.combined ? { combined: JSON.stringify(filter.combined) } : {}),
      ...(search === '' ? {} : { search }),
    },
  }
}

export function combinedOf(params: Readonly<Record<string, string>>): Filter | null {
  if (params['combined'] === undefined) return null
  try {
    const filter: unknown = JSON.parse(params['combined'])
    return typeof filter === 'object' && filter !== null ? (filter as Filter) : null
  } catch {
    return null
  }
}

/** Without a question the list shows what still runs. */
const running: readonly FilterCondition[] = [{ field: 'open', op: 'eq', value: true }]

export function conditionsOf(params: Readonly<Record<string, string>>): readonly FilterCondition[] {
  if (params['filter'] === undefined) return running
  try {
    const conditions: unknown = JSON.parse(params['filter'])
    return Array.isArray(conditions) ? (conditions as FilterCondition[]) : []
  } catch {
    return []
  }
}
