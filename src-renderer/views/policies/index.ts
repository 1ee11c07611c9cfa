import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const policyTabs = ['cards', 'heat', 'calculator', 'deviation', 'handbook', 'incentive'] as const
export type PolicyTab = (typeof policyTabs)[number]

export const policiesPlace = (tab?: PolicyTab): Place => ({ view: 'policies', params: tab === undefined ? {} : { tab } })

export const policiesView: ViewDefinition = {
  name: 'policies',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./policies-view.tsx').then((module) => ({ default: module.PoliciesView }))),
  title: (words, params) => {
    const tab = policyTabs.find((each) => each === params['tab'])
    return tab === undefined ? words.policies.title : words.policies.tabs[tab]
  },
}
