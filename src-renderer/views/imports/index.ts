import { BulbOutlined, ImportOutlined, ProfileOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { offerFile } from './offered-file.ts'

export const importsPlace: Place = { view: 'imports', params: {} }
export const importHistoryPlace: Place = { view: 'import-history', params: {} }
/** The newest import's findings when no id is given. */
export const findingsPlace = (importId?: number): Place => ({
  view: 'findings',
  params: importId === undefined ? {} : { importId: String(importId) },
})

export const importsView: ViewDefinition = {
  name: 'imports',
  icon: createElement(ImportOutlined),
  component: lazy(() => import('./import-view.tsx').then((module) => ({ default: module.ImportView }))),
  title: (words) => words.imports.title,
}

export const findingsView: ViewDefinition = {
  name: 'findings',
  icon: createElement(BulbOutlined),
  component: lazy(() => import('./findings-view.tsx').then((module) => ({ default: module.FindingsView }))),
  title: (words) => words.imports.findingsTitle,
}

export const importHistoryView: ViewDefinition = {
  name: 'import-history',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./history-view.tsx').then((module) => ({ default: module.HistoryView }))),
  title: (words) => words.imports.history.title,
}
