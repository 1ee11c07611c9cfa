import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'
import { transactionFields, type TransactionField, type transactions } from '../../../src-preload/contract/transactions.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { ClosedMonths } from './closed-months.ts'
import { CustomersByName } from './customer-named.ts'
import { documentHash, type HashedDocument } from './document-hash.ts'
import { readTransactionCell } from './read-cell.ts'
import { groupOf } from './transaction-rules.ts'

type CreateMany = CommandHandlers<typeof transactions, Writing>['createMany']

const needed = ['no', 'customer', 'date', 'net'] as const

export const documentColumns = [
  'event',
  'name',
  'line',
  'customer_id',
  'group_id',
  'date',
  'sold_on',
  'month',
  'sku',
  'product_line',
  'price_kind',
  'quantity_milli',
  'net_fen',
  'gross_fen',
  'guide_fen',
  'due_on',
  'paid_on',
  'source',
  'hash',
] as const

interface Refused {
  readonly row: number
  readonly field: string | null
  readonly cause: RefusalCause
  readonly reason: string
}

/** Rows of a paste or sheet in one change set. A line that stands in the books already is left out and counted. */
export const createMany: CreateMany = (w, { fields, rows, source = '', event = 'invoice' }) => {
  const lacking = needed.filter((field) => !fields.includes(field))
  if (lacking.length > 0)
    throw refuse('transactions.createMany', 'missing-column', '缺少必需的列：单据号、客户、日期、不含税金额缺一不可。', {
      fields: lacking,
    })
  const intake = new Intake(w, fields, event, source)
  const intent = {
    command: 'transactions.createMany',
    subject: source || `${rows.length}`,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  const done = w.gate.write(intent, (tx) => {
    const insert = tx.inserter('trade_document', documentColumns)
    return rows.map((cells, at): number | null => {
      const row = intake.row(cells, at)
      return row && insert(documentColumns.map((column): SqlValue => row[column] ?? null))
    })
  })
  return {
    changeSetId: done.changeSetId,
    ids: done.result,
    duplicates: intake.duplicates,
    late: intake.late,
    refused: intake.refused,
  }
}

class Intake {
  readonly refused: Refused[] = []
  duplicates = 0
  late = 0
  readonly #w: Writing
  readonly #fields: readonly TransactionField[]
  readonly #defaults: Row
  readonly #customers: CustomersByName
  readonly #closed: ClosedMonths
  readonly #groups = new Map<number, number | null>()
  /** The same content twice in one sheet is two lines; the same sheet again is none. */
  readonly #seen = new Map<string, number>()

  constructor(w: Writing, fields: readonly TransactionField[], event: string, source: string) {
    this.#w = w
    this.#fields = fields
    this.#customers = new CustomersByName(w.read)
    this.#closed = new ClosedMonths(w.read)
    this.#defaults = {
      event,
      line: 1,
      sold_on: null,
      sku: null,
      product_line: null,
      price_kind: 'standard',
      quantity_milli: 0,
      gross_fen: null,
      guide_fen: null,
      due_on: null,
      paid_on: null,
      source,
    }
  }

  /** Null when the row is refused or known; the reason is kept. */
  row(cells: readonly (string | null)[], at: number): Row | null {
    const row: Row = { ...this.#defaults }
    for (const field of transactionFields) {
      const place = this.#fields.indexOf(field)
      if (place < 0) continue
      const typed = cells[place] ?? null
      if (field === 'event' && (typed === null || typed.trim() === '')) continue
      const outcome = readTransactionCell(this.#customers, field, typed)
      if ('refused' in outcome) {
        this.refused.push({ row: at, field, cause: outcome.cause, reason: outcome.refused })
        return null
      }
      Object.assign(row, outcome.patch)
    }
    row['gross_fen'] ??= row['net_fen'] ?? null
    const customer = Number(row['customer_id'])
    if (!this.#groups.has(customer)) this.#groups.set(customer, groupOf(this.#w, customer))
    row['group_id'] = this.#groups.get(customer) ?? null
    row['month'] = this.#closed.bookingOf(String(row['date']))
    const content = documentHash(row as unknown as HashedDocument)
    const line = (this.#seen.get(content) ?? 0) + 1
    this.#seen.set(content, line)
    row['line'] = line
    row['hash'] = documentHash(row as unknown as HashedDocument)
    if (this.#w.read.get('SELECT 1 FROM trade_document WHERE hash = ? LIMIT 1', row['hash'] as string)) {
      this.duplicates++
      return null
    }
    if (row['month'] !== String(row['date']).slice(0, 7)) this.late++
    return row
  }
}
