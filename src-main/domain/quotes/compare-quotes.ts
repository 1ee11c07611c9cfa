import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { canonicalJson } from '../_base/canonical-json.ts'
import { quoteTotals } from './quote-totals.ts'

export const comparedLineFields = [
  'productCode',
  'name',
  'spec',
  'unit',
  'quantity',
  'guidePrice',
  'price',
  'taxRate',
  'cost',
] as const satisfies readonly (keyof QuoteLine)[]
type LineField = (typeof comparedLineFields)[number]

export interface ComparedLine {
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'same'
  readonly before: QuoteLine | null
  readonly after: QuoteLine | null
  readonly fields: readonly LineField[]
  /** Fen. */
  readonly amountBefore: number | null
  readonly amountAfter: number | null
}

export interface QuoteComparison {
  /** In the order of the later version; what it no longer has stands after the line it followed. */
  readonly lines: readonly ComparedLine[]
  readonly terms: readonly (keyof QuoteContent['terms'])[]
  readonly clauses: readonly { key: string; title: string; kind: 'added' | 'removed' | 'changed' }[]
  readonly attachments: readonly { name: string; kind: 'added' | 'removed' }[]
  readonly title: boolean
  readonly customer: boolean
}

/** Two versions side by side (rule C1), whichever came first. */
export function compareQuotes(before: QuoteContent, after: QuoteContent): QuoteComparison {
  const amountsBefore = quoteTotals(before).lines
  const amountsAfter = quoteTotals(after).lines
  const old = new Map(before.lines.map((line, at) => [line.key, { line, at }]))
  const stays = new Set(after.lines.map(({ key }) => key))
  const orderBefore = before.lines.filter(({ key }) => stays.has(key)).map(({ key }) => key)
  const orderAfter = after.lines.filter(({ key }) => old.has(key)).map(({ key }) => key)
  const lines: ComparedLine[] = after.lines.map((line, at) => {
    const was = old.get(line.key)
    const amountAfter = amountsAfter[at]?.amount ?? null
    if (!was) return { key: line.key, kind: 'added', before: null, after: line, fields: [], amountBefore: null, amountAfter }
    const fields = comparedLineFields.filter((field) => canonicalJson(was.line[field]) !== canonicalJson(line[field]))
    const moved = orderBefore.indexOf(line.key) !== orderAfter.indexOf(line.key)
    return {
      key: line.key,
      kind: fields.length > 0 ? 'changed' : moved ? 'moved' : 'same',
      before: was.line,
      after: line,
      fields,
      amountBefore: amountsBefore[was.at]?.amount ?? null,
      amountAfter,
    }
  })
  for (const [at, line] of before.lines.entries()) {
    if (stays.has(line.key)) continue
    const follows = before.lines[at - 1]?.key
    const place = follows === undefined ? 0 : lines.findIndex(({ key }) => key === follows) + 1
    const amountBefore = amountsBefore[at]?.amount ?? null
    lines.splice(place, 0, {
      key: line.key,
      kind: 'removed',
      before: line,
      after: null,
      fields: [],
      amountBefore,
      amountAfter: null,
    })
  }
  return {
    lines,
    terms: (['validUntil', 'delivery', 'warranty', 'payment', 'remarks'] as const).filter(
      (field) => canonicalJson(before.terms[field]) !== canonicalJson(after.terms[field]),
    ),
    clauses: comparedClauses(before, after),
    attachments: [
      ...after.attachments.filter((file) => !has(before, file.sha256)).map(({ name }) => ({ name, kind: 'added' as const })),
      ...before.attachments.filter((file) => !has(after, file.sha256)).map(({ name }) => ({ name, kind: 'removed' as const })),
    ],
    title: before.title !== after.title,
    customer: before.customerId !== after.customerId,
  }
}

const has = ({ attachments }: QuoteContent, sha256: string) => attachments.some((file) => file.sha256 === sha256)

function comparedClauses(before: QuoteContent, after: QuoteContent): QuoteComparison['clauses'] {
  const old = new Map(before.terms.clauses.map((clause) => [clause.key, clause]))
  const now = new Map(after.terms.clauses.map((clause) => [clause.key, clause]))
  const named = (kind: 'added' | 'removed' | 'changed') => (clause: { key: string; title: string }) => ({
    key: clause.key,
    title: clause.title,
    kind,
  })
  return [
    ...after.terms.clauses.filter(({ key }) => !old.has(key)).map(named('added')),
    ...before.terms.clauses.filter(({ key }) => !now.has(key)).map(named('removed')),
    ...after.terms.clauses
      .filter((clause) => old.has(clause.key) && canonicalJson(old.get(clause.key)) !== canonicalJson(clause))
      .map(named('changed')),
  ]
}
