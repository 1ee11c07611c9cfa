import { topShareRank, type SilenceLimits } from '../../domain/customers/silence.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

/** What the limits were, for the state of the data they were read from. */
const remembered = new WeakMap<ReadHandle, { state: string; limits: SilenceLimits }>()

/**
 * The limits of rule B6 for today. The purchase threshold is the smallest amount among the top share of customers that
 * bought at all; it is read again only when the data or the day changed.
 */
export function silenceLimits({ read, clock }: Pick<Reading, 'read' | 'clock'>): SilenceLimits {
  const today = clock.today()
  const state = `${today} ${read.value<number>('SELECT total_changes()')} ${read.value<number>('PRAGMA data_version')}`
  const known = remembered.get(read)
  if (known?.state === state) return known.limits
  const rules = rulesOn(read, today)
  const buyers = read.value<number>('SELECT count(*) FROM customer WHERE annual_purchase_fen > 0') ?? 0
  const place = Math.max(0, topShareRank(buyers, rules.keySilentTopShare) - 1)
  const keySilentThresholdFen =
    read.value<number>(
      'SELECT annual_purchase_fen FROM customer WHERE annual_purchase_fen > 0 ORDER BY annual_purchase_fen DESC LIMIT 1 OFFSET ?',
      place,
    ) ?? null
  const limits: SilenceLimits = {
    dormantAfterDays: rules.dormantAfterDays,
    silentAfterDays: rules.silentAfterDays,
    keySilentThresholdFen,
  }
  remembered.set(read, { state, limits })
  return limits
}
