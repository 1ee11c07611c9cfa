import { add, exactToFen, fenToExact, greatest, multiply, readExact, zero } from '../_base/exact.ts'
import type { DecimalText } from './rebate-rule.ts'

export interface DifferenceReason {
  readonly code: string
  /** Either an amount, or a basis and the rate it was paid at. */
  readonly amount?: DecimalText
  readonly basis?: DecimalText
  readonly rate?: DecimalText
}

export interface ReconciliationRow {
  readonly systemFen: number
  /** Null: nothing was claimed. */
  readonly claimedFen: number | null
  readonly paidFen: number
  readonly reasons: readonly DifferenceReason[]
}

export type ReconciliationStatus =
  | 'not_claimed'
  | 'paid_without_entitlement'
  | 'disputed'
  | 'overpaid'
  | 'underpaid'
  | 'settled'
  | 'matched'
  | 'matched_within_tolerance'

export interface Reconciliation {
  readonly status: ReconciliationStatus
  /** Claimed less calculated; null without a claim. */
  readonly varianceFen: number | null
  /** What the reasons account for and what is left; null without a claim. */
  readonly explainedFen: number | null
  readonly unexplainedFen: number | null
  /** What may be paid in all once nobody disputes it: the calculated amount. */
  readonly approvedFen: number | null
  /** Still to be paid, and paid too much. */
  readonly openFen: number
  readonly overpaidFen: number
}

/** Differences that nobody pursues: an amount, or a share of what was calculated if that is more. */
export interface Tolerance {
  readonly amount: DecimalText
  readonly share?: DecimalText
}

/** What nobody pursues, in fen. */
export function toleranceFen(tolerance: Tolerance, systemFen: number): number {
  const share = multiply(fenToExact(Math.abs(systemFen)), readExact(tolerance.share ?? '0'))
  return exactToFen(greatest(readExact(tolerance.amount), share))
}

/** The reasons' amounts added up, rounded once, in fen. */
export function explainedFen(reasons: readonly DifferenceReason[]): number {
  const amounts = reasons.map(({ amount, basis, rate }) =>
    amount !== undefined ? readExact(amount) : multiply(readExact(basis ?? '0'), readExact(rate ?? '0')),
  )
  return exactToFen(amounts.reduce(add, zero))
}

/**
 * Rule E4: calculated, claimed and paid held against each other. The variance is the reasons plus what they leave
 * unexplained; a reason never changes the status, a person does.
 */
export function reconcile(row: ReconciliationRow, tolerance: Tolerance): Reconciliation {
  const { systemFen, claimedFen, paidFen, reasons } = row
  const tolerated = toleranceFen(tolerance, systemFen)
  const varianceFen = claimedFen === null ? null : claimedFen - systemFen
  const explained = varianceFen === null ? null : explainedFen(reasons)
  const status = statusOf(systemFen, paidFen, varianceFen, tolerated)
  const agreed = status !== 'disputed' && status !== 'not_claimed' && status !== 'paid_without_entitlement'
  return {
    status,
    varianceFen,
    explainedFen: explained,
    unexplainedFen: varianceFen === null || explained === null ? null : varianceFen - explained,
    approvedFen: agreed ? systemFen : null,
    openFen: Math.max(0, systemFen - paidFen),
    overpaidFen: Math.max(0, paidFen - systemFen),
  }
}

function statusOf(systemFen: number, paidFen: number, varianceFen: number | null, tolerated: number): ReconciliationStatus {
  if (systemFen <= 0 && paidFen > 0) return 'paid_without_entitlement'
  if (varianceFen === null) return paidFen > 0 ? paymentStatus(systemFen, paidFen, tolerated) : 'not_claimed'
  if (Math.abs(varianceFen) > tolerated) return 'disputed'
  if (paidFen !== 0) return paymentStatus(systemFen, paidFen, tolerated)
  return varianceFen === 0 ? 'matched' : 'matched_within_tolerance'
}

function paymentStatus(systemFen: number, paidFen: number, tolerated: number): ReconciliationStatus {
  if (paidFen - systemFen > tolerated) return 'overpaid'
  return systemFen - paidFen > tolerated ? 'underpaid' : 'settled'
}
