import type { FilterCondition } from '../../../src-preload/contract/_words/filter.ts'
import { createElement, lazy } from 'react'
import { AccountBookOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { headerNames } from './map-headers.ts'
export { Refusals } from './refusals.tsx'
export { SheetIntake } from './sheet-intake.tsx'
export type { IntakeField } from './sheet-intake.tsx'

export const transactionsPlace: Place = { view: 'transactions', params: {} }

/** The documents that fit some conditions; `title` is what the tab says. */
export const filteredTransactions = (conditions: readonly FilterCondition[], title: string): Place => ({
  view: 'transactions',
  params: { filter: JSON.stringify(conditions), title },
})

export const transactionsView: ViewDefinition = {
  name: 'transactions',
  icon: createElement(AccountBookOutlined),
  component: lazy(() => import('./transactions-view.tsx').then((module) => ({ default: module.TransactionsView }))),
  title: (words, params) => params['title'] ?? words.transactions.title,
}
