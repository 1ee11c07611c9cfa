import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { parseDecimal } from '../_base/money.ts'
import { canonicalJson } from '../_base/canonical-json.ts'
import { numberAfter, type VersionNumber } from './version-number.ts'

/** What one version changed against the one before, in the order a reader looks for it. */
export const quoteChangeKinds = [
  'lines',
  'quantity',
  'price',
  'guide-price',
  'cost',
  'payment',
  'validity',
  'delivery',
  'clauses',
  'attachments',
  'customer',
  'title',
  'remarks',
] as const
export type QuoteChange = (typeof quoteChangeKinds)[number]

const raisesMajor: ReadonlySet<QuoteChange> = new Set(['lines', 'quantity', 'price'])

/** Which kinds of change lie between two contents; empty when they say the same. */
export function quoteChanges(before: QuoteContent, after: QuoteContent): QuoteChange[] {
  const found = new Set<QuoteChange>()
  const note = (kind: QuoteChange, differs: boolean) => void (differs && found.add(kind))
  const old = new Map(before.lines.map((line) => [line.key, line]))
  note('lines', keysOf(before) !== keysOf(after))
  for (const line of after.lines) {
    const was = old.get(line.key)
    if (!was) continue
    note('lines', identity(line) !== identity(was))
    note('quantity', !sameDecimal(line.quantity, was.quantity))
    note('price', line.price.fen !== was.price.fen || !sameDecimal(line.taxRate, was.taxRate))
    note('guide-price', line.guidePrice?.fen !== was.guidePrice?.fen)
    note('cost', line.cost?.fen !== was.cost?.fen)
  }
  const differ = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b)
  note('cost', before.costLock?.bomReference !== after.costLock?.bomReference)
  note('payment', differ(before.terms.payment, after.terms.payment))
  note('validity', before.terms.validUntil !== after.terms.validUntil)
  note('delivery', before.terms.delivery !== after.terms.delivery || before.terms.warranty !== after.terms.warranty)
  note('clauses', differ(before.terms.clauses, after.terms.clauses))
  note('attachments', differ(before.attachments, after.attachments))
  note('customer', before.customerId !== after.customerId)
  note('title', before.title !== after.title)
  note('remarks', before.terms.remarks !== after.terms.remarks)
  return quoteChangeKinds.filter((kind) => found.has(kind))
}

/**
 * The number of the next version (rule C1): a change of lines, quantities or price raises the major, any other the minor.
 * The first is V1.0; null when nothing changed and there is nothing to save.
 */
export function nextVersion(last: VersionNumber | null, changes: readonly QuoteChange[]): VersionNumber | null {
  if (last !== null && changes.length === 0) return null
  return numberAfter(
    last,
    changes.some((kind) => raisesMajor.has(kind)),
  )
}

/** Lines are the same set in the same order: a reader refers to them by their place. */
const keysOf = ({ lines }: QuoteContent) => canonicalJson(lines.map(({ key }) => key))
const identity = ({ productCode, name, spec, unit }: QuoteLine) => canonicalJson([productCode, name, spec, unit])

/** 12 and 12.0 are one quantity. */
function sameDecimal(a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [parseDecimal(a), parseDecimal(b)]
  return x !== null && y !== null && x.units * 10n ** BigInt(y.scale) === y.units * 10n ** BigInt(x.scale)
}
