import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, money, text } from './_words/basics.ts'
import { gridMethods } from './_words/grid.ts'
import { editMethod, listMethods, madeRows, textRows } from './_words/records.ts'
import { priceKinds, tradeEvents } from './_words/rebate-programme.ts'

/** Fields a cell edit, a paste or an import may name. */
export const transactionFields = [
  'event',
  'no',
  'customer',
  'date',
  'soldOn',
  'sku',
  'productLine',
  'priceKind',
  'quantity',
  'net',
  'gross',
  'guide',
  'dueOn',
  'paidOn',
] as const
export type TransactionField = (typeof transactionFields)[number]

const row = v.object({
  id,
  event: v.picklist(tradeEvents),
  no: v.string(),
  line: count,
  customerId: id,
  customerName: v.string(),
  region: v.nullable(v.string()),
  city: v.nullable(v.string()),
  groupName: v.nullable(v.string()),
  date: dateOnly,
  soldOn: v.nullable(dateOnly),
  /** The month whose books hold it. */
  month: v.string(),
  /** It came after its own month was closed. */
  late: v.boolean(),
  /** Its month is closed: nothing of it can change. */
  closed: v.boolean(),
  sku: v.nullable(v.string()),
  productLine: v.nullable(v.string()),
  priceKind: v.picklist(priceKinds),
  quantity: v.string(),
  net: money,
  gross: money,
  guide: v.nullable(money),
  dueOn: v.nullable(dateOnly),
  paidOn: v.nullable(dateOnly),
  source: v.string(),
})
export type TransactionRow = v.InferOutput<typeof row>

const field = v.picklist(transactionFields)
const reads = ['trade_document', 'customer', 'rebate_period']
const frozen = { 'period-closed': 'precondition' } as const

/** A row that was known already has no id either. */
const created = v.object({
  ...madeRows.entries,
  /** Lines that stand in the books already, word for word. */
  duplicates: count,
  /** Lines dated in a closed month, booked into the first open one. */
  late: count,
})

const groupOf = v.object({ id, name: v.string(), customers: v.array(v.object({ id, name: v.string() })) })

/** Lines of orders, deliveries, invoices and receipts: what rebates are reckoned from. */
export const transactions = {
  ...listMethods({ row, reads }),
  ...gridMethods({ row, field, reads }),
  edit: editMethod(field, frozen),
  /** Rows of texts from a paste or a sheet, in the order of `fields`, which must hold `no`, `customer`, `date` and `net`. */
  createMany: command({
    input: v.object({
      ...textRows(field).entries,
      source: v.optional(text(200)),
      /** For rows that do not name theirs. */
      event: v.optional(v.picklist(tradeEvents)),
    }),
    output: created,
    failures: { 'missing-column': 'invalid', ...frozen },
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
    failures: frozen,
  }),
  groupsOfCustomers: query({ input: v.object({}), output: v.array(groupOf), reads: ['trade_group', 'trade_group_member'] }),
  /** Names a group and who is in it; documents of open months follow. Without customers the group ends. */
  saveGroup: command({
    input: v.object({
      id: v.optional(id),
      name: v.pipe(text(100), v.trim(), v.nonEmpty()),
      customers: v.pipe(v.array(id), v.maxLength(5000)),
    }),
    output: v.object({ id }),
    failures: { 'name-taken': 'conflict', 'in-other-group': 'conflict', 'not-found': 'not-found' },
  }),
  /** The first sheet of a held file as texts, for pages that take a list in: at most 20,000 rows. */
  readSheet: job({
    input: v.object({ fileId: text(100), sheet: v.optional(count) }),
    output: v.object({
      fileName: v.string(),
      sheets: v.array(v.string()),
      sheet: count,
      rows: v.array(v.array(v.string())),
      cut: v.boolean(),
    }),
    failures: { 'file-gone': 'not-found', unreadable: 'invalid', cancelled: 'cancelled' },
  }),
}
