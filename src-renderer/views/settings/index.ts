import { SettingOutlined } from '../../ui/icons.tsx'
import { createElement, lazy } from 'react'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const settingsPlace: Place = { view: 'settings', params: {} }
export const letterheadPlace: Place = { view: 'settings', params: { section: 'letterhead' } }

export const settingsView: ViewDefinition = {
  name: 'settings',
  icon: createElement(SettingOutlined),
  component: lazy(() => import('./settings-view.tsx').then((module) => ({ default: module.SettingsView }))),
  title: (words) => words.settings.title,
}
