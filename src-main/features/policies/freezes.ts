import { addDays } from '../../domain/_base/dates.ts'
import { divide, fenToExact } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { freezeAfter, isFrozen, priceDeviation, type PricedLine, type PriceFreeze } from '../../domain/prices/price-deviation.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { quantityText } from '../transactions/index.ts'

interface PricedDocument {
  readonly customer_id: number
  readonly region: string | null
  readonly net_fen: number
  readonly guide_fen: number | null
  readonly quantity_milli: number
}

/** A line's unit price is its net amount over its quantity, exactly. */
function pricedLine({ net_fen, guide_fen, quantity_milli }: PricedDocument): PricedLine {
  const quantity = { over: BigInt(Math.abs(quantity_milli)), under: 1000n }
  return {
    actual: divide(fenToExact(Math.abs(net_fen)), quantity) ?? '0',
    guide: guide_fen === null ? null : fenToText(guide_fen),
    quantity: quantityText(Math.abs(quantity_milli)),
  }
}

/**
 * The priced invoice lines between two days, by the region that each customer had when the last of them ended: moving a
 * customer afterwards neither freezes a region nor frees one. Samples have no price and returns repeat that of their sale.
 */
export function pricedLinesByRegion(read: ReadHandle, from: string, to: string): Map<string, PricedLine[]> {
  const documents = read.all<PricedDocument>(
    `SELECT d.customer_id, k.region, d.net_fen, d.guide_fen, d.quantity_milli FROM trade_document AS d LEFT JOIN customer AS k ON k.id = d.customer_id
     WHERE d.date BETWEEN ? AND ? AND d.event = 'invoice' AND d.price_kind <> 'sample' AND d.quantity_milli > 0`,
    from,
    to,
  )
  const then = new Map<number, string>()
  const regionOf = ({ customer_id: id, region }: PricedDocument): string => {
    const known = then.get(id) ?? regionBefore(read, id, addDays(to, 1), region)
    then.set(id, known)
    return known
  }
  return new Map([...Map.groupBy(documents, regionOf)].map(([region, own]) => [region, own.map(pricedLine)]))
}

/** The region of a customer as a day of the workspace began; empty for none. */
export function regionBefore(read: ReadHandle, customerId: number, day: string, now: string | null): string {
  const changed = read.get<{ region: string | null }>(
    `SELECT json_extract(r.before, '$.region') AS region FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
     WHERE r.row_id = ? AND r.table_name = 'customer' AND r.op = 'update' AND json_type(r.before, '$.region') IS NOT NULL
       AND s.at >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-8 hours') ORDER BY s.at, s.id LIMIT 1`,
    customerId,
    day,
  )
  return (changed ? changed.region : now) ?? ''
}

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
  const byRegion = pricedLinesByRegion(read, measuredFrom, addDays(monday, -1))
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
