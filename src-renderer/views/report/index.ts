import { createElement, lazy } from 'react'
import { FileDoneOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export { ReportProvider } from './report-provider.tsx'
export { useReport, type ReportAbout } from './report-context.ts'

/** The daily report of a day (today where none is said). */
export const dailyReportsPlace = (): Place => ({ view: 'daily-reports', params: {} })

export const dailyReportsView: ViewDefinition = {
  name: 'daily-reports',
  icon: createElement(FileDoneOutlined),
  component: lazy(() => import('./daily-reports-view.tsx').then((module) => ({ default: module.DailyReportsView }))),
  title: (words) => words.report.daily,
}
