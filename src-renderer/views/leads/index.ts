import { createElement, lazy } from 'react'
import { UserAddOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const leadsPlace: Place = { view: 'leads', params: {} }
/** The list with one lead open beside it. */
export const leadPlace = (id: number): Place => ({ view: 'leads', params: { lead: String(id) } })

export const leadsView: ViewDefinition = {
  name: 'leads',
  icon: createElement(UserAddOutlined),
  component: lazy(() => import('./leads-view.tsx').then((module) => ({ default: module.LeadsView }))),
  title: (words) => words.leads.title,
}
