import type { DocumentFilter, RebateDocument, RebateMeasureOf, RebateProgramme } from './programme.ts'

/** Why a document does not earn, or null when it is in the basis. */
export type Exclusion = 'other-event' | 'outside-validity' | 'not-included' | 'excluded'

/** What of a programme says which days count. */
export type RunWindow = Pick<RebateProgramme, 'returns' | 'validFrom' | 'validTo'>

const matches = (document: RebateDocument, filter: DocumentFilter): boolean =>
  Object.entries(filter).every(([name, values]) => values.includes(document.attributes[name] ?? ''))

/** Why a document does not count in a measure of a programme; null when it does. */
export function exclusionOf(document: RebateDocument, measure: RebateMeasureOf, programme: RunWindow): Exclusion | null {
  if (document.event !== measure.event) return 'other-event'
  const date = dateOf(document, programme)
  if (date < programme.validFrom || date > programme.validTo) return 'outside-validity'
  if (measure.include && !matches(document, measure.include)) return 'not-included'
  return measure.exclude && Object.keys(measure.exclude).length > 0 && matches(document, measure.exclude) ? 'excluded' : null
}

/** The day a document counts on: that of the sale where returns go into its period. */
export function dateOf(document: Pick<RebateDocument, 'date' | 'soldOn'>, programme: Pick<RebateProgramme, 'returns'>): string {
  return programme.returns === 'originalPeriod' ? (document.soldOn ?? document.date) : document.date
}
