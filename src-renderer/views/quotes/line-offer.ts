import type { QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import type { Output } from '../../wire/wire.ts'

type Offer = Output<'products.propose'>[number]

export const isSameProduct = (a: QuoteLine, b: QuoteLine): boolean => a.key === b.key && a.productCode === b.productCode

/** The line with what the price list says, where the person wrote nothing of their own; the guide price is the list's. */
export function withOffer(line: QuoteLine, offer: Offer | undefined, blankName: string): QuoteLine {
  if (!offer || offer.code !== line.productCode) return line
  const guidePrice = offer.guidePrice ?? line.guidePrice
  return {
    ...line,
    name: line.name === blankName ? offer.name : line.name,
    unit: line.unit ?? offer.unit,
    guidePrice,
    price: line.price.fen === 0 && guidePrice !== null ? guidePrice : line.price,
  }
}
