import type { Place } from '../../ui/places.tsx'

export const valuePlace: Place = { view: 'value', params: {} }
export const migrationPlace: Place = { view: 'migration', params: {} }
export const successPlace: Place = { view: 'success', params: {} }
export const indicatorsPlace: Place = { view: 'success', params: { tab: 'indicators' } }
export const packPlace = (id: number, name: string): Place => ({ view: 'review-pack', params: { id: String(id), name } })
export const customerValuePlace = (id: number, name: string): Place => ({
  view: 'customer-value',
  params: { id: String(id), name },
})
