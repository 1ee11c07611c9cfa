import type { ApprovalAnswers, ApprovalNode, QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { quoteTotals } from './quote-totals.ts'

export type MissingAnswer =
  | 'custom-development'
  | 'cost-of-every-line'
  | 'bom-reference'
  | 'below-margin-reason'
  | 'cost-detail-attachment'
  | 'archive-number'

export interface MarginRule {
  /** Percent of the net amount, `20`. */
  readonly minimumMarginPercent: number
}

/**
 * What a node has not answered yet and must before it approves (rule C2): product whether custom development is needed;
 * finance the cost of every line and the bill of materials behind it, a reason below the minimum margin, the cost detail
 * when the quote is urgent; legal where the clauses are filed. Empty: it may approve.
 */
export function missingAnswers(
  node: ApprovalNode,
  content: QuoteContent,
  answers: ApprovalAnswers,
  urgent: boolean,
  rule: MarginRule,
): MissingAnswer[] {
  if (node === 'product') return answers.customDevelopment === undefined ? ['custom-development'] : []
  if (node === 'legal') return answers.archiveNumber === undefined ? ['archive-number'] : []
  const missing: MissingAnswer[] = []
  const totals = quoteTotals(content)
  if (totals.cost === null) missing.push('cost-of-every-line')
  if (content.costLock === null) missing.push('bom-reference')
  if (isBelowMargin(content, rule) && answers.belowMarginReason === undefined) missing.push('below-margin-reason')
  if (urgent && !content.attachments.some(({ kind }) => kind === 'cost-detail')) missing.push('cost-detail-attachment')
  return missing
}

/** Compared exactly: 19.999 % is below 20 %. False while the cost is unknown. */
export function isBelowMargin(content: QuoteContent, { minimumMarginPercent }: MarginRule): boolean {
  const { marginFen, net } = quoteTotals(content)
  if (marginFen === null) return false
  return BigInt(marginFen) * 10_000n < BigInt(net) * BigInt(Math.round(minimumMarginPercent * 100))
}
