import { createElement, lazy } from 'react'
import { GlobalOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { lastDay, monthsAway, monthsOf } from './months.ts'

export const regionsPlace: Place = { view: 'regions', params: {} }

export const regionsView: ViewDefinition = {
  name: 'regions',
  icon: createElement(GlobalOutlined),
  component: lazy(() => import('./regions-view.tsx').then((module) => ({ default: module.RegionsView }))),
  title: (words) => words.regions.title,
}
