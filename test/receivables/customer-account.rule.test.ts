import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerAccount, type AccountLine } from '../../src-main/domain/receivables/customer-account.ts'

const line = (
  kind: AccountLine['kind'],
  no: string,
  date: string,
  fen: number,
  more: Partial<AccountLine> = {},
): AccountLine => ({
  kind,
  no,
  date,
  fen,
  due: null,
  paidOn: null,
  ...more,
})
const openOf = (lines: readonly AccountLine[], asOf = '2026-02-25') =>
  customerAccount(lines, asOf).open.map(({ openFen, due }) => [openFen, due])

describe('what a customer owes, from imported lines', () => {
  const first = line('invoice', 'A', '2026-01-05', 1000, { due: '2026-02-04' })
  const second = line('invoice', 'B', '2026-01-20', 500, { due: '2026-02-19' })
  it('receipts pay what is due first, and the day of the last one settles it', () => {
    const account = customerAccount(
      [second, first, line('receipt', 'R1', '2026-02-01', 600), line('receipt', 'R2', '2026-02-10', 500)],
      '2026-02-25',
    )
    expect(account.open.map(({ openFen, due }) => [openFen, due])).toEqual([[400, '2026-02-19']])
    expect(account.invoices).toContainEqual({ amountFen: 1000, due: '2026-02-04', settledOn: '2026-02-10' })
    expect(account.prepaidFen).toBe(0)
  })
  it('an invoice that says it was paid is settled and has used up its receipt', () => {
    const paid = { ...first, paidOn: '2026-01-30' }
    expect(openOf([paid, second])).toEqual([[500, '2026-02-19']])
    expect(openOf([paid, second, line('receipt', 'R', '2026-01-30', 1000)])).toEqual([[500, '2026-02-19']])
    expect(openOf([paid, second, line('receipt', 'R', '2026-01-30', 1200)])).toEqual([[300, '2026-02-19']])
    // Paid tomorrow is not paid.
    expect(openOf([paid, second], '2026-01-29')).toEqual([
      [1000, '2026-02-04'],
      [500, '2026-02-19'],
    ])
  })
  it('a return is a credit, a receipt taken back pays nothing, what is over is prepaid', () => {
    expect(openOf([first, line('invoice', 'A-', '2026-01-10', -300)])).toEqual([[700, '2026-02-04']])
    expect(openOf([first, line('receipt', 'R', '2026-01-10', 400), line('receipt', 'R-', '2026-01-11', -400)])).toEqual([
      [1000, '2026-02-04'],
    ])
    expect(customerAccount([first, line('receipt', 'R', '2026-01-10', 1400)], '2026-02-25').prepaidFen).toBe(400)
  })
  it('lines of one invoice are one, later ones are not known yet', () => {
    expect(openOf([first, { ...first, fen: 250 }])).toEqual([[1250, '2026-02-04']])
    expect(openOf([first, line('receipt', 'R', '2026-02-26', 1000)])).toEqual([[1000, '2026-02-04']])
  })
  it('no fen appears or is lost: invoiced − received = open − prepaid', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`)
    const lines = fc.array(
      fc.record({
        kind: fc.constantFrom('invoice' as const, 'receipt' as const),
        no: fc.string({ minLength: 1, maxLength: 2 }),
        date: day,
        fen: fc.integer({ min: 1, max: 10_000 }),
        due: fc.option(day),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(lines, (raw) => {
        const all = raw.map((one) => ({ ...one, paidOn: null }))
        const { open, prepaidFen } = customerAccount(all, '2026-01-31')
        const sum = (kind: string) => all.reduce((total, one) => total + (one.kind === kind ? one.fen : 0), 0)
        expect(open.reduce((total, one) => total + one.openFen, 0) - prepaidFen).toBe(sum('invoice') - sum('receipt'))
        if (prepaidFen > 0) expect(open).toEqual([])
      }),
    )
  })
})
