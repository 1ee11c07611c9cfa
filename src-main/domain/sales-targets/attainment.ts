export type Pace = 'reached' | 'on-pace' | 'behind' | 'no-target'

export interface Elapsed {
  /** Working days gone, of those of the whole period. */
  readonly workdays: number
  readonly of: number
}

/**
 * An amount against its target: reached from the target on; behind where its share of the target is smaller than the share
 * of the working days gone. Compared exactly. A target of nothing is none (no data, never 100 %).
 */
export function attainment(
  amountFen: number,
  targetFen: number | null,
  { workdays, of }: Elapsed,
): { readonly attained: number | null; readonly pace: Pace } {
  if (targetFen === null || targetFen <= 0) return { attained: null, pace: 'no-target' }
  const attained = amountFen / targetFen
  if (amountFen >= targetFen) return { attained, pace: 'reached' }
  const behind = of > 0 && BigInt(amountFen) * BigInt(of) < BigInt(targetFen) * BigInt(workdays)
  return { attained, pace: behind ? 'behind' : 'on-pace' }
}
