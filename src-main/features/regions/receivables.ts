import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ReceivableLine, regions } from '../../../src-preload/contract/regions.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { ageingBuckets, ageingTable, type AgedItem } from '../../domain/receivables/ageing.ts'
import { customerAccount, type AccountLine } from '../../domain/receivables/customer-account.ts'
import { worstLight, type LightLimits } from '../../domain/receivables/countdown.ts'
import { simpleDso } from '../../domain/receivables/dso.ts'
import { onTimeRate, type SettledInvoice } from '../../domain/receivables/on-time.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { rulesOn } from '../settings/index.ts'

type Receivables = QueryHandlers<typeof regions, Reading>['receivables']
type Asked = Parameters<Receivables>[1]

const mostLines = 200
/** Days of sales that DSO is reckoned over. */
const dsoDays = 90

interface Buyer {
  readonly name: string
  readonly region: string | null
  readonly owner: string | null
}

interface Group {
  readonly name: string | null
  readonly customerId: number | null
  customers: number
  readonly open: AgedItem[]
  readonly invoices: SettledInvoice[]
  prepaidFen: number
  salesFen: number
}

/** Rule F3 from invoices and receipts as imported: what is open by age, punctuality, days of sales outstanding. */
export const receivables: Receivables = (r, asked) => {
  const asOf = r.clock.today()
  const { lines, total } = allReceivables(r.read, asOf, asked)
  const limits = rulesOn(r.read, asOf).receivables
  return { asOf, total, lines: lines.slice(0, mostLines), lineCount: lines.length, limits }
}

export function allReceivables(read: ReadHandle, asOf: string, asked: Asked): { lines: ReceivableLine[]; total: ReceivableLine } {
  const buyers = buyersIn(read)
  const limits = rulesOn(read, asOf).receivables
  const groups = new Map<string | number, Group>()
  const total = emptyGroup(null, null)
  const recent = addDays(asOf, 1 - dsoDays)
  for (const [customer, lines] of accounts(read, asOf)) {
    const buyer = buyers.get(customer) ?? { name: `#${customer}`, region: null, owner: null }
    if (asked.region !== undefined && buyer.region !== asked.region) continue
    if (asked.owner !== undefined && buyer.owner !== asked.owner) continue
    const account = customerAccount(lines, asOf)
    const name = asked.by === 'customer' ? buyer.name : buyer[asked.by]
    const key = asked.by === 'customer' ? customer : (name ?? '')
    let group = groups.get(key)
    if (!group) groups.set(key, (group = emptyGroup(name, asked.by === 'customer' ? customer : null)))
    const sales = lines.reduce((sum, { kind, date, fen }) => (kind === 'invoice' && date >= recent ? sum + fen : sum), 0)
    for (const one of [group, total]) {
      one.customers++
      for (const item of account.open) one.open.push(item)
      for (const invoice of account.invoices) one.invoices.push(invoice)
      one.prepaidFen += account.prepaidFen
      one.salesFen += sales
    }
  }
  const lines = [...groups.values()].map((group) => lineOf(group, asOf, limits))
  lines.sort((a, b) => b.overdue.fen - a.overdue.fen || b.open.fen - a.open.fen || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
  return { lines, total: lineOf(total, asOf, limits) }
}

const emptyGroup = (name: string | null, customerId: number | null): Group => ({
  name,
  customerId,
  customers: 0,
  open: [],
  invoices: [],
  prepaidFen: 0,
  salesFen: 0,
})

function lineOf(
  { name, customerId, customers, open, invoices, prepaidFen, salesFen }: Group,
  asOf: string,
  limits: LightLimits,
): ReceivableLine {
  const { due, awaitingAcceptance } = ageingTable(open, asOf)
  const awaiting = ageingBuckets.reduce((sum, bucket) => sum + awaitingAcceptance[bucket], 0)
  const owed = ageingBuckets.reduce((sum, bucket) => sum + due[bucket], 0)
  return {
    name,
    customerId,
    customers,
    light: worstLight(
      open.map((item) => item.due),
      asOf,
      limits,
    ),
    open: { fen: owed + awaiting },
    overdue: { fen: owed - due['未到期'] },
    ageing: ageingBuckets.map((bucket) => ({ fen: due[bucket] })),
    awaiting: { fen: awaiting },
    prepaid: { fen: prepaidFen },
    onTime: onTimeRate(invoices, asOf, 'due').byAmount,
    dso: salesFen > 0 ? simpleDso(owed + awaiting, salesFen, dsoDays) : null,
  }
}

function buyersIn(read: ReadHandle): Map<number, Buyer> {
  const buyers = new Map<number, Buyer>()
  for (const [id, name, region, owner] of read.eachArray(
    `SELECT k.id, k.name, k.region, m.name FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id
     WHERE k.id IN (SELECT coalesce((SELECT g.into_id FROM customer_merge AS g WHERE g.from_id = d.customer_id), d.customer_id)
       FROM (SELECT DISTINCT customer_id FROM trade_document) AS d)`,
  ))
    buyers.set(Number(id), { name: String(name), region: region as string | null, owner: owner as string | null })
  return buyers
}

/** Invoices and receipts customer by customer; those of a merged one are its survivor's. */
export function accounts(read: ReadHandle, asOf: string): Map<number, AccountLine[]> {
  const survivors = new Map(
    read
      .all<{ from_id: number; into_id: number }>('SELECT from_id, into_id FROM customer_merge')
      .map((row) => [row.from_id, row.into_id]),
  )
  const lines = new Map<number, AccountLine[]>()
  for (const [customer, event, no, date, fen, due, paidOn] of read.eachArray(
    `SELECT customer_id, event, name, date, gross_fen, due_on, paid_on FROM trade_document WHERE event IN ('invoice', 'receipt') AND date <= ?`,
    asOf,
  )) {
    const id = survivors.get(Number(customer)) ?? Number(customer)
    const line: AccountLine = {
      kind: event === 'receipt' ? 'receipt' : 'invoice',
      no: String(no),
      date: String(date),
      fen: Number(fen),
      due: due as string | null,
      paidOn: paidOn as string | null,
    }
    const own = lines.get(id)
    if (own) own.push(line)
    else lines.set(id, [line])
  }
  return lines
}
