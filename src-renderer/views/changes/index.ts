import { HistoryOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { changeWords, fieldWords } from './change-words.ts'
export { cellText } from './cell-text.ts'
export { useRevert } from './use-revert.tsx'

export const changesPlace: Place = { view: 'changes', params: {} }

export const changesView: ViewDefinition = {
  name: 'changes',
  icon: createElement(HistoryOutlined),
  component: lazy(() => import('./changes-view.tsx').then((module) => ({ default: module.ChangesView }))),
  title: (words) => words.changes.title,
}
