import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { quoteTotals } from '../../domain/quotes/quote-totals.ts'

export type ContentFault = 'twice-the-same-line' | 'amount-too-large' | 'cost-not-yours'

/**
 * What is wrong with content that a person saves on `base` (null: a new quote); null when nothing is. Only finance brings
 * costs or changes them; anybody may let one fall.
 */
export function contentFault(content: QuoteContent, base: QuoteContent | null, mayCost: boolean): ContentFault | null {
  if (new Set(content.lines.map(({ key }) => key)).size < content.lines.length) return 'twice-the-same-line'
  try {
    quoteTotals(content)
  } catch (error) {
    if (error instanceof RangeError) return 'amount-too-large'
    throw error
  }
  if (mayCost) return null
  const costs = new Map(base?.lines.map((line) => [line.key, line.cost?.fen]))
  const brings = content.lines.some(({ key, cost }) => cost !== null && cost.fen !== costs.get(key))
  const lock = content.costLock
  const locks = lock !== null && (lock.at !== base?.costLock?.at || lock.bomReference !== base.costLock.bomReference)
  return brings || locks ? 'cost-not-yours' : null
}

/**
 * A cost belongs to the product it was locked for: on another product it falls. Without the cost of every line there is
 * no lock either.
 */
export function withFittingCosts(content: QuoteContent, base: QuoteContent | null): QuoteContent {
  const old = new Map(base?.lines.map((line) => [line.key, line]))
  const same = (line: QuoteLine, was: QuoteLine | undefined) => was?.productCode === line.productCode && was.name === line.name
  const lines = content.lines.map((line) => {
    const was = old.get(line.key)
    const carried = line.cost !== null && was !== undefined && was.cost?.fen === line.cost.fen
    return carried && !same(line, was) ? { ...line, cost: null } : line
  })
  return { ...content, lines, costLock: lines.every(({ cost }) => cost !== null) ? content.costLock : null }
}

/** For a copy: what sales wrote, without what others answered for. */
export function withoutCosts(content: QuoteContent): QuoteContent {
  return { ...content, lines: content.lines.map((line) => ({ ...line, cost: null })), costLock: null }
}
