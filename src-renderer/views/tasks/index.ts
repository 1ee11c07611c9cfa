import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const tasksPlace: Place = { view: 'tasks', params: {} }

export const tasksView: ViewDefinition = {
  name: 'tasks',
  icon: createElement(ProfileOutlined),
  component: lazy(() => import('./tasks-view.tsx').then((module) => ({ default: module.TasksView }))),
  title: (words) => words.tasks.title,
}
