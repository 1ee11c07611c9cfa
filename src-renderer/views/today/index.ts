import { createElement, lazy } from 'react'
import { SunOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const todayPlace: Place = { view: 'today', params: {} }

export const todayView: ViewDefinition = {
  name: 'today',
  icon: createElement(SunOutlined),
  component: lazy(() => import('./today-view.tsx').then((module) => ({ default: module.TodayView }))),
  title: (words) => words.today.title,
}
