import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import type { ProductField, products } from '../../../src-preload/contract/products.ts'
import { editCells } from '../../grid/edit-cells.ts'
import { gridCommands } from '../../grid/grid-handlers.ts'
import { recordReads } from '../../grid/records/record-handlers.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { lists, prices, propose, saveList, setPrice } from './price-lists.ts'
import { readProductCell } from './product-cells.ts'
import { productGrid } from './product-grid.ts'
import { maySetPrices, notYours } from './who.ts'

export { PriceBook, type OfferedProduct } from './listed-prices.ts'
export { demoProducts, fillDemoProducts } from './demo-products.ts'
export { productGrid } from './product-grid.ts'

export const productsReads: QueryHandlers<typeof products, Reading> = {
  ...recordReads(productGrid),
  lists,
  prices,
  propose,
}

export const productsCommands: CommandHandlers<typeof products, Writing> = {
  ...gridCommands(productGrid),
  edit: (w, { cells }) => editCells(productGrid, w, cells),
  createMany,
  remove(w, { ids }) {
    const intent = {
      command: 'products.remove',
      subject: `${ids.length}`,
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    // What has prices stays for the quotes that stand on them; it can be taken off sale.
    const free = maySetPrices(w)
      ? ids.filter((id) => !w.read.get('SELECT 1 FROM price_list_entry WHERE product_id = ? LIMIT 1', id))
      : []
    if (free.length === 0) return { changeSetId: null, removed: 0 }
    const done = w.gate.write(intent, (tx) => free.filter((id) => tx.delete('product', id)).length)
    return { changeSetId: done.changeSetId, removed: done.result }
  },
  saveList,
  setPrice,
}

function createMany(
  w: Writing,
  { fields, rows }: { fields: readonly ProductField[]; rows: readonly (readonly (string | null)[])[] },
) {
  const refused: { row: number; field: string | null; cause: RefusalCause; reason: string }[] = []
  const at = w.clock.now()
  const allowed = maySetPrices(w)
  const intent = { command: 'products.createMany', subject: `${rows.length}`, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    return rows.map((cells, index): number | null => {
      if (!allowed) {
        refused.push({ row: index, field: null, cause: 'not-editable', reason: notYours })
        return null
      }
      const row: Row = { line: null, unit: null, guide_price_fen: null, active: 1, created_at: at, updated_at: at }
      for (const field of new Set([...fields, 'code', 'name'] as const)) {
        const typed = cells[fields.indexOf(field)] ?? null
        if (typed === null && field === 'active') continue
        const outcome = readProductCell(tx.read, null, field, typed)
        if ('refused' in outcome) {
          refused.push({ row: index, field, cause: outcome.cause, reason: outcome.refused })
          return null
        }
        Object.assign(row, outcome.patch)
      }
      return tx.insert('product', row)
    })
  })
  return { changeSetId: done.changeSetId, ids: done.result, refused }
}
