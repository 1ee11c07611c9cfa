import { addDays } from '../../domain/_base/dates.ts'
import { divide, fenToExact } from '../../domain/_base/exact.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { PricedLine } from '../../domain/prices/price-deviation.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { quantityText } from '../transactions/index.ts'
import { regionThen } from './region-then.ts'

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
 * The priced invoice lines between two days, by the region that each customer had when the last of them ended. They show
 * beside rule E5's measure what was charged in the end, and freeze nothing. Samples have no price and returns repeat that
 * of their sale.
 */
export function invoicedLinesByRegion(read: ReadHandle, from: string, to: string): Map<string, PricedLine[]> {
  const documents = read.all<PricedDocument>(
    `SELECT d.customer_id, k.region, d.net_fen, d.guide_fen, d.quantity_milli FROM trade_document AS d LEFT JOIN customer AS k ON k.id = d.customer_id
     WHERE d.date BETWEEN ? AND ? AND d.event = 'invoice' AND d.price_kind <> 'sample' AND d.quantity_milli > 0`,
    from,
    to,
  )
  const region = regionThen(read, addDays(to, 1))
  const byRegion = Map.groupBy(documents, (one) => region(one.customer_id, one.region))
  return new Map([...byRegion].map(([name, own]) => [name, own.map(pricedLine)]))
}
