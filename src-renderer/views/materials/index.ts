import { createElement, lazy } from 'react'
import { CommentOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const materialsPlace: Place = { view: 'materials', params: {} }
export const materialPlace = (id: number, name: string, version?: number): Place => ({
  view: 'material',
  params: { id: String(id), name, ...(version === undefined ? {} : { version: String(version) }) },
})

export const materialsView: ViewDefinition = {
  name: 'materials',
  icon: createElement(CommentOutlined),
  component: lazy(() => import('./materials-view.tsx').then((module) => ({ default: module.MaterialsView }))),
  title: (words) => words.materials.title,
}

export const materialView: ViewDefinition = {
  name: 'material',
  icon: createElement(CommentOutlined),
  component: lazy(() => import('./material-view.tsx').then((module) => ({ default: module.MaterialView }))),
  title: (words, params) => params['name'] ?? words.materials.title,
}
