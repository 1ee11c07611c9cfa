import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentText, ratioText } from '../../src-main/domain/_base/ratios.ts'
import { ageByBookingYears, ageByDueDate, ageingTable } from '../../src-main/domain/receivables/ageing.ts'
import { allocateReceipts, type OpenInvoice, type Receipt } from '../../src-main/domain/receivables/allocate-receipts.ts'
import { averageDaysDelinquent, collectionEffectiveness, countbackDso, simpleDso } from '../../src-main/domain/receivables/dso.ts'
import { onTimeRate, punctuality } from '../../src-main/domain/receivables/on-time.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

test('ratios', () => {
  expect(ratioText(2n, 3n, 2)).toBe('0.67')
  expect(ratioText(-1n, 8n, 2)).toBe('-0.13')
  expect(ratioText(1n, -8n, 0)).toBe('0')
  expect(ratioText(-1n, 1000n, 2)).toBe('0.00')
  expect(percentText(1n, 8n, 1)).toBe('12.5')
  expect(percentText(1n, 0n, 1)).toBe(null)
})

const invoice = (no: string, openFen: number, due: string | null, disputed = false): OpenInvoice => ({
  no,
  openFen,
  due,
  disputed,
})
const receipt = (no: string, fen: number, specified: Receipt['specified'] = [], specifiedOnly = false): Receipt => ({
  no,
  fen,
  specified,
  specifiedOnly,
})

describe('allocation', () => {
  const invoices = [
    invoice('B', 100, '2026-02-01'),
    invoice('A', 100, '2026-02-01'),
    invoice('W', 100, null),
    invoice('D', 100, '2025-01-01', true),
    invoice('C', 100, '2026-01-01'),
  ]
  const pairs = (receipts: Receipt[]) =>
    allocateReceipts(invoices, receipts).allocations.map(({ receiptNo, invoiceNo, fen }) => `${receiptNo} ${invoiceNo} ${fen}`)
  test('oldest first, then by number, what waits for acceptance last, disputed never', () => {
    expect(pairs([receipt('R', 1000)])).toEqual(['R C 100', 'R A 100', 'R B 100', 'R W 100'])
  })
  test('named first, also a disputed one; the rest oldest first', () => {
    const named = [
      { invoiceNo: 'D', fen: 30 },
      { invoiceNo: 'B', fen: 500 },
    ]
    expect(pairs([receipt('R', 150, named)])).toEqual(['R D 30', 'R B 100', 'R C 20'])
  })
  test('no invoice is paid twice over', () => {
    const named = [
      { invoiceNo: 'C', fen: 80 },
      { invoiceNo: 'C', fen: 80 },
    ]
    const result = allocateReceipts(invoices, [receipt('R', 90, named, true), receipt('S', 50, named, true)])
    expect(result.allocations.map((a) => a.fen)).toEqual([80, 10, 10])
    expect(result.unapplied).toEqual([{ receiptNo: 'S', fen: 40 }])
  })
  test('refusals', () => {
    expect(() => allocateReceipts(invoices, [receipt('R', -1)])).toThrow(RangeError)
    expect(() => allocateReceipts(invoices, [receipt('R', 1, [{ invoiceNo: 'X', fen: 1 }])])).toThrow(RangeError)
    expect(() => allocateReceipts([...invoices, invoice('A', 1, null)], [])).toThrow(RangeError)
    expect(() => allocateReceipts([invoice('A', 0.5, null)], [])).toThrow(RangeError)
  })
  test('money is neither made nor lost', () => {
    const amount = fc.integer({ min: 0, max: 1000 })
    const anInvoice = fc.record({
      openFen: amount,
      due: fc.constantFrom('2026-01-01', '2026-02-01', null),
      disputed: fc.boolean(),
    })
    const aReceipt = fc.record({
      fen: amount,
      named: fc.array(fc.tuple(fc.nat(9), amount), { maxLength: 3 }),
      only: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anInvoice, { minLength: 1, maxLength: 10 }),
        fc.array(aReceipt, { maxLength: 6 }),
        (raw, rawReceipts) => {
          const open = raw.map((one, i) => ({ ...one, no: `I${i}` }))
          const receipts = rawReceipts.map(({ fen, named, only }, i) =>
            receipt(
              `R${i}`,
              fen,
              named.map(([index, atMost]) => ({ invoiceNo: `I${index % open.length}`, fen: atMost })),
              only,
            ),
          )
          const result = allocateReceipts(open, receipts)
          for (const one of open) {
            const paid = result.allocations.filter((a) => a.invoiceNo === one.no).reduce((sum, a) => sum + a.fen, 0)
            const left = result.open.find((o) => o.no === one.no)?.fen ?? -1
            expect(left).toBeGreaterThanOrEqual(0)
            expect(paid + left).toBe(one.openFen)
          }
          for (const one of receipts) {
            const used = result.allocations.filter((a) => a.receiptNo === one.no).reduce((sum, a) => sum + a.fen, 0)
            expect(used + (result.unapplied.find((u) => u.receiptNo === one.no)?.fen ?? 0)).toBe(one.fen)
          }
          expect(result.allocations.every((a) => a.fen > 0)).toBe(true)
        },
      ),
      { seed, numRuns: 500 },
    )
  })
})

