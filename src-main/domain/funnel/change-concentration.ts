import type { Segment } from './mix-rate.ts'

export interface Concentration {
  /** The value that the change gathers in. */
  readonly key: string
  /** Its part of the change, 0 to 1. */
  readonly share: number
  /** Its part of the cases, before and after averaged. */
  readonly volume: number
  /** How much more of the change than of the cases it holds: 1 all of it, 0 no more than its size. */
  readonly concentration: number
}

/**
 * How concentrated a change is in one value of a dimension (rule A6), for ranking dimensions. Effects are measured against
 * the overall rate before, so that a value which is new (a material version) bears what it brought, rather than sharing it
 * with the value it replaced. Null where there is no change or one side has no cases.
 */
export function concentrationOf(segments: readonly Segment[]): Concentration | null {
  let [x0, n0, x1, n1] = [0, 0, 0, 0]
  for (const { before, after } of segments) {
    x0 += before.x
    n0 += before.n
    x1 += after.x
    n1 += after.n
  }
  if (n0 === 0 || n1 === 0) return null
  const overall = x0 / n0
  const change = x1 / n1 - overall
  if (change === 0) return null
  let best: Concentration | null = null
  for (const { key, before, after } of segments) {
    const [w0, w1] = [before.n / n0, after.n / n1]
    const own0 = before.n === 0 ? null : before.x / before.n
    const own1 = after.n === 0 ? null : after.x / after.n
    const r0 = own0 ?? own1 ?? 0
    const r1 = own1 ?? r0
    const effect = ((r1 - r0) * (w0 + w1)) / 2 + (w1 - w0) * ((r0 + r1) / 2 - overall)
    const share = Math.min(1, Math.max(0, effect / change))
    const volume = (w0 + w1) / 2
    const concentration = volume >= 1 ? 0 : Math.max(0, (share - volume) / (1 - volume))
    if (best === null || concentration > best.concentration) best = { key, share, volume, concentration }
  }
  return best
}

/**
 * Dimensions by concentration, in steps of a tenth: within a step the given order stands, from where (region, team, rep) to
 * what (material version), because a cause that lies wholly inside a place explains as much as the place does.
 */
export function ranked<T extends { readonly concentration: Concentration | null }>(dimensions: readonly T[]): T[] {
  const step = (one: T) => Math.round((one.concentration?.concentration ?? 0) * 10)
  return dimensions
    .map((one, order) => ({ one, order }))
    .toSorted((a, b) => step(b.one) - step(a.one) || a.order - b.order)
    .map(({ one }) => one)
}
