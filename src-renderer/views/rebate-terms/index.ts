import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const termTabs = ['targets', 'groups', 'aliases'] as const
export type TermTab = (typeof termTabs)[number]

export const termsPlace = (tab?: TermTab): Place => ({ view: 'rebate-terms', params: tab === undefined ? {} : { tab } })

export const termsView: ViewDefinition = {
  name: 'rebate-terms',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./terms-view.tsx').then((module) => ({ default: module.TermsView }))),
  title: (words) => words.rebateTerms.title,
}
