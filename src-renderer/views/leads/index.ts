import { createElement, lazy } from 'react'
import { UserAddOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const leadsPlace: Place = { view: 'leads', params: {} }

export const leadsView: ViewDefinition = {
  name: 'leads',
  icon: createElement(UserAddOutlined),
  component: lazy(() => import('./leads-view.tsx').then((module) => ({ default: module.LeadsView }))),
  title: (words) => words.leads.title,
}
