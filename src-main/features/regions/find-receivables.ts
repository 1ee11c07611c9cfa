import { daysBetween, type DateText } from '../../domain/_base/dates.ts'
import { fenToText } from '../../domain/_base/money.ts'
import type { AgedItem } from '../../domain/receivables/ageing.ts'
import { receivableLight } from '../../domain/receivables/countdown.ts'
import { customerAccount } from '../../domain/receivables/customer-account.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Finder, Finding } from '../findings/index.ts'
import { accounts } from './receivables.ts'

/**
 * Rule F2, each morning: customers with another invoice more than five days overdue, and those with invoices due within
 * seven days. A customer is told of once for the newest of the invoices that crossed, with all that stand behind it.
 */
export const dueReceivables: Finder = {
  name: 'receivables',
  schedule: { kind: 'cron', cron: '0 9 * * *' },
  lastOnly: true,
  find: (r, _, on) =>
    [...accounts(r.read, on)].flatMap(([customer, lines]) => {
      const { open } = customerAccount(lines, on)
      const overdue = open.filter((item) => receivableLight(item.due, on) === 'red')
      const soon = open.filter(({ due }) => due !== null && due >= on && receivableLight(due, on) === 'yellow')
      const awaiting = open.filter(({ due }) => due === null)
      if (overdue.length === 0 && soon.length === 0) return []
      const whose = ownerOf(r, customer)
      return [
        ...found('receivable-overdue', customer, whose, overdue, on),
        ...found('receivable-soon', customer, whose, soon, on),
        ...(soon.length === 0 ? [] : found('receivable-acceptance', customer, whose, awaiting, on)),
      ]
    }),
}

interface Whose {
  readonly name: string
  readonly owner_id: number | null
}

function ownerOf({ read }: Reading, customer: number): Whose {
  return read.get<Whose>('SELECT name, owner_id FROM customer WHERE id = ?', customer) ?? { name: `#${customer}`, owner_id: null }
}

function found(kind: string, customer: number, whose: Whose, items: readonly AgedItem[], on: DateText): Finding[] {
  if (items.length === 0) return []
  const days = items.map(({ due, deliveredOn }) => due ?? deliveredOn ?? on).toSorted()
  const [first = on, last = on] = [days[0], days.at(-1)]
  const longest = daysBetween(first, on)
  return [
    {
      kind,
      key: `${customer}|${last}`,
      name: whose.name,
      ownerId: whose.owner_id,
      facts: {
        期间: first === last ? first : `${first} 至 ${last}`,
        数值: `¥${grouped(fenToText(items.reduce((sum, { openFen }) => sum + openFen, 0)))}`,
        说明: `${items.length} 张发票${longest > 0 ? `，最久 ${longest} 天` : ''}`,
      },
    },
  ]
}

const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ',')
