import { createElement, lazy } from 'react'
import { CalendarOutlined, FunnelPlotOutlined, HeartOutlined, NodeIndexOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { rowsPlace } from './drill.ts'

export const reviewPlace: Place = { view: 'deal-review', params: {} }
export const funnelPlace: Place = { view: 'funnel', params: {} }
export const healthPlace: Place = { view: 'deal-health', params: {} }

export const attributionPlace: Place = { view: 'attribution', params: {} }
export const reviewView: ViewDefinition = {
  name: 'deal-review',
  icon: createElement(CalendarOutlined),
  component: lazy(() => import('./review-view.tsx').then((module) => ({ default: module.ReviewView }))),
  title: (words) => words.funnel.review.title,
}

export const funnelView: ViewDefinition = {
  name: 'funnel',
  icon: createElement(FunnelPlotOutlined),
  component: lazy(() => import('./funnel-view.tsx').then((module) => ({ default: module.FunnelView }))),
  title: (words) => words.funnel.title,
}

export const attributionView: ViewDefinition = {
  name: 'attribution',
  icon: createElement(NodeIndexOutlined),
  component: lazy(() => import('./attribution-view.tsx').then((module) => ({ default: module.AttributionView }))),
  title: (words) => words.funnel.attribution.title,
}

export const healthView: ViewDefinition = {
  name: 'deal-health',
  icon: createElement(HeartOutlined),
  component: lazy(() => import('./health-view.tsx').then((module) => ({ default: module.HealthView }))),
  title: (words) => words.funnel.health.title,
}
