/** An element of a dimension: what was expected and what came. */
export interface AmountElement {
  readonly key: string
  readonly forecast: number
  readonly actual: number
}

export interface ElementShare {
  readonly key: string
  /** Its share of the whole change (explanatory power). */
  readonly ep: number
  /** Its term of the Jensen–Shannon divergence: how much its share of the whole moved. */
  readonly surprise: number
}

export interface DimensionReading {
  readonly dimension: string
  readonly elements: readonly ElementShare[]
  /** The elements that explain the change, the most surprising first. */
  readonly candidate: readonly string[]
  readonly explained: number
  readonly surprise: number
}

export interface AdtributorLimits {
  /** Least share of the change for an element, and for the candidates together. */
  readonly perElement: number
  readonly together: number
}

export const adtributorLimits: AdtributorLimits = { perElement: 0.1, together: 0.67 }

const term = (share: number, other: number): number => (share <= 0 ? 0 : share * Math.log((2 * share) / (share + other)))

/**
 * Which elements of a dimension explain the change of an amount (facts 4): by surprise, those with enough of the change,
 * until together they explain enough. Null when the whole did not change or either whole is not positive.
 */
export function readDimension(
  dimension: string,
  list: readonly AmountElement[],
  limits: AdtributorLimits = adtributorLimits,
): DimensionReading | null {
  const forecast = list.reduce((sum, one) => sum + one.forecast, 0)
  const actual = list.reduce((sum, one) => sum + one.actual, 0)
  if (forecast === actual || forecast <= 0 || actual <= 0) return null
  const elements = list.map((one): ElementShare => {
    const [p, q] = [one.forecast / forecast, one.actual / actual]
    return { key: one.key, ep: (one.actual - one.forecast) / (actual - forecast), surprise: (term(p, q) + term(q, p)) / 2 }
  })
  const candidate: string[] = []
  let [explained, surprise] = [0, 0]
  for (const element of elements.toSorted((a, b) => b.surprise - a.surprise)) {
    if (explained > limits.together) break
    if (element.ep <= limits.perElement) continue
    candidate.push(element.key)
    explained += element.ep
    surprise += element.surprise
  }
  return { dimension, elements, candidate, explained, surprise }
}

/** Of the dimensions that explain enough, the one whose candidates surprise most; null if none does. */
export function bestDimension(readings: readonly DimensionReading[], limits: AdtributorLimits = adtributorLimits): string | null {
  const [best] = readings.filter(({ explained }) => explained > limits.together).toSorted((a, b) => b.surprise - a.surprise)
  return best?.dimension ?? null
}
