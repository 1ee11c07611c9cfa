import type { DateText } from '../_base/dates.ts'

export interface OpenInvoice {
  readonly no: string
  /** What is still open, not negative. */
  readonly openFen: number
  /** Null while nothing is due yet (待验收): paid last. */
  readonly due: DateText | null
  /** Left alone unless a receipt names it. */
  readonly disputed: boolean
}

export interface Receipt {
  readonly no: string
  readonly fen: number
  /** Invoices the payer named, in this order, at most so much each. */
  readonly specified: readonly { readonly invoiceNo: string; readonly fen: number }[]
  /** The rest goes to nothing else: it stays as prepayment. */
  readonly specifiedOnly: boolean
}

export interface Allocation {
  readonly receiptNo: string
  readonly invoiceNo: string
  readonly fen: number
}

export interface AllocationResult {
  readonly allocations: readonly Allocation[]
  /** Open amount of every invoice afterwards, in the order given; never negative. */
  readonly open: readonly { readonly no: string; readonly fen: number }[]
  /** 预收: what of each receipt found no invoice. */
  readonly unapplied: readonly { readonly receiptNo: string; readonly fen: number }[]
}

/**
 * Allocates receipts in the order given (rule F1): first to the invoices each names, then oldest first by due date and
 * number, disputed ones skipped; the rest is kept unapplied. Throws a RangeError on negative or fractional amounts, a named
 * invoice that is not there and a number given twice.
 */
export function allocateReceipts(invoices: readonly OpenInvoice[], receipts: readonly Receipt[]): AllocationResult {
  const open = new Map<string, number>()
  for (const { no, openFen } of invoices) {
    if (open.has(no)) throw new RangeError(`invoice ${no} given twice`)
    open.set(no, checked(openFen))
  }
  const oldestFirst = invoices.filter((invoice) => !invoice.disputed).toSorted(byDueThenNumber)
  const allocations: Allocation[] = []
  const unapplied: { receiptNo: string; fen: number }[] = []
  // Before it nothing is open: a long account is gone through once, not once a receipt.
  let paidUpTo = 0
  for (const receipt of receipts) {
    let left = checked(receipt.fen)
    const apply = (invoiceNo: string, atMost: number) => {
      const fen = Math.min(left, atMost, open.get(invoiceNo) ?? 0)
      if (fen === 0) return
      allocations.push({ receiptNo: receipt.no, invoiceNo, fen })
      open.set(invoiceNo, (open.get(invoiceNo) ?? 0) - fen)
      left -= fen
    }
    for (const { invoiceNo, fen } of receipt.specified) {
      if (!open.has(invoiceNo)) throw new RangeError(`no invoice ${invoiceNo}`)
      apply(invoiceNo, checked(fen))
    }
    if (!receipt.specifiedOnly)
      for (let at = paidUpTo; left > 0 && at < oldestFirst.length; at++) {
        const no = oldestFirst[at]?.no ?? ''
        apply(no, left)
        if (at === paidUpTo && open.get(no) === 0) paidUpTo++
      }
    if (left > 0) unapplied.push({ receiptNo: receipt.no, fen: left })
  }
  return { allocations, open: invoices.map(({ no }) => ({ no, fen: open.get(no) ?? 0 })), unapplied }
}

function checked(fen: number): number {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('amounts must be fen, not negative: a reversal is a new record')
  return fen
}

const afterEveryDate = '~'

function byDueThenNumber(a: OpenInvoice, b: OpenInvoice): number {
  return compare(a.due ?? afterEveryDate, b.due ?? afterEveryDate) || compare(a.no, b.no)
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
