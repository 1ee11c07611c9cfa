import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import type { Place } from '../../ui/places.tsx'

export const dealsPlace: Place = { view: 'pipeline', params: {} }
export const boardPlace: Place = { view: 'pipeline-board', params: {} }

/** The grid filtered by any conditions; `title` is what the tab says. */
export const filteredDeals = (conditions: readonly FilterCondition[], title?: string): Place => ({
  view: 'pipeline',
  params: { filter: JSON.stringify(conditions), ...(title === undefined ? {} : { title }) },
})

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
