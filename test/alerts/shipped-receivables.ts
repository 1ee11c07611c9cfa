import { everyDay, toldTimes } from './oracle-days.ts'
import { dateOf, day, plusDays, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

interface Invoice {
  readonly due: string | null
  readonly known: number
}

/** Every invoice and every receipt is of this much, so that a receipt pays the one that is due first. */
const amount = '1130'

/**
 * F2: a week before something is due its owner is asked to see to the invoice, and to what waits for acceptance; more than
 * five days after, the manager is told. An invoice may be entered when its time has come already. Looked at in the morning.
 */
export function debtor(life: Life, { reps }: People, begin: number): Story {
  const invoices: Invoice[] = []
  const receipts: number[] = []
  let id = 0
  const enter = (event: string, now: number, dueOn: string | null) => {
    const customer = life.store.writing.read.value<string>('SELECT name FROM customer WHERE id = ?', id)
    const no = `${event}${id}-${invoices.length}-${receipts.length}`
    life.command('transactions.createMany', {
      fields: ['event', 'no', 'customer', 'date', 'net', 'gross', 'dueOn'],
      rows: [[event, no, customer, dateOf(now), amount, amount, dueOn]],
    })
    // What was done after a look is known at the next one.
    const known = life.looks.length
    if (event === '回款') receipts.push(known)
    else invoices.push({ due: dueOn, known })
  }
  life.at(begin, (now) => {
    id = newCustomer(life, life.pick(reps).name)
    if (life.random() < 0.4) enter('发票', now, null)
    const invoice = (at: number) => {
      enter('发票', at, plusDays(dateOf(at), Math.floor(life.random() * 30) - 8))
      if (invoices.length < 5) life.at(at + life.within(day, 15 * day), invoice)
    }
    invoice(now)
    const pay = (at: number) => {
      if (receipts.length < invoices.filter(({ due }) => due !== null).length) enter('回款', at, null)
      life.at(at + life.within(day, 20 * day), pay)
    }
    life.at(now + life.within(day, 20 * day), pay)
  })
  return {
    expected(end, looks) {
      const told = { soon: new Set<Invoice>(), overdue: new Set<Invoice>(), awaiting: new Set<Invoice>() }
      const dues: Due[] = []
      for (const { at, from, look } of toldTimes(everyDay, 9 * 60, looks)) {
        if (from > end) break
        const on = dateOf(at)
        const there = invoices.filter(({ known }) => known <= look)
        const paid = receipts.filter((known) => known <= look).length
        const owed = there
          .filter(({ due }) => due !== null)
          .toSorted((a, b) => (a.due! < b.due! ? -1 : 1))
          .slice(paid)
        const soon = owed.filter(({ due }) => due! >= on && due! <= plusDays(on, 7))
        const overdue = owed.filter(({ due }) => due! < plusDays(on, -5))
        const awaiting = soon.length > 0 ? there.filter(({ due }) => due === null) : []
        const tell = (kind: keyof typeof told, rule: string, now: readonly Invoice[]) => {
          // Once for each that is new among them, whatever was told of the others.
          if (now.some((one) => !told[kind].has(one))) dues.push({ rule, subject: id, from })
          for (const one of now) told[kind].add(one)
        }
        tell('soon', 'receivable-soon', soon)
        tell('overdue', 'receivable-overdue', overdue)
        tell('awaiting', 'receivable-acceptance', awaiting)
      }
      return dues
    },
  }
}
