import type { QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import type { TextLine } from '../../../src-preload/contract/_words/text-difference.ts'
import { canonicalJson } from '../_base/canonical-json.ts'
import { textDifference } from '../_base/text-difference.ts'
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

const prose = ['title', 'delivery', 'warranty', 'remarks'] as const
type ProseField = (typeof prose)[number]

export interface ComparedClause {
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** From the earlier version to the later, like the text. */
  readonly title: readonly TextLine[]
  readonly lines: readonly TextLine[]
}

export interface QuoteComparison {
  /** In the order of the later version; what it no longer has stands after the line it followed. */
  readonly lines: readonly ComparedLine[]
  readonly terms: readonly (keyof QuoteContent['terms'])[]
  /** The title and those terms that are prose, where they differ. */
  readonly texts: readonly { readonly field: ProseField; readonly lines: readonly TextLine[] }[]
  readonly clauses: readonly ComparedClause[]
  /** `changed`: the same file under another name or for another purpose. */
  readonly attachments: readonly { name: string; kind: 'added' | 'removed' | 'changed' }[]
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
    texts: prose.flatMap((field) => {
      const [was, is] = [proseOf(before, field), proseOf(after, field)]
      return was === is ? [] : [{ field, lines: wordByWord(was, is) }]
    }),
    clauses: comparedClauses(before, after),
    attachments: [
      ...after.attachments.flatMap((file) => {
        const was = before.attachments.find(({ sha256 }) => sha256 === file.sha256)
        return was && canonicalJson(was) !== canonicalJson(file) ? [{ name: file.name, kind: 'changed' as const }] : []
      }),
      ...after.attachments.filter((file) => !has(before, file.sha256)).map(({ name }) => ({ name, kind: 'added' as const })),
      ...before.attachments.filter((file) => !has(after, file.sha256)).map(({ name }) => ({ name, kind: 'removed' as const })),
    ],
    title: before.title !== after.title,
    customer: before.customerId !== after.customerId,
  }
}

const has = ({ attachments }: QuoteContent, sha256: string) => attachments.some((file) => file.sha256 === sha256)

const proseOf = (content: QuoteContent, field: ProseField) => (field === 'title' ? content.title : content.terms[field])

const wordByWord = (before: string, after: string): TextLine[] =>
  textDifference(before, after).map((line) => ({ ...line, pieces: [...line.pieces] }))

/** In the order of the later version; what it no longer has stands last. */
function comparedClauses(before: QuoteContent, after: QuoteContent): ComparedClause[] {
  const old = new Map(before.terms.clauses.map((clause) => [clause.key, clause]))
  const now = new Map(after.terms.clauses.map((clause) => [clause.key, clause]))
  const nothing = { title: '', text: '' }
  const held = (key: string, kind: ComparedClause['kind']): ComparedClause => {
    const [was, is] = [old.get(key) ?? nothing, now.get(key) ?? nothing]
    return { key, kind, title: wordByWord(was.title, is.title), lines: wordByWord(was.text, is.text) }
  }
  const orderBefore = before.terms.clauses.flatMap(({ key }) => (now.has(key) ? [key] : []))
  const orderAfter = after.terms.clauses.flatMap(({ key }) => (old.has(key) ? [key] : []))
  return [
    ...after.terms.clauses.flatMap((clause) => {
      const { key } = clause
      const was = old.get(key)
      if (!was) return [held(key, 'added')]
      if (canonicalJson(was) !== canonicalJson(clause)) return [held(key, 'changed')]
      return orderBefore.indexOf(key) === orderAfter.indexOf(key) ? [] : [held(key, 'moved')]
    }),
    ...before.terms.clauses.filter(({ key }) => !now.has(key)).map(({ key }) => held(key, 'removed')),
  ]
}
