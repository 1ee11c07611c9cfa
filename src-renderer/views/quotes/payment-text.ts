import type { QuoteTerms } from '../../../src-preload/contract/_words/quote.ts'
import type { Words } from '../../text/language.tsx'

export type QuoteWords = Words['quotes']

/** The payment plan in one line. */
export function paymentText(say: QuoteWords, { payment }: Pick<QuoteTerms, 'payment'>): string {
  return say.sentences(
    payment.map(({ name, percent, basis, days }) => say.paymentNode(name, percent, say.terms.bases[basis], String(days))),
  )
}