describe('ageing', () => {
  test('the edges of the buckets', () => {
    const bucket = (due: string) => ageByDueDate(due, '2026-02-25').bucket
    const dues = ['2026-02-25', '2026-02-24', '2026-01-25', '2025-12-26', '2025-11-26', '2025-08-28', '2025-02-24']
    expect(dues.map(bucket)).toEqual(['未到期', '1-30', '31-60', '61-90', '91-180', '181-365', '>365'])
  })
  test('booking years: exactly n years is within n', () => {
    expect(ageByBookingYears('2025-02-24', '2026-02-25')).toBe('1至2年')
    expect(ageByBookingYears('2021-02-25', '2026-02-25')).toBe('4至5年')
    expect(ageByBookingYears('2024-02-29', '2025-02-28')).toBe('1年以内')
    expect(ageByBookingYears('2024-02-29', '2025-03-01')).toBe('1至2年')
    expect(ageByBookingYears('2026-03-01', '2026-02-25')).toBe('1年以内')
  })
  test('what waits for acceptance stands apart', () => {
    const table = ageingTable(
      [
        { openFen: 5, due: '2026-02-20', deliveredOn: null },
        { openFen: 7, due: '2026-02-24', deliveredOn: '2020-01-01' },
        { openFen: 11, due: null, deliveredOn: '2025-12-01' },
        { openFen: 13, due: null, deliveredOn: null },
      ],
      '2026-02-25',
    )
    expect(table.due['1-30']).toBe(12)
    expect([table.awaitingAcceptance['61-90'], table.awaitingAcceptance['未到期'], table.due['未到期']]).toEqual([11, 13, 0])
  })
})

test('days sales outstanding', () => {
  const months = [100_000_00, 80_000_00, 70_000_00].map((salesFen) => ({ salesFen, days: 30 }))
  expect(simpleDso(212_000_00, 250_000_00, 90)).toBe('76.32')
  expect(simpleDso(1, 0, 90)).toBe(null)
  expect(averageDaysDelinquent({ totalFen: 200, notYetDueFen: 150 }, 100, 30)).toBe('15.00')
  expect(countbackDso(212_000_00, months)).toEqual({ days: '73.71', exhausted: true })
  expect(countbackDso(250_000_00, months)).toEqual({ days: '90.00', exhausted: true })
  expect(countbackDso(250_000_01, months)).toEqual({ days: '90.00', exhausted: false })
  expect(countbackDso(180_000_00, months)).toEqual({ days: '60.00', exhausted: true })
  expect(countbackDso(0, months)).toEqual({ days: '0.00', exhausted: true })
  expect(
    countbackDso(50, [
      { salesFen: 0, days: 28 },
      { salesFen: 100, days: 31 },
    ]),
  ).toEqual({ days: '43.50', exhausted: true })
  expect(countbackDso(50, [{ salesFen: 0, days: 28 }])).toBe(null)
  expect(collectionEffectiveness({ beginFen: 0, creditSalesFen: 10, endFen: 10, endNotYetDueFen: 10 })).toBe(null)
  expect(collectionEffectiveness({ beginFen: 10, creditSalesFen: 10, endFen: 5, endNotYetDueFen: 5 })).toBe('100.00')
})

test('on time as known on the day', () => {
  const one = { amountFen: 100, due: '2026-02-20', settledOn: '2026-02-26' }
  expect(onTimeRate([one], '2026-02-25', 'due')).toEqual({ byAmount: '0.00', byCount: '0.00', count: 1 })
  expect(onTimeRate([{ ...one, due: '2026-03-20' }], '2026-02-25', 'dueOrSettled')).toEqual({
    byAmount: null,
    byCount: null,
    count: 0,
  })
  expect(onTimeRate([{ ...one, due: null }], '2026-12-25', 'dueOrSettled').count).toBe(0)
})

test('payments in parts, in any order, not beyond the amount', () => {
  const parts = [
    { fen: 80, date: '2026-02-11' },
    { fen: 40, date: '2026-02-01' },
  ]
  expect(punctuality({ amountFen: 100, due: '2026-02-01' }, parts)).toEqual({
    onTimeFen: 40,
    lateFen: 60,
    weightedDaysLate: '6.00',
    settledOn: '2026-02-11',
  })
  expect(punctuality({ amountFen: 100, due: '2026-02-01' }, [])).toEqual({
    onTimeFen: 0,
    lateFen: 0,
    weightedDaysLate: null,
    settledOn: null,
  })
})
