import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { Row } from '../../store/gate.ts'
import { ClosedMonths, documentColumns, documentHash, groupOf, latePayment } from '../transactions/index.ts'
import type { ImportEntity } from './import-entity.ts'
import { recordImport, type Hands } from './record-entity.ts'

/**
 * Lines of orders, invoices or receipts. What stands in the books already is unchanged; a line dated in a closed month is
 * booked in the first open one, as everywhere; one that stands in a closed month cannot be changed.
 */
function documentImport(name: ImportTargetName, event: string): ImportEntity {
  return recordImport({
    target: importTargetsByName[name],
    table: 'trade_document',
    nameSql: `c.name || ' ' || c.date`,
    find(read, key, identity, link) {
      if (key !== 'number' || link.id === null) return []
      const [number, line, date, sku, quantity, net] = JSON.parse(identity['content'] ?? '[]') as Row[string][]
      const content = { event, name: number, line, customer_id: link.id, date, sku, quantity_milli: quantity, net_fen: net }
      return read.column<number>('SELECT id FROM trade_document WHERE hash = ? LIMIT 21', documentHash(content))
    },
    checks({ read }) {
      const closed = new ClosedMonths(read)
      return (row, stored, changes) => {
        if (!Number.isInteger(row['line'])) return 'bad-line'
        if (stored === null) return null
        const other = saysOther(row, stored)
        const month = String(stored['month'])
        if (closed.has(month)) return other || (changes && !onlyPaid(closed, row, stored)) ? `period-closed:${month}` : null
        return other ? 'document-stands' : null
      }
    },
    updates: ({ tx }: Hands) => {
      const closed = new ClosedMonths(tx.read)
      return (now, patch) => {
        const paid = 'paid_on' in patch && closed.holds(String(now['month']))
        const late = paid ? latePayment(closed, now, patch['paid_on'] ?? null) : {}
        const own = Object.fromEntries(Object.entries({ ...patch, ...late }).filter(([column]) => written.has(column)))
        tx.update('trade_document', Number(now['id']), own as Row)
      }
    },
    creates: ({ w, tx }: Hands) => {
      const closed = new ClosedMonths(tx.read)
      const groups = new Map<number, number | null>()
      const seen = new Map<string, number>()
      return (row) => {
        const customer = Number(row['customer_id'])
        if (!groups.has(customer)) groups.set(customer, groupOf({ read: tx.read }, customer))
        const line: Row = {
          ...row,
          group_id: groups.get(customer) ?? null,
          month: closed.bookingOf(String(row['date'])),
          price_kind: 'standard',
          source: w.actor,
        }
        // The same content twice in one file is two lines.
        const content = hashOf(line)
        const times = seen.get(content) ?? 0
        seen.set(content, times + 1)
        line['line'] = Number(row['line']) + times
        return { ...line, hash: hashOf(line) }
      }
    },
  })
}

/** What the table keeps; the rest of a row was told to be worked out from. */
const written: ReadonlySet<string> = new Set([...documentColumns, 'paid_month', 'paid_before'])

/** Does a row of a closed month say nothing new but when it was paid, where that may still be noted? */
function onlyPaid(closed: ClosedMonths, row: Row, stored: Row): boolean {
  const differs = (column: string) => (row[column] ?? null) !== null && row[column] !== stored[column]
  return (
    differs('paid_on') &&
    !['due_on', 'sold_on', 'product_line', 'guide_fen'].some(differs) &&
    latePayment(closed, stored, row['paid_on'] ?? null) !== null
  )
}

/** Does a row that names a line by its id say another number, day, article or figure than stands there? */
function saysOther(row: Row, stored: Row): boolean {
  const differs = (column: string) => row[column] !== null && row[column] !== undefined && row[column] !== stored[column]
  const [net, gross] = [row['net_fen'], row['gross_fen']]
  // A file with one amount has it in both.
  const amounts =
    net === gross ? net !== stored['net_fen'] && net !== stored['gross_fen'] : differs('net_fen') || differs('gross_fen')
  const quantity = (row['quantity'] ?? null) !== null && differs('quantity_milli')
  return amounts || quantity || ['name', 'date', 'sku'].some(differs)
}

function hashOf(row: Row): string {
  const { event, name, line, customer_id, date, sku, quantity_milli, net_fen } = row
  return documentHash({ event, name, line, customer_id, date, sku, quantity_milli, net_fen })
}

export const orderImport = documentImport('orders', 'order')
export const invoiceImport = documentImport('invoices', 'invoice')
export const receiptImport = documentImport('receipts', 'receipt')
