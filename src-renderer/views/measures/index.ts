import { createElement, lazy } from 'react'
import { DashboardOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const measuresPlace: Place = { view: 'measures', params: {} }

export const measuresView: ViewDefinition = {
  name: 'measures',
  icon: createElement(DashboardOutlined),
  component: lazy(() => import('./measures-view.tsx').then((module) => ({ default: module.MeasuresView }))),
  title: (words) => words.measures.title,
}
