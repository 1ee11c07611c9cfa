import type { DateText } from '../_base/dates.ts'
import type { ValueAnchors, ValueWeights } from './value-score.ts'

/** How value was scored from a date on. */
export interface ValueSettings {
  readonly effectiveFrom: DateText
  readonly weights: ValueWeights
  readonly anchors: ValueAnchors
}

/**
 * Rule D1: the settings that held on a date, so that an evaluation of the past is repeated as it was. The last of those with
 * the same date. Throws a RangeError where none held yet and on anchors that do not rise.
 */
export function valueSettingsOn(versions: readonly ValueSettings[], date: DateText): ValueSettings {
  const held = versions.reduce<ValueSettings | null>(
    (best, one) => (one.effectiveFrom <= date && (!best || one.effectiveFrom >= best.effectiveFrom) ? one : best),
    null,
  )
  if (!held) throw new RangeError(`no value settings on ${date}`)
  for (const anchors of Object.values(held.anchors))
    if (anchors.some(({ at }, i) => i > 0 && at <= (anchors[i - 1]?.at ?? Number.NEGATIVE_INFINITY)))
      throw new RangeError('anchors must rise')
  return held
}
