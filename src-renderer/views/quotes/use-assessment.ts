import type { QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** What stands between content that rests and its submission. */
export function useAssessment(rested: QuoteContent) {
  return useSteadyQuery('quotes.assess', { content: rested }).data
}
