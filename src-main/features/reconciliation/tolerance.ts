import { divide, exactText, readExact } from '../../domain/_base/exact.ts'
import type { Tolerance } from '../../domain/rebates/reconcile.ts'
import type { Reading } from '../../store/contexts.ts'
import { rulesOn } from '../settings/index.ts'

const hundred = { over: 100n, under: 1n }

/** The tolerance of the rule settings that hold on a day. */
function toleranceOn(read: Reading['read'], day: string): Tolerance {
  const { toleranceYuan, tolerancePercent } = rulesOn(read, day).reconciliation
  const share = divide(readExact(tolerancePercent.toFixed(4)), hundred)
  return { amount: toleranceYuan.toFixed(2), share: share ? exactText(share, 6) : '0' }
}

/**
 * Differences that nobody pursues (rule E4): in open books by the settings of today, in closed ones by those of the day they
 * were closed, so that a changed setting moves nothing that is sealed.
 */
export class Tolerances {
  readonly #r: Pick<Reading, 'read' | 'clock'>
  readonly #known = new Map<string, Tolerance>()

  constructor(r: Pick<Reading, 'read' | 'clock'>) {
    this.#r = r
  }

  /** `closedOn`: the day the row's period was closed, null while it is open. */
  of(closedOn: string | null): Tolerance {
    const day = closedOn ?? this.#r.clock.today()
    const tolerance = this.#known.get(day) ?? toleranceOn(this.#r.read, day)
    this.#known.set(day, tolerance)
    return tolerance
  }
}
