import { createElement, lazy } from 'react'
import { CheckOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const reconciliationPlace = (period?: string): Place => ({
  view: 'reconciliation',
  params: period === undefined ? {} : { period },
})

export const reconciliationView: ViewDefinition = {
  name: 'reconciliation',
  icon: createElement(CheckOutlined),
  component: lazy(() => import('./reconciliation-view.tsx').then((module) => ({ default: module.ReconciliationView }))),
  title: (words, params) =>
    params['period'] === undefined ? words.reconciliation.title : `${words.reconciliation.title} ${params['period']}`,
}
