import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, money, text } from './_words/basics.ts'
import { recordMethods } from './_words/records.ts'

export const productFields = ['code', 'name', 'line', 'unit', 'guidePrice', 'active'] as const
export type ProductField = (typeof productFields)[number]
export const priceKinds = ['guide', 'cost'] as const

const row = v.object({
  id,
  code: v.string(),
  name: v.string(),
  line: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  /** Where no list has the product. */
  guidePrice: v.nullable(money),
  /** Of the lists for everybody, today. */
  listPrice: v.nullable(money),
  prices: count,
  active: v.boolean(),
})
export type ProductRow = v.InferOutput<typeof row>

const name = v.pipe(text(60), v.trim(), v.nonEmpty())
const scope = v.nullable(v.pipe(text(40), v.trim(), v.nonEmpty()))
const list = v.object({
  /** Null for a name that entries bring and nobody has described: guide prices for everybody. */
  id: v.nullable(id),
  name: v.string(),
  kind: v.picklist(priceKinds),
  region: v.nullable(v.string()),
  customerType: v.nullable(v.string()),
  products: count,
})
export type PriceListRow = v.InferOutput<typeof list>

const price = v.object({
  id,
  list: v.string(),
  kind: v.picklist(priceKinds),
  region: v.nullable(v.string()),
  customerType: v.nullable(v.string()),
  price: money,
  from: dateOnly,
  to: v.nullable(dateOnly),
  holds: v.boolean(),
})
export type ListedPriceRow = v.InferOutput<typeof price>

const reads = ['product', 'price_list', 'price_list_entry']
const may = { 'not-yours': 'forbidden' } as const

/** What is sold, and for how much from when to whom. Quotes take guide prices and proposals of cost from here. */
export const products = {
  ...recordMethods({ row, field: v.picklist(productFields), reads }),
  lists: query({ input: v.object({}), output: v.array(list), reads }),
  /** Describes a list: guide or cost, for everybody, a region, a type of customer. */
  saveList: command({
    input: v.object({ id: v.optional(id), name, kind: v.picklist(priceKinds), region: scope, customerType: scope }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found', 'name-taken': 'conflict', ...may },
  }),
  /** Every price of a product, of all lists; what holds today first. Costs only for those who may see them. */
  prices: query({ input: v.object({ id }), output: v.array(price), reads: [...reads, 'member', 'meta'] }),
  /** A price from a day on; the open one of the same list before it ends the day before. */
  setPrice: command({
    input: v.object({ id, list: name, price: money, from: dateOnly, to: v.nullable(dateOnly) }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found', 'back-dated': 'invalid', 'bad-dates': 'invalid', ...may },
  }),
  /** What the lists say for a customer today, line by line; null where no product is meant. Cost only for finance. */
  propose: query({
    input: v.object({
      customerId: v.nullable(id),
      lines: v.pipe(v.array(v.object({ code: v.nullable(text(60)), name: text(200) })), v.maxLength(2000)),
    }),
    output: v.array(
      v.nullable(
        v.object({
          code: v.string(),
          name: v.string(),
          unit: v.nullable(v.string()),
          guidePrice: v.nullable(money),
          cost: v.nullable(money),
        }),
      ),
    ),
    reads: [...reads, 'customer', 'member', 'meta'],
  }),
}
