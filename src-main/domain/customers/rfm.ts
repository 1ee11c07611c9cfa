import { ratioText } from '../_base/ratios.ts'

/** Cut-offs in absolute days, orders and yuan: a customer's grade never moves because others did. */
export interface RfmCuts {
  /** Most days for grades 5, 4, 3, 2. */
  readonly recencyDays: readonly [number, number, number, number]
  /** Least orders in 12 months for grades 5, 4, 3, 2. */
  readonly orders: readonly [number, number, number, number]
  /** Least yuan in 12 months for grades 5, 4, 3, 2. */
  readonly amount: readonly [number, number, number, number]
  /** Tenths of the whole. */
  readonly weights: { readonly r: number; readonly f: number; readonly m: number }
}

export const usualRfmCuts: RfmCuts = {
  recencyDays: [30, 60, 90, 180],
  orders: [12, 6, 4, 2],
  amount: [1_000_000, 500_000, 100_000, 10_000],
  weights: { r: 3, f: 3, m: 4 },
}

export interface Rfm {
  readonly r: number
  readonly f: number
  readonly m: number
  /** 20–100 with two decimals. */
  readonly score: string
}

const grade = (reached: readonly boolean[]): number => 5 - (reached.includes(true) ? reached.indexOf(true) : 4)

/** Recency, frequency and amount in grades 1–5 and their weighted score × 20. */
export function rfm(
  customer: { readonly recencyDays: number; readonly orders12m: number; readonly amount12m: number },
  cuts: RfmCuts = usualRfmCuts,
): Rfm {
  const r = grade(cuts.recencyDays.map((most) => customer.recencyDays <= most))
  const f = grade(cuts.orders.map((least) => customer.orders12m >= least))
  const m = grade(cuts.amount.map((least) => customer.amount12m >= least))
  const { weights } = cuts
  const sum = BigInt(weights.r * r + weights.f * f + weights.m * m)
  return { r, f, m, score: ratioText(sum * 20n, BigInt(weights.r + weights.f + weights.m), 2) ?? '' }
}
