import { createElement, lazy } from 'react'
import { ClockCircleOutlined, PercentageOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { ActingMember } from './acting-member.tsx'
export { useActing } from './use-acting.ts'

export const rebatesPlace: Place = { view: 'rebates', params: {} }
export const nearTiersPlace: Place = { view: 'near-tiers', params: {} }

export const rebatesView: ViewDefinition = {
  name: 'rebates',
  icon: createElement(PercentageOutlined),
  component: lazy(() => import('./periods-view.tsx').then((module) => ({ default: module.PeriodsView }))),
  title: (words) => words.rebates.title,
}

export const nearTiersView: ViewDefinition = {
  name: 'near-tiers',
  icon: createElement(ClockCircleOutlined),
  component: lazy(() => import('./near-tiers-view.tsx').then((module) => ({ default: module.NearTiersView }))),
  title: (words) => words.rebates.near.title,
}
