import type { DateText } from '../_base/dates.ts'
import type { AgedItem } from './ageing.ts'
import { allocateReceipts } from './allocate-receipts.ts'
import type { SettledInvoice } from './on-time.ts'

/** One line of an invoice or receipt as imported; a negative one is a reversal. */
export interface AccountLine {
  readonly kind: 'invoice' | 'receipt'
  readonly no: string
  readonly date: DateText
  readonly fen: number
  readonly due: DateText | null
  /** The day the sheet says the invoice was paid. */
  readonly paidOn: DateText | null
}

export interface OpenInvoice extends AgedItem {
  /** The number with its dates: the same invoice has the same key whenever the account is read. */
  readonly key: string
}

export interface CustomerAccount {
  readonly open: readonly OpenInvoice[]
  readonly invoices: readonly SettledInvoice[]
  /** 预收: what paid no invoice. */
  readonly prepaidFen: number
}

interface Invoice {
  readonly key: string
  readonly date: DateText
  readonly due: DateText | null
  readonly paidOn: DateText | null
  fen: number
}

/**
 * What one customer owes as of a day, from imported lines alone (rule F1). An invoice that says when it was paid is settled
 * and has used up as much of the receipts, oldest first; what is left of them pays the other invoices, oldest due date
 * first. A negative invoice is a credit of its day; a negative receipt takes back as much of those before it.
 */
export function customerAccount(lines: readonly AccountLine[], asOf: DateText): CustomerAccount {
  const known = lines.filter(({ date }) => date <= asOf)
  const invoices = byNumber(known.filter(({ kind }) => kind === 'invoice'))
  const owed = invoices.filter(({ fen }) => fen > 0)
  const paid = owed.filter(({ paidOn }) => paidOn !== null && paidOn <= asOf)
  const unpaid = owed.filter((invoice) => !paid.includes(invoice))
  const credits = [
    ...known.filter(({ kind }) => kind === 'receipt').map(({ date, fen }) => ({ date, fen })),
    ...invoices.filter(({ fen }) => fen < 0).map(({ date, fen }) => ({ date, fen: -fen })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const taken = credits.reduce((sum, { fen }) => sum + Math.max(0, -fen), 0) + paid.reduce((sum, { fen }) => sum + fen, 0)
  const receipts = afterTaking(credits, taken)
  const { allocations, open, unapplied } = allocateReceipts(
    unpaid.map(({ key, fen, due }) => ({ no: key, openFen: fen, due, disputed: false })),
    receipts.map(({ fen }, at) => ({ no: String(at), fen, specified: [], specifiedOnly: false })),
  )
  const left = new Map(open.map(({ no, fen }) => [no, fen]))
  const lastPaid = new Map(allocations.map(({ invoiceNo, receiptNo }) => [invoiceNo, receipts[Number(receiptNo)]?.date ?? null]))
  return {
    open: unpaid.flatMap(({ key, due, date }) => {
      const openFen = left.get(key) ?? 0
      return openFen === 0 ? [] : [{ key, openFen, due, deliveredOn: date }]
    }),
    invoices: [
      ...paid.map(({ fen, due, paidOn }) => ({ amountFen: fen, due, settledOn: paidOn })),
      ...unpaid.map(({ key, fen, due }) => ({
        amountFen: fen,
        due,
        settledOn: (left.get(key) ?? 0) === 0 ? (lastPaid.get(key) ?? null) : null,
      })),
    ],
    prepaidFen: unapplied.reduce((sum, { fen }) => sum + fen, 0),
  }
}

/** The lines of one invoice are one: its number with its due date. */
function byNumber(lines: readonly AccountLine[]): Invoice[] {
  const invoices = new Map<string, Invoice>()
  for (const { no, date, due, paidOn, fen } of lines) {
    const key = `${no}\n${due ?? ''}\n${paidOn ?? ''}`
    const own = invoices.get(key)
    if (own) own.fen += fen
    else invoices.set(key, { key, date, due, paidOn, fen })
  }
  return [...invoices.values()]
}

/** Receipts without the first so many fen of them; reversals are in what is taken. */
function afterTaking(credits: readonly { readonly date: DateText; readonly fen: number }[], taken: number) {
  let left = taken
  const rest: { date: DateText; fen: number }[] = []
  for (const { date, fen } of credits) {
    if (fen <= 0) continue
    const used = Math.min(left, fen)
    left -= used
    if (fen > used) rest.push({ date, fen: fen - used })
  }
  return rest
}
