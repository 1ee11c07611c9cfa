import { addDays, type DateText } from '../_base/dates.ts'
import type { PolicyVersion } from './policy-card.ts'

/** The days on which one version of a card holds; both included, null: open. */
export interface HoldingSpan {
  readonly version: PolicyVersion
  readonly from: DateText
  readonly to: DateText | null
}

/** When each version holds (rule E1): from its effective date until the next one's, within the card's period. By card and day. */
export function holdingSpans(versions: readonly PolicyVersion[]): HoldingSpan[] {
  const byCard = Map.groupBy(versions, ({ card }) => card)
  return [...byCard]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const sorted = own.toSorted((a, b) =>
        a.effectiveFrom === b.effectiveFrom ? a.version - b.version : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
      )
      return sorted.flatMap((version, at): HoldingSpan[] => {
        const next = sorted[at + 1]
        const ends = [version.validTo, next ? addDays(next.effectiveFrom, -1) : null].filter((end) => end !== null).toSorted()
        const from = version.effectiveFrom > version.validFrom ? version.effectiveFrom : version.validFrom
        const to = ends[0] ?? null
        return version.withdrawn || (to !== null && to < from) ? [] : [{ version, from, to }]
      })
    })
}

export const holdsOn = ({ from, to }: HoldingSpan, day: DateText): boolean => from <= day && (to === null || day <= to)
