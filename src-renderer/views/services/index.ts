import { createElement, lazy } from 'react'
import { SafetyOutlined } from '../../ui/icons.tsx'
import type { ViewDefinition } from '../../ui/places.tsx'

export { customerClausesPlace, promisePlace, servicesPlace } from './services-place.ts'

export const servicesView: ViewDefinition = {
  name: 'services',
  icon: createElement(SafetyOutlined),
  component: lazy(() => import('./board-view.tsx').then((module) => ({ default: module.BoardView }))),
  title: (words) => words.services.title,
}

export const customerClausesView: ViewDefinition = {
  name: 'customer-clauses',
  icon: createElement(SafetyOutlined),
  component: lazy(() => import('./customer-clauses-view.tsx').then((module) => ({ default: module.CustomerClausesView }))),
  title: (words, params) => words.services.own.titleOf(params['name'] ?? ''),
}

export { clauseWords } from './clock-words.ts'
export { useUnreadBreaches } from './use-unread-breaches.ts'
export { CustomerPicker } from './customer-picker.tsx'
