import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { percentOfRate, plainDecimal, rateOfPercent } from './shift-decimal.ts'

export const programmesPlace: Place = { view: 'programmes', params: {} }
/** A draft to go on with, a version to start from, or nothing for a new programme. */
export const editorPlace = (programme?: number, version?: number): Place => ({
  view: 'programme',
  params: programme === undefined ? {} : { programme: String(programme), version: String(version ?? '') },
})

export const programmesView: ViewDefinition = {
  name: 'programmes',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./programmes-view.tsx').then((module) => ({ default: module.ProgrammesView }))),
  title: (words) => words.programmes.title,
}

export const programmeView: ViewDefinition = {
  name: 'programme',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./editor-view.tsx').then((module) => ({ default: module.EditorView }))),
  title: (words, params) =>
    params['programme'] === undefined ? words.programmes.editor.newTitle : words.programmes.editor.title,
}
