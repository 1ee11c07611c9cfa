import type { Place } from '../../ui/places.tsx'

export const servicesPlace: Place = { view: 'services', params: {} }

/** The board with one promise's evidence open. */
export function promisePlace(id: number): Place {
  return { view: 'services', params: { promise: String(id) } }
}
