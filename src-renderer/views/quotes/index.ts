import { createElement, lazy } from 'react'
import { ProfileOutlined } from '../../ui/icons.tsx'
import type { ViewDefinition } from '../../ui/places.tsx'

export { newQuotePlace, quotePlace, quotesPlace, quoteVersionsPlace } from './places.ts'

/** The approval of one node over whatever page it was called for from. */
export const DecideQuote = lazy(() => import('./decide-quote.tsx').then((module) => ({ default: module.DecideQuote })))

const icon = createElement(ProfileOutlined)

export const quotesView: ViewDefinition = {
  name: 'quotes',
  icon,
  component: lazy(() => import('./quotes-view.tsx').then((module) => ({ default: module.QuotesView }))),
  title: (words) => words.quotes.title,
}

export const quoteView: ViewDefinition = {
  name: 'quote',
  icon,
  component: lazy(() => import('./quote-view.tsx').then((module) => ({ default: module.QuoteView }))),
  title: (words) => words.quotes.one(''),
}

export const quoteVersionsView: ViewDefinition = {
  name: 'quote-versions',
  icon,
  component: lazy(() => import('./versions/versions-view.tsx').then((module) => ({ default: module.QuoteVersionsView }))),
  title: (words) => words.quoteVersions.title,
}

export const newQuoteView: ViewDefinition = {
  name: 'quote-new',
  icon,
  component: lazy(() => import('./new-quote-view.tsx').then((module) => ({ default: module.NewQuoteView }))),
  title: (words) => words.quotes.newQuote,
}

export const quoteCompareView: ViewDefinition = {
  name: 'quote-compare',
  icon,
  component: lazy(() => import('./compare-view.tsx').then((module) => ({ default: module.CompareView }))),
  title: (words) => words.quotes.versions.compare,
}
