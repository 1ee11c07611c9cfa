import { checkProportion, type Proportion } from './proportion.ts'

export interface Segment {
  readonly key: string
  readonly before: Proportion
  readonly after: Proportion
}

export interface SegmentEffect {
  readonly key: string
  /** Its own rate moved. */
  readonly rate: number
  /** Its share of the cases moved. */
  readonly mix: number
  readonly total: number
  /** The overall rate afterwards had this segment kept its old rate. */
  readonly ifRateHadStayed: number
}

export interface MixRate {
  readonly before: number
  readonly after: number
  readonly change: number
  readonly segments: readonly SegmentEffect[]
  readonly rateTotal: number
  readonly mixTotal: number
  /** Every segment moved one way and the whole the other (Simpson): to be said in words. */
  readonly simpson: boolean
}

/**
 * Splits the change of an overall rate (rule A6) into rate and mix effects of each segment; they add up to the change, in no
 * particular order. A segment with no cases on one side is all mix: its rate is taken as unchanged. Effects of different
 * dimensions do not add up. Null when a side has no cases.
 */
export function mixRate(segments: readonly Segment[]): MixRate | null {
  let [x0, n0, x1, n1] = [0, 0, 0, 0]
  for (const { before, after } of segments) {
    checkProportion(before)
    checkProportion(after)
    x0 += before.x
    n0 += before.n
    x1 += after.x
    n1 += after.n
  }
  if (n0 === 0 || n1 === 0) return null
  const [overall0, overall1] = [x0 / n0, x1 / n1]
  const effects = segments.map(({ key, before, after }): SegmentEffect => {
    const [w0, w1] = [before.n / n0, after.n / n1]
    const own0 = before.n === 0 ? null : before.x / before.n
    const own1 = after.n === 0 ? null : after.x / after.n
    const r0 = own0 ?? own1 ?? 0
    const r1 = own1 ?? r0
    const rate = ((r1 - r0) * (w0 + w1)) / 2
    const mix = (w1 - w0) * ((r0 + r1) / 2 - (overall0 + overall1) / 2)
    return { key, rate, mix, total: rate + mix, ifRateHadStayed: overall1 + w1 * (r0 - r1) }
  })
  const change = overall1 - overall0
  return {
    before: overall0,
    after: overall1,
    change,
    segments: effects,
    rateTotal: effects.reduce((sum, { rate }) => sum + rate, 0),
    mixTotal: effects.reduce((sum, { mix }) => sum + mix, 0),
    simpson: change !== 0 && effects.length > 0 && effects.every(({ rate }) => rate * change < 0),
  }
}
