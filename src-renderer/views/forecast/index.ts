import { createElement, lazy } from 'react'
import { LineChartOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const forecastPlace: Place = { view: 'forecast', params: {} }

export const forecastView: ViewDefinition = {
  name: 'forecast',
  icon: createElement(LineChartOutlined),
  component: lazy(() => import('./forecast-view.tsx').then((module) => ({ default: module.ForecastView }))),
  title: (words) => words.forecast.title,
}
