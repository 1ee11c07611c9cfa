import { createElement, lazy } from 'react'
import { SafetyOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const trialsPlace: Place = { view: 'trials', params: {} }
export const newTrialPlace: Place = { view: 'trials', params: { new: '1' } }
/** The list with one trial open beside it. */
export const trialPlace = (id: number): Place => ({ view: 'trials', params: { trial: String(id) } })

/** One trial over whatever page it was called for from. */
export const TrialPane = lazy(() => import('./trial-drawer.tsx').then((module) => ({ default: module.TrialDrawer })))

export const trialsView: ViewDefinition = {
  name: 'trials',
  icon: createElement(SafetyOutlined),
  component: lazy(() => import('./trials-view.tsx').then((module) => ({ default: module.TrialsView }))),
  title: (words) => words.trials.title,
}
