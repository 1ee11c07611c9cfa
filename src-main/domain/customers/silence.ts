export type Silence = 'dormant' | 'silent' | 'key-silent'

export interface SilenceLimits {
  readonly dormantAfterDays: number
  readonly silentAfterDays: number
  /** Purchases in fen from which a customer is in the top share (`topShareRank`); null when nobody has purchases. */
  readonly keySilentThresholdFen: number | null
}

/**
 * Rule B6. Dormant from `dormantAfterDays` (15) days without interaction, silent from `silentAfterDays` (90), key-silent
 * 沉默潜在大客户 when silent with purchases in the top share. Null otherwise, and for a customer never contacted: without
 * a date nothing can be judged.
 */
export function silenceOf(
  customer: { readonly daysSinceContact: number | null; readonly annualPurchaseFen: number | null },
  limits: SilenceLimits,
): Silence | null {
  const days = customer.daysSinceContact
  if (days === null || days < Math.min(limits.dormantAfterDays, limits.silentAfterDays)) return null
  if (days < limits.silentAfterDays) return 'dormant'
  const purchase = customer.annualPurchaseFen
  const key =
    purchase !== null && purchase > 0 && limits.keySilentThresholdFen !== null && purchase >= limits.keySilentThresholdFen
  return key ? 'key-silent' : 'silent'
}

/**
 * The rank, counted from the largest, whose purchases are the threshold of the top `share` among `count` customers with
 * purchases: 0.2 of 15 → 3rd, 0.2 of 16 → 4th. 0 when there are none.
 */
export function topShareRank(count: number, share: number): number {
  if (count <= 0) return 0
  // 0.2 × 15 is 3.0000000000000004 in binary: a hair above a whole number is that number.
  return Math.min(count, Math.max(1, Math.ceil(count * share - 1e-9)))
}
