import { priceFor, type ListedPrice, type PriceBuyer } from '../../domain/prices/guide-price.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface OfferedProduct {
  readonly productId: number
  readonly code: string
  readonly name: string
  readonly unit: string | null
  readonly guideFen: number | null
  readonly costFen: number | null
}

interface StoredProduct {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly unit: string | null
  readonly guide_price_fen: number | null
}

interface StoredPrice {
  readonly id: number
  readonly kind: ListedPrice['kind']
  readonly region: string | null
  readonly customer_type: string | null
  readonly price_fen: number
  readonly effective_from: string
  readonly effective_to: string | null
}

/** Finds products and their prices for one buyer on one day; remembers what it has read. */
export class PriceBook {
  readonly #read: ReadHandle
  readonly #buyer: PriceBuyer
  readonly #on: string
  readonly #known = new Map<string, OfferedProduct | null>()

  constructor(read: ReadHandle, buyer: PriceBuyer, on: string) {
    this.#read = read
    this.#buyer = buyer
    this.#on = on
  }

  /** By code; a line without one by the name of the only product called so. Null where no product is meant. */
  find(code: string | null, name: string): OfferedProduct | null {
    const key = code === null || code.trim() === '' ? `n ${name.trim()}` : `c ${code.trim()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const made = this.#offered(key.startsWith('c ') ? this.#byCode(key.slice(2)) : this.#byName(key.slice(2)))
    this.#known.set(key, made)
    return made
  }

  #byCode(code: string): StoredProduct | undefined {
    return this.#read.get<StoredProduct>('SELECT * FROM product WHERE code = ? AND active = 1', code)
  }

  #byName(name: string): StoredProduct | undefined {
    const [only, second] = this.#read.all<StoredProduct>('SELECT * FROM product WHERE name = ? AND active = 1 LIMIT 2', name)
    return second ? undefined : only
  }

  #offered(product: StoredProduct | undefined): OfferedProduct | null {
    if (!product) return null
    const entries = this.#read
      .all<StoredPrice>(
        `SELECT e.id, coalesce(l.kind, 'guide') AS kind, l.region, l.customer_type, e.price_fen, e.effective_from, e.effective_to
         FROM price_list_entry AS e LEFT JOIN price_list AS l ON l.name = e.list WHERE e.product_id = ? ORDER BY e.id`,
        product.id,
      )
      .map((one): ListedPrice => ({
        id: one.id,
        kind: one.kind,
        region: one.region,
        customerType: one.customer_type,
        fen: one.price_fen,
        from: one.effective_from,
        to: one.effective_to,
      }))
    return {
      productId: product.id,
      code: product.code,
      name: product.name,
      unit: product.unit,
      guideFen: priceFor(entries, 'guide', this.#buyer, this.#on)?.fen ?? product.guide_price_fen,
      costFen: priceFor(entries, 'cost', this.#buyer, this.#on)?.fen ?? null,
    }
  }
}
