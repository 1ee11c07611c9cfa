import { createElement, lazy } from 'react'
import { CalendarOutlined, FundOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const weeklyBoardPlace: Place = { view: 'weekly-board', params: {} }
export const fridayBriefPlace = (memberId?: number): Place => ({
  view: 'friday-brief',
  params: memberId === undefined ? {} : { member: String(memberId) },
})

export const weeklyBoardView: ViewDefinition = {
  name: 'weekly-board',
  icon: createElement(FundOutlined),
  component: lazy(() => import('./weekly-board-view.tsx').then((module) => ({ default: module.WeeklyBoardView }))),
  title: (words) => words.weekly.title,
}

export const fridayBriefView: ViewDefinition = {
  name: 'friday-brief',
  icon: createElement(CalendarOutlined),
  component: lazy(() => import('./friday-brief-view.tsx').then((module) => ({ default: module.FridayBriefView }))),
  title: (words) => words.weekly.brief.title,
}
