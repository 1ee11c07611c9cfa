import type { Place } from '../../ui/places.tsx'

export const servicesPlace: Place = { view: 'services', params: {} }
