import { createElement, lazy } from 'react'
import { CommentOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const scriptsPlace: Place = { view: 'scripts', params: {} }

/** Lines to open a conversation with, where somebody is about to. */
export const Openings = lazy(() => import('./openings.tsx').then((module) => ({ default: module.Openings })))

export const scriptsView: ViewDefinition = {
  name: 'scripts',
  icon: createElement(CommentOutlined),
  component: lazy(() => import('./scripts-view.tsx').then((module) => ({ default: module.ScriptsView }))),
  title: (words) => words.scripts.title,
}
