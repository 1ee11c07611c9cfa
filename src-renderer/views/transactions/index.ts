import { createElement, lazy } from 'react'
import { AccountBookOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { headerNames } from './map-headers.ts'
export { Refusals } from './refusals.tsx'
export { SheetIntake } from './sheet-intake.tsx'
export type { IntakeField } from './sheet-intake.tsx'

export const transactionsPlace: Place = { view: 'transactions', params: {} }

export const transactionsView: ViewDefinition = {
  name: 'transactions',
  icon: createElement(AccountBookOutlined),
  component: lazy(() => import('./transactions-view.tsx').then((module) => ({ default: module.TransactionsView }))),
  title: (words) => words.transactions.title,
}
