/** One line of a calculation or of a claim, money in fen, the rate as decimal text. */
export interface RebateLine {
  readonly document: string
  readonly period: string
  readonly basisFen: number
  readonly rate: string
  readonly rebateFen: number
}

/** Rule E4's classes of difference, those that can be read off the lines; exceptions are for people to name. */
export type DifferenceClass =
  | 'missing-transaction'
  | 'not-in-calculation'
  | 'duplicate'
  | 'timing'
  | 'wrong-rate'
  | 'wrong-basis'
  | 'rounding'

export interface ClaimDifference {
  readonly document: string
  readonly cause: DifferenceClass
  /** Claimed less calculated. */
  readonly fen: number
}

/** One line may be off by this much through rounding alone. */
const roundingFen = 1

function causeOf(system: RebateLine, claim: RebateLine): DifferenceClass {
  if (claim.period !== system.period) return 'timing'
  if (Math.abs(claim.rebateFen - system.rebateFen) <= roundingFen) return 'rounding'
  return claim.rate === system.rate ? 'wrong-basis' : 'wrong-rate'
}

/**
 * Calculated and claimed lines matched by document. The differences add up to claimed less calculated, whatever the order.
 * A document claimed twice is compared once and its further claims are duplicates.
 */
export function claimDifferences(system: readonly RebateLine[], claimed: readonly RebateLine[]): ClaimDifference[] {
  const calculated = new Map(system.map((line) => [line.document, line]))
  if (calculated.size !== system.length) throw new RangeError('a document calculated twice')
  const seen = new Set<string>()
  const differences: ClaimDifference[] = []
  for (const line of claimed.toSorted((a, b) => compareText(a.document, b.document) || b.rebateFen - a.rebateFen)) {
    const own = calculated.get(line.document)
    const { document } = line
    if (seen.has(document)) differences.push({ document, cause: 'duplicate', fen: line.rebateFen })
    else if (!own) differences.push({ document, cause: 'not-in-calculation', fen: line.rebateFen })
    else if (own.rebateFen !== line.rebateFen || own.period !== line.period)
      differences.push({ document, cause: causeOf(own, line), fen: line.rebateFen - own.rebateFen })
    seen.add(document)
  }
  for (const { document, rebateFen } of system)
    if (!seen.has(document)) differences.push({ document, cause: 'missing-transaction', fen: -rebateFen })
  return differences.toSorted((a, b) => compareText(a.document, b.document))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
