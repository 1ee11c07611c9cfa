import type { Place } from '../../ui/places.tsx'

export const alertsPlace: Place = { view: 'alerts', params: {} }

/** The inbox of some rules only. */
export function alertsOf(rules: readonly string[]): Place {
  return { view: 'alerts', params: { rules: rules.join(',') } }
}
