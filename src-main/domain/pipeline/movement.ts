import type { Closing } from './stages.ts'

export const movementClasses = [
  'new',
  'won',
  'lost',
  'shelved',
  'reopened',
  'advanced',
  'back',
  'amount',
  'close',
  'owner',
  'removed',
] as const
export type MovementClass = (typeof movementClasses)[number]

/** A deal at one moment. */
export interface DealState {
  readonly stage: string
  readonly rank: number | null
  readonly closing: Closing | null
  readonly amountFen: number
  readonly expectedClose: string | null
  readonly ownerId: number | null
}

/**
 * What happened to a deal between two looks, net: there and back again is nothing. `before` null: it was not there yet;
 * `after` null: it is gone. A deal may be in several classes (new and won, advanced and dearer).
 */
export function movementOf(before: DealState | null, after: DealState | null): MovementClass[] {
  if (!after) return before ? ['removed'] : []
  const found: MovementClass[] = []
  if (!before) found.push('new')
  const was = before?.closing ?? null
  if (after.closing !== null && after.closing !== was) found.push(after.closing)
  if (before && was !== null && after.closing === null) found.push('reopened')
  if (before && was === null && after.closing === null && before.rank !== null && after.rank !== null) {
    if (after.rank > before.rank) found.push('advanced')
    if (after.rank < before.rank) found.push('back')
  }
  if (before && before.amountFen !== after.amountFen) found.push('amount')
  if (before && before.expectedClose !== after.expectedClose) found.push('close')
  if (before && before.ownerId !== after.ownerId) found.push('owner')
  return found
}

/** Amounts of running deals between two looks, in fen; they add up: `opening` + … = `closing`. */
export interface Bridge {
  opening: number
  added: number
  changed: number
  reopened: number
  won: number
  lost: number
  shelved: number
  removed: number
  closing: number
}

export const emptyBridge = (): Bridge => ({
  opening: 0,
  added: 0,
  changed: 0,
  reopened: 0,
  won: 0,
  lost: 0,
  shelved: 0,
  removed: 0,
  closing: 0,
})

/** Adds what one deal did to the amounts, without `opening` and `closing`; outflows are negative. */
export function bridge(into: Bridge, before: DealState | null, after: DealState | null): void {
  const wasOpen = before !== null && before.closing === null
  if (!after) {
    if (wasOpen) into.removed -= before.amountFen
    return
  }
  if (!before) into.added += after.amountFen
  else if (wasOpen) into.changed += after.amountFen - before.amountFen
  else if (after.closing === null) into.reopened += after.amountFen
  if (after.closing !== null && (wasOpen || !before)) into[after.closing] -= after.amountFen
}
