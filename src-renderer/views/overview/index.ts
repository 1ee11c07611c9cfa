import { DashboardOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const overviewPlace: Place = { view: 'overview', params: {} }

export const overviewView: ViewDefinition = {
  name: 'overview',
  icon: createElement(DashboardOutlined),
  component: lazy(() => import('./overview-view.tsx').then((module) => ({ default: module.OverviewView }))),
  title: (words) => words.overview.title,
}
