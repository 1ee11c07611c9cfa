import type { Tier } from '../../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { divideHalfUp, parseDecimal } from '../_base/money.ts'

export type ValueDimension = keyof RuleSettings['valueWeights']

/** The dimensions of rule D1 in its order. */
export const valueDimensions: readonly ValueDimension[] = ['annualPurchase', 'responseHours', 'cocreation', 'ecosystem']

/** Yuan in 12 months, median hours to first reply, outputs in 24 months, yuan won by referral × 0.3. Null: no data. */
export type ValueInputs = { readonly [dimension in ValueDimension]: number | null }
export type ValueWeights = { readonly [dimension in ValueDimension]: number }
/** Points between which lines are drawn, `at` strictly rising; beyond the ends the end's points hold. */
export type ValueAnchors = { readonly [dimension in ValueDimension]: readonly { readonly at: number; readonly points: number }[] }

export interface ValuePart {
  readonly dimension: ValueDimension
  readonly weight: number
  readonly input: number | null
  /** 0–100 for the dimension alone; null without data. */
  readonly points: number | null
  /** Its share of the score, scaled to the known weights; null without data. To four decimals. */
  readonly weighted: number | null
}

export interface ValueScore {
  /** 0–100 with one decimal, half up; null when no weighted dimension has data. */
  readonly score: number | null
  readonly parts: readonly ValuePart[]
  /** Dimensions without data, left out of the score: while there are any it is provisional (暂定). */
  readonly missing: readonly ValueDimension[]
}

type Segment = { from: { at: number; points: number }; to: { at: number; points: number }; clamped: number | null }

function segmentAt(anchors: ValueAnchors[ValueDimension], input: number): Segment | null {
  const first = anchors[0]
  const last = anchors.at(-1)
  if (!first || !last) return null
  if (input <= first.at) return { from: first, to: first, clamped: first.points }
  for (let i = 1; i < anchors.length; i++) {
    const [from, to] = [anchors[i - 1], anchors[i]]
    if (from && to && input < to.at) return { from, to, clamped: null }
  }
  return { from: last, to: last, clamped: last.points }
}

function pointsOn({ from, to, clamped }: Segment, input: number): number {
  return clamped ?? from.points + ((input - from.at) * (to.points - from.points)) / (to.at - from.at)
}

/** A fraction of whole numbers. */
type Exact = readonly [numerator: bigint, denominator: bigint]

function exact(value: number): Exact {
  const decimal = parseDecimal(String(value))
  if (!decimal) throw new RangeError(`not a finite number: ${value}`)
  return [decimal.units, 10n ** BigInt(decimal.scale)]
}
const plus = (a: Exact, b: Exact): Exact => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]]
const minus = (a: Exact, b: Exact): Exact => plus(a, [-b[0], b[1]])
const times = (a: Exact, b: Exact): Exact => [a[0] * b[0], a[1] * b[1]]
const over = (a: Exact, b: Exact): Exact => (b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]])

interface Known {
  readonly segment: Segment
  readonly input: number
  readonly weight: number
}

/** Σ weight · points ÷ Σ weight × 10, as a whole number, half up, in fractions. */
function exactTenths(known: readonly Known[]): number {
  let sum: Exact = [0n, 1n]
  let weights: Exact = [0n, 1n]
  for (const { segment, input, weight } of known) {
    const { from, to, clamped } = segment
    const points: Exact =
      clamped !== null
        ? exact(clamped)
        : plus(
            exact(from.points),
            over(
              times(minus(exact(input), exact(from.at)), minus(exact(to.points), exact(from.points))),
              minus(exact(to.at), exact(from.at)),
            ),
          )
    sum = plus(sum, times(points, exact(weight)))
    weights = plus(weights, exact(weight))
  }
  const [numerator, denominator] = over(times(sum, [10n, 1n]), weights)
  return Number(divideHalfUp(numerator, denominator))
}

const toFourDecimals = (value: number): number => Math.round(value * 10_000) / 10_000

/**
 * Rule D1: the score alone, 0–100 with one decimal, half up; null when no weighted dimension has data. Binary arithmetic
 * is used where it cannot matter; when the result lies within a hair of a rounding edge it is computed again in
 * fractions, so that 84.95 is always 85.0.
 */
export function scoreAlone(inputs: ValueInputs, weights: ValueWeights, anchors: ValueAnchors): number | null {
  let known: Known[] | null = null
  let knownWeight = 0
  let sum = 0
  for (const dimension of valueDimensions) {
    const input = inputs[dimension]
    const segment = input === null ? null : segmentAt(anchors[dimension], input)
    if (input === null || segment === null || weights[dimension] <= 0) continue
    known ??= []
    known.push({ segment, input, weight: weights[dimension] })
    knownWeight += weights[dimension]
    sum += weights[dimension] * pointsOn(segment, input)
  }
  if (known === null || knownWeight <= 0) return null
  const tenths = (sum / knownWeight) * 10
  const onEdge = Math.abs(tenths - Math.floor(tenths) - 0.5) < 1e-6
  return (onEdge ? exactTenths(known) : Math.floor(tenths + 0.5)) / 10
}

/** Rule D1: the customer value score with its parts. */
export function valueScore(inputs: ValueInputs, weights: ValueWeights, anchors: ValueAnchors): ValueScore {
  const missing: ValueDimension[] = []
  let knownWeight = 0
  for (const dimension of valueDimensions) {
    const input = inputs[dimension]
    if (input === null || segmentAt(anchors[dimension], input) === null) missing.push(dimension)
    else if (weights[dimension] > 0) knownWeight += weights[dimension]
  }
  const parts = valueDimensions.map((dimension): ValuePart => {
    const input = inputs[dimension]
    const weight = weights[dimension]
    const segment = input === null ? null : segmentAt(anchors[dimension], input)
    if (input === null || segment === null) return { dimension, weight, input, points: null, weighted: null }
    const points = pointsOn(segment, input)
    const weighted = knownWeight > 0 ? toFourDecimals((weight * points) / knownWeight) : null
    return { dimension, weight, input, points: toFourDecimals(points), weighted }
  })
  return { score: scoreAlone(inputs, weights, anchors), parts, missing }
}

/** Rule D1: the tier of a score (as rounded to one decimal); null without a score. Down-rating over time is not judged here. */
export function tierOf(score: number | null, thresholds: RuleSettings['tierThresholds']): Tier | null {
  if (score === null) return null
  if (score >= thresholds.S) return 'S'
  if (score >= thresholds.A) return 'A'
  if (score >= thresholds.B) return 'B'
  return score >= thresholds.C ? 'C' : 'D'
}
