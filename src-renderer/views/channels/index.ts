import { createElement, lazy } from 'react'
import { CloudServerOutlined } from '../../ui/icons.tsx'
import type { Place, ViewDefinition } from '../../ui/places.tsx'

export const channelsPlace: Place = { view: 'channels', params: {} }

export const channelsView: ViewDefinition = {
  name: 'channels',
  icon: createElement(CloudServerOutlined),
  component: lazy(() => import('./channels-view.tsx').then((module) => ({ default: module.ChannelsView }))),
  title: (words) => words.channels.title,
}
