import type { ApprovalNode, QuoteContent } from '../../../src-preload/contract/_words/quote.ts'
import { canonicalJson } from '../_base/canonical-json.ts'

/**
 * What each approver answers for (rule C2): an approval holds as long as this part stays word for word. Product confirms
 * what is delivered and when; finance what it costs, earns and when it is paid; legal every word
 * and file the customer gets. No content is outside all three.
 */
const parts: Readonly<Record<ApprovalNode, (content: QuoteContent) => unknown>> = {
  product: ({ customerId, lines, terms }) => ({
    customerId,
    lines: lines.map(({ key, productCode, name, spec, unit, quantity }) => ({ key, productCode, name, spec, unit, quantity })),
    delivery: terms.delivery,
    warranty: terms.warranty,
  }),
  finance: ({ customerId, lines, terms, attachments, costLock }) => ({
    customerId,
    lines: lines.map(({ key, productCode, quantity, guidePrice, price, taxRate, cost }) => ({
      key,
      productCode,
      quantity,
      guidePrice,
      price,
      taxRate,
      cost,
    })),
    payment: terms.payment,
    validUntil: terms.validUntil,
    costDetails: attachments.filter(({ kind }) => kind === 'cost-detail').map(({ sha256 }) => sha256),
    bomReference: costLock?.bomReference ?? null,
  }),
  legal: ({ customerId, title, terms, attachments }) => ({
    customerId,
    title,
    ...terms,
    attachments: attachments.filter(({ kind }) => kind !== 'cost-detail').map(({ name, sha256 }) => ({ name, sha256 })),
  }),
}

/** The part of a node as canonical text, to be hashed or compared. */
export function partText(node: ApprovalNode, content: QuoteContent): string {
  return canonicalJson(parts[node](content))
}
