import type { Place } from '../../ui/places.tsx'

export const quotesPlace: Place = { view: 'quotes', params: {} }
export const quoteVersionsPlace: Place = { view: 'quote-versions', params: {} }
export const newQuotePlace: Place = { view: 'quote-new', params: {} }
export const quotePlace = (id: number): Place => ({ view: 'quote', params: { id: String(id) } })
export const comparePlace = (before: number, after: number): Place => ({
  view: 'quote-compare',
  params: { before: String(before), after: String(after) },
})
