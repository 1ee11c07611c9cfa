import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { ListedPriceRow, PriceListRow, products } from '../../../src-preload/contract/products.ts'
import { addDays } from '../../domain/_base/dates.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { PriceBook } from './listed-prices.ts'
import { maySeeCosts, maySetPrices, notYours } from './who.ts'

type Reads = QueryHandlers<typeof products, Reading>
type Commands = CommandHandlers<typeof products, Writing>

export const lists: Reads['lists'] = ({ read }) =>
  read.all<PriceListRow>(
    `SELECT l.id, n.name, coalesce(l.kind, 'guide') AS kind, l.region, l.customer_type AS customerType,
       (SELECT count(DISTINCT product_id) FROM price_list_entry AS e WHERE e.list = n.name) AS products
     FROM (SELECT name FROM price_list UNION SELECT list FROM price_list_entry) AS n LEFT JOIN price_list AS l ON l.name = n.name
     ORDER BY kind DESC, pinyin_key(n.name)`,
  )

export const saveList: Commands['saveList'] = (w, { id, name, kind, region, customerType }) => {
  if (!maySetPrices(w)) throw refuse('products.saveList', 'not-yours', notYours)
  const holder = w.read.value<number>('SELECT id FROM price_list WHERE name = ?', name)
  if (holder !== undefined && holder !== id)
    throw refuse('products.saveList', 'name-taken', `已有名为“${name}”的价目表。请换一个名称。`)
  const known = id === undefined ? undefined : w.read.value<string>('SELECT name FROM price_list WHERE id = ?', id)
  if (id !== undefined && known === undefined) throw refuse('products.saveList', 'not-found', '找不到这份价目表。请刷新后再试。')
  const at = w.clock.now()
  const row = { name, kind, region, customer_type: customerType, updated_at: at }
  const intent = { command: 'products.saveList', subject: name, actor: w.actor, origin: 'user', at } as const
  return w.gate.write(intent, (tx) => {
    if (id === undefined) return { id: tx.insert('price_list', { ...row, created_at: at }) }
    tx.update('price_list', id, row)
    // Entries know their list by its name.
    if (known !== name)
      for (const entry of tx.read.column<number>('SELECT id FROM price_list_entry WHERE list = ?', known ?? ''))
        tx.update('price_list_entry', entry, { list: name })
    return { id }
  }).result
}

export const prices: Reads['prices'] = (r, { id }) => {
  const today = r.clock.today()
  return r.read
    .all<{
      id: number
      list: string
      kind: ListedPriceRow['kind']
      region: string | null
      customer_type: string | null
      price_fen: number
      effective_from: string
      effective_to: string | null
    }>(
      `SELECT e.id, e.list, coalesce(l.kind, 'guide') AS kind, l.region, l.customer_type, e.price_fen, e.effective_from, e.effective_to
       FROM price_list_entry AS e LEFT JOIN price_list AS l ON l.name = e.list WHERE e.product_id = ?
       ORDER BY kind DESC, e.list, e.effective_from DESC, e.id DESC`,
      id,
    )
    .filter(({ kind }) => kind === 'guide' || maySeeCosts(r))
    .map((one): ListedPriceRow => ({
      id: one.id,
      list: one.list,
      kind: one.kind,
      region: one.region,
      customerType: one.customer_type,
      price: { fen: one.price_fen },
      from: one.effective_from,
      to: one.effective_to,
      holds: one.effective_from <= today && (one.effective_to === null || one.effective_to >= today),
    }))
    .toSorted((a, b) => Number(b.holds) - Number(a.holds))
}

export const setPrice: Commands['setPrice'] = (w, { id, list, price, from, to }) => {
  if (!maySetPrices(w)) throw refuse('products.setPrice', 'not-yours', notYours)
  const name = w.read.value<string>('SELECT name FROM product WHERE id = ?', id)
  if (name === undefined) throw refuse('products.setPrice', 'not-found', '找不到这个产品。请刷新后再试。')
  // Yesterday's quotes were written by yesterday's prices.
  if (from < w.clock.today()) throw refuse('products.setPrice', 'back-dated', '价格只能从今天或以后生效。')
  if (to !== null && to < from) throw refuse('products.setPrice', 'bad-dates', '结束日期不能早于开始日期。')
  const at = w.clock.now()
  const intent = { command: 'products.setPrice', subject: `${name} ${list}`, actor: w.actor, origin: 'user', at } as const
  return w.gate.write(intent, (tx) => {
    const before = tx.read.all<{ id: number; effective_from: string }>(
      'SELECT id, effective_from FROM price_list_entry WHERE product_id = ? AND list = ? AND effective_from < ? AND (effective_to IS NULL OR effective_to >= ?)',
      id,
      list,
      from,
      from,
    )
    for (const one of before) tx.update('price_list_entry', one.id, { effective_to: addDays(from, -1) })
    return {
      id: tx.insert('price_list_entry', {
        list,
        product_id: id,
        price_fen: price.fen,
        effective_from: from,
        effective_to: to,
        created_at: at,
      }),
    }
  }).result
}

export const propose: Reads['propose'] = (r, { customerId, lines }) => {
  const buyer =
    customerId === null
      ? undefined
      : r.read.get<{ region: string | null; type: string | null }>('SELECT region, type FROM customer WHERE id = ?', customerId)
  const book = new PriceBook(r.read, { region: buyer?.region ?? null, customerType: buyer?.type ?? null }, r.clock.today())
  const costs = maySeeCosts(r)
  return lines.map(({ code, name }) => {
    const found = book.find(code, name)
    if (!found) return null
    return {
      code: found.code,
      name: found.name,
      unit: found.unit,
      guidePrice: found.guideFen === null ? null : { fen: found.guideFen },
      cost: !costs || found.costFen === null ? null : { fen: found.costFen },
    }
  })
}
