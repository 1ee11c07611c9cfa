import { createElement, lazy } from 'react'
import { BulbOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const alertRulesPlace: Place = { view: 'alert-rules', params: {} }

export const alertRulesView: ViewDefinition = {
  name: 'alert-rules',
  icon: createElement(BulbOutlined),
  component: lazy(() => import('./alert-rules-view.tsx').then((module) => ({ default: module.AlertRulesView }))),
  title: (words) => words.alertRules.title,
}
