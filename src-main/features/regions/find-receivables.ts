import { daysBetween, type DateText } from '../../domain/_base/dates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import { receivableLight } from '../../domain/receivables/countdown.ts'
import { customerAccount, type OpenInvoice } from '../../domain/receivables/customer-account.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Finder, Finding } from '../findings/index.ts'
import { rulesOn } from '../settings/index.ts'
import { accounts } from './receivables.ts'

/**
 * Rule F2, each morning: customers with another invoice past the days of grace, and those with another due within the days
 * before. A customer is told of when at least one of the invoices is new among them, with all that stand there: an invoice
 * may be entered when others that are due later were told of already.
 */
export const dueReceivables: Finder = {
  name: 'receivables',
  schedule: { kind: 'cron', cron: '0 9 * * *' },
  lastOnly: true,
  find(r, _, on) {
    const limits = rulesOn(r.read, on).receivables
    return [...accounts(r.read, on)].flatMap(([customer, lines]) => {
      const { open } = customerAccount(lines, on)
      const overdue = open.filter((item) => receivableLight(item.due, on, limits) === 'red')
      const soon = open.filter(({ due }) => due !== null && due >= on && receivableLight(due, on, limits) === 'yellow')
      const awaiting = open.filter(({ due }) => due === null)
      if (overdue.length === 0 && soon.length === 0) return []
      const whose = ownerOf(r, customer)
      const found = (kind: string, items: readonly OpenInvoice[], limit: number | null) =>
        foundOf(r.read, { kind, customer, whose, items, on, limit })
      return [
        ...found('receivable-overdue', overdue, limits.graceDays),
        ...found('receivable-soon', soon, limits.soonDays),
        ...(soon.length === 0 ? [] : found('receivable-acceptance', awaiting, null)),
      ]
    })
  },
}

interface Whose {
  readonly name: string
  readonly owner_id: number | null
}

function ownerOf({ read }: Reading, customer: number): Whose {
  return read.get<Whose>('SELECT name, owner_id FROM customer WHERE id = ?', customer) ?? { name: `#${customer}`, owner_id: null }
}

/** The invoices that earlier findings of a kind told of a customer. */
function toldOf(read: ReadHandle, kind: string, customer: number): Set<string> {
  const keys = read.column<string>(
    `SELECT j.value FROM finding AS f CROSS JOIN json_each(f.facts, '$.单据') AS j
     WHERE f.kind = ? AND f.key >= ? || '|' AND f.key < ? || '}'`,
    kind,
    String(customer),
    String(customer),
  )
  return new Set(keys)
}

interface Found {
  readonly kind: string
  readonly customer: number
  readonly whose: Whose
  readonly items: readonly OpenInvoice[]
  readonly on: DateText
  readonly limit: number | null
}

function foundOf(read: ReadHandle, { kind, customer, whose, items, on, limit }: Found): Finding[] {
  if (items.length === 0) return []
  const told = toldOf(read, kind, customer)
  if (items.every(({ key }) => told.has(key))) return []
  const days = items.map(({ due, deliveredOn }) => due ?? deliveredOn ?? on).toSorted()
  const [first = on, last = on] = [days[0], days.at(-1)]
  const longest = daysBetween(first, on)
  return [
    {
      kind,
      // Looked at once a day.
      key: `${customer}|${on}`,
      name: whose.name,
      ownerId: whose.owner_id,
      facts: {
        期间: first === last ? first : `${first} 至 ${last}`,
        数值: `¥${grouped(fenToText(items.reduce((sum, { openFen }) => sum + openFen, 0)))}`,
        说明: `${items.length} 张发票${longest > 0 ? `，最久 ${longest} 天` : ''}`,
        界限: limit,
        单据: items.map(({ key }) => key),
      },
    },
  ]
}

const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ',')
