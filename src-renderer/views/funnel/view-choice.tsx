import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** Which deals a page is about: all of them, or those of a saved view of the grid. */
export function useDealView() {
  const views = useSteadyQuery('views.list', { list: 'pipeline' }).data?.views ?? []
  const [viewId, setViewId] = useState<number | null>(null)
  const definition = views.find((view) => view.id === viewId)?.definition
  const query = useMemo(
    (): RowQuery => ({
      ...(definition?.filter ? { filter: definition.filter } : {}),
      ...(definition?.search ? { search: definition.search } : {}),
    }),
    [definition],
  )
  return { views, viewId, setViewId, query }
}

export function ViewChoice({ choice: { views, viewId, setViewId } }: { choice: ReturnType<typeof useDealView> }) {
  const { words } = useSpeech()
  const say = words.funnel.review
  return (
    <Select
      size="small"
      className="review-view-choice"
      aria-label={say.view}
      value={viewId ?? 0}
      onChange={(id: number) => setViewId(id === 0 ? null : id)}
      options={[{ value: 0, label: say.allDeals }, ...views.map((view) => ({ value: view.id, label: view.name }))]}
    />
  )
}
