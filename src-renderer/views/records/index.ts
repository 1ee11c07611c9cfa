import { createElement, lazy } from 'react'
import { CommentOutlined, FileDoneOutlined, ToolOutlined, TrophyOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const ticketsPlace: Place = { view: 'tickets', params: {} }
export const meetingsPlace: Place = { view: 'meetings', params: {} }
export const contractsPlace: Place = { view: 'contracts', params: {} }
export const cocreationsPlace: Place = { view: 'cocreations', params: {} }

/** The short form for one record, for slices that show theirs elsewhere. */
export const RecordEntry = lazy(() => import('./quick-entry.tsx').then((module) => ({ default: module.QuickEntry })))

export const ticketsView: ViewDefinition = {
  name: 'tickets',
  icon: createElement(ToolOutlined),
  component: lazy(() => import('./tickets-view.tsx').then((module) => ({ default: module.TicketsView }))),
  title: (words) => words.services.records.tickets.title,
}

export const meetingsView: ViewDefinition = {
  name: 'meetings',
  icon: createElement(CommentOutlined),
  component: lazy(() => import('./meetings-view.tsx').then((module) => ({ default: module.MeetingsView }))),
  title: (words) => words.services.records.meetings.title,
}

export const cocreationsView: ViewDefinition = {
  name: 'cocreations',
  icon: createElement(TrophyOutlined),
  component: lazy(() => import('./cocreations-view.tsx').then((module) => ({ default: module.CocreationsView }))),
  title: (words) => words.services.records.cocreations.title,
}

export const contractsView: ViewDefinition = {
  name: 'contracts',
  icon: createElement(FileDoneOutlined),
  component: lazy(() => import('./contracts-view.tsx').then((module) => ({ default: module.ContractsView }))),
  title: (words) => words.services.records.contracts.title,
}
