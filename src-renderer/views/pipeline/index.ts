import { createElement, lazy } from 'react'
import { FundOutlined, ProjectOutlined } from '../../ui/icons.tsx'
import type { ViewDefinition } from '../../ui/places.tsx'

export { boardPlace, dealsPlace, askedDeals, filteredDeals } from './places.ts'
export { knownWord } from './stage-words.ts'

export const dealsView: ViewDefinition = {
  name: 'pipeline',
  icon: createElement(FundOutlined),
  component: lazy(() => import('./deals-view.tsx').then((module) => ({ default: module.DealsView }))),
  title: (words, params) =>
    params['title'] ?? (params['filter'] === undefined ? words.pipeline.title : words.pipeline.views.filtered),
}

export const boardView: ViewDefinition = {
  name: 'pipeline-board',
  icon: createElement(ProjectOutlined),
  component: lazy(() => import('./board-view.tsx').then((module) => ({ default: module.BoardView }))),
  title: (words) => words.pipeline.views.board,
}

/** For the settings; loaded when it is looked at. */
export const StagesSection = lazy(() =>
  import('./stages/stages-section.tsx').then((module) => ({ default: module.StagesSection })),
)
