import type { QuoteTerms } from '../../../../src-preload/contract/_words/quote.ts'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import type { Output } from '../../../wire/wire.ts'
import { useRested } from '../use-rested.ts'

/** Clauses against the library once the hand rests, to be looked at: what is written goes by the clauses themselves. */
export function useClauseStandings(
  customerId: number | null,
  clauses: readonly QuoteTerms['clauses'][number][],
): Output<'quotes.clauseStandings'> | undefined {
  const rested = useRested(clauses)
  return useSteadyQuery('quotes.clauseStandings', { customerId, clauses: [...rested] }).data
}
