import { createElement, lazy } from 'react'
import { AimOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const targetsPlace: Place = { view: 'targets', params: {} }

export const targetsView: ViewDefinition = {
  name: 'targets',
  icon: createElement(AimOutlined),
  component: lazy(() => import('./targets-view.tsx').then((module) => ({ default: module.TargetsView }))),
  title: (words) => words.targets.title,
}
