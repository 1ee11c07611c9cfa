import { createHash } from 'node:crypto'

export interface HashedDocument {
  readonly event: unknown
  readonly name: unknown
  readonly line: unknown
  readonly customer_id: unknown
  readonly date: unknown
  readonly sku: unknown
  readonly quantity_milli: unknown
  readonly net_fen: unknown
}

/** What makes a line the same line when it comes again: 22 characters of its content's digest. */
export function documentHash(row: HashedDocument): string {
  const content = [row.event, row.name, row.line, row.customer_id, row.date, row.sku, row.quantity_milli, row.net_fen]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
