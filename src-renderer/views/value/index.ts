import { createElement, lazy } from 'react'
import { CrownOutlined, FileDoneOutlined, HeartOutlined, NodeIndexOutlined } from '../../ui/icons.tsx'
import type { ViewDefinition } from '../../ui/places.tsx'

export { customerValuePlace, indicatorsPlace, migrationPlace, packPlace, successPlace, valuePlace } from './value-places.ts'

export const valueView: ViewDefinition = {
  name: 'value',
  icon: createElement(CrownOutlined),
  component: lazy(() => import('./value-view.tsx').then((module) => ({ default: module.ValueView }))),
  title: (words) => words.value.title,
}

export const migrationView: ViewDefinition = {
  name: 'migration',
  icon: createElement(NodeIndexOutlined),
  component: lazy(() => import('./migration-view.tsx').then((module) => ({ default: module.MigrationView }))),
  title: (words) => words.value.mapTitle,
}

export const successView: ViewDefinition = {
  name: 'success',
  icon: createElement(HeartOutlined),
  component: lazy(() => import('./success-view.tsx').then((module) => ({ default: module.SuccessView }))),
  title: (words) => words.value.successTitle,
}

export const reviewPackView: ViewDefinition = {
  name: 'review-pack',
  icon: createElement(FileDoneOutlined),
  component: lazy(() => import('./review-pack-view.tsx').then((module) => ({ default: module.ReviewPackView }))),
  title: (words, params) => words.value.pack.preparedFor(params['name'] ?? ''),
}

export const customerValueView: ViewDefinition = {
  name: 'customer-value',
  icon: createElement(CrownOutlined),
  component: lazy(() => import('./customer-value-view.tsx').then((module) => ({ default: module.CustomerValueView }))),
  title: (words, params) => words.value.customerTitle(params['name'] ?? ''),
}
