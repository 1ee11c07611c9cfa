import type { Place } from '../../ui/places.tsx'

export const alertsPlace: Place = { view: 'alerts', params: {} }
