import { BellOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { ViewDefinition } from '../../ui/places.tsx'

export { alertsOf, alertsPlace } from './alerts-place.ts'
export { BrowserNotices } from './browser-notices.tsx'
export { aboutPlace } from './alert-words.ts'
export { alertText, ruleNameIn } from './alert-text.ts'

export const alertsView: ViewDefinition = {
  name: 'alerts',
  icon: createElement(BellOutlined),
  component: lazy(() => import('./alerts-view.tsx').then((module) => ({ default: module.AlertsView }))),
  title: (words) => words.alerts.title,
}
