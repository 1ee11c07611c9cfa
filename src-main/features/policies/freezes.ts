import { addDays } from '../../domain/_base/dates.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { freezeAfter, isFrozen, priceDeviation, type PriceFreeze } from '../../domain/prices/price-deviation.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { quotedLinesByRegion } from './quoted-lines.ts'

interface StoredLift {
  readonly region: string
  readonly on: string
  readonly role: string
  readonly reason: string
}

/** The freeze that holds for one of these regions on a day, with what the week before measured; null where none does. */
export function freezeOn(read: ReadHandle, regions: readonly string[], day: string): (PriceFreeze & { ratio: string }) | null {
  const monday = mondayOf(day)
  const measuredFrom = addDays(monday, -7)
  const byRegion = quotedLinesByRegion(read, measuredFrom, addDays(monday, -1))
  const lifts = read.all<StoredLift>(
    'SELECT region, on_date AS "on", role, reason FROM price_freeze_lift WHERE on_date BETWEEN ? AND ?',
    monday,
    day,
  )
  for (const region of regions) {
    const measured = priceDeviation(byRegion.get(region) ?? [])
    const freeze = freezeAfter(region, measuredFrom, measured)
    if (freeze && isFrozen([freeze], lifts, region, day)) return { ...freeze, ratio: measured.ratio ?? '' }
  }
  return null
}
