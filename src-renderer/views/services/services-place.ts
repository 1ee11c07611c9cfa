import type { Place } from '../../ui/places.tsx'

export const servicesPlace: Place = { view: 'services', params: {} }

/** The board with one promise's evidence open. */
export function promisePlace(id: number): Place {
  return { view: 'services', params: { promise: String(id) } }
}

/** One customer's clauses. */
export function customerClausesPlace(id: number, name: string): Place {
  return { view: 'customer-clauses', params: { id: String(id), name } }
}
