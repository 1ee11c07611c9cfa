import { claimDifferences, type ClaimDifference, type DifferenceClass, type RebateLine } from './claim-differences.ts'

export type ClaimCause = DifferenceClass | 'wrong-tier' | 'unapproved-exception'

export interface ExplainedDifference {
  readonly document: string
  readonly cause: ClaimCause
  /** Claimed less calculated, in fen. */
  readonly fen: number
}

export interface ClaimExplanation {
  readonly differences: readonly ExplainedDifference[]
  /** By cause, the largest amount first; they add up to claimed less calculated. */
  readonly causes: readonly { readonly cause: ClaimCause; readonly count: number; readonly fen: number }[]
  readonly totalFen: number
}

export interface ClaimContext {
  /** Rates of the programme's tiers: one that differs and is among them was read off the wrong tier. */
  readonly tierRates: ReadonlySet<string>
  /** Documents that lie in another period: claimed here, they are a matter of timing. */
  readonly elsewhere: ReadonlySet<string>
}

function named(
  { document, cause }: ClaimDifference,
  claimed: ReadonlyMap<string, RebateLine>,
  context: ClaimContext,
): ClaimCause {
  const rate = claimed.get(document)?.rate
  if (cause === 'wrong-rate' && rate !== undefined && context.tierRates.has(rate)) return 'wrong-tier'
  return cause === 'not-in-calculation' && context.elsewhere.has(document) ? 'timing' : cause
}

/**
 * Rule E4: claimed lines held against calculated ones, each difference with its cause. The documents of both must be
 * written alike already (`documentCode`). Rates are compared as decimal text in lowest form.
 */
export function explainClaim(
  system: readonly RebateLine[],
  claimed: readonly RebateLine[],
  context: ClaimContext,
): ClaimExplanation {
  const byDocument = new Map(claimed.map((line) => [line.document, line]))
  const differences = claimDifferences(system, claimed).map((difference) => ({
    ...difference,
    cause: named(difference, byDocument, context),
  }))
  const causes = new Map<ClaimCause, { count: number; fen: number }>()
  for (const { cause, fen } of differences) {
    const sum = causes.get(cause) ?? { count: 0, fen: 0 }
    causes.set(cause, { count: sum.count + 1, fen: sum.fen + fen })
  }
  return {
    differences,
    causes: [...causes]
      .map(([cause, sum]) => ({ cause, ...sum }))
      .toSorted((a, b) => Math.abs(b.fen) - Math.abs(a.fen) || (a.cause < b.cause ? -1 : 1)),
    totalFen: differences.reduce((sum, { fen }) => sum + fen, 0),
  }
}

/**
 * Lines of a claim as they are compared: different lines of one document add up, the very same line again stays apart and
 * will be called a duplicate.
 */
export function foldClaimLines(lines: readonly RebateLine[]): RebateLine[] {
  const folded = new Map<string, RebateLine>()
  const seen = new Set<string>()
  const again: RebateLine[] = []
  for (const line of lines) {
    const same = JSON.stringify([line.document, line.period, line.basisFen, line.rate, line.rebateFen])
    if (seen.has(same)) {
      again.push(line)
      continue
    }
    seen.add(same)
    const known = folded.get(line.document)
    folded.set(
      line.document,
      known ? { ...known, basisFen: known.basisFen + line.basisFen, rebateFen: known.rebateFen + line.rebateFen } : line,
    )
  }
  return [...folded.values(), ...again]
}
