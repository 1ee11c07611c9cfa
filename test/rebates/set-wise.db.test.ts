import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import type { RebateDocument, RebateProgramme } from '../../src-main/domain/rebates/programme.ts'
import { runProgramme } from './document-by-document.ts'
import { domainDocument } from '../../src-main/features/rebates/index.ts'
import { rebateStore, tiered, type RebateStore } from './rebate-store.ts'

const names = ['上海甲公司', '北京乙公司', '广州丙公司']
const kinds = ['正常价', '特价', '样品']

const line = fc.record({
  customer: fc.constantFrom(...names),
  day: fc.integer({ min: 0, max: 180 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
  fen: fc.integer({ min: -30_000_000, max: 60_000_000 }),
  kind: fc.constantFrom(...kinds),
  sku: fc.constantFrom('A1', 'A2', 'B1', null),
  sold: fc.option(
    fc.integer({ min: 0, max: 180 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)),
    { freq: 4, nil: null },
  ),
})
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never

const definition: fc.Arbitrary<RebateDefinition> = fc
  .record({
    party: fc.constantFrom('customer' as const, 'group' as const),
    period: fc.constantFrom('month' as const, 'quarter' as const, 'half' as const),
    returns: fc.constantFrom('originalPeriod' as const, 'currentPeriod' as const),
    mode: fc.constantFrom('whole' as const, 'marginal' as const),
    unit: fc.constantFrom('amountNet' as const, 'amountGross' as const),
    cap: fc.option(fc.constant('15000'), { nil: undefined }),
    coverage: fc.boolean(),
  })
  .map(({ party, period, returns, mode, unit, cap, coverage }) => ({
    ...tiered,
    party,
    period,
    returns,
    basis: { ...tiered.basis, unit },
    facts: { ...tiered.facts, skus: { event: 'invoice' as const, unit: { distinct: 'sku' as const } } },
    rule: {
      ...tiered.rule,
      mode,
      ...(cap === undefined ? {} : { cap }),
      ...(coverage ? { gates: [{ num: 'skus', min: '2' }] } : {}),
    },
    validFrom: '2026-01-15',
    validTo: '2026-06-20',
  }))

const sheet = (lines: readonly Line[]) =>
  lines.map(({ customer, day, fen, kind, sku, sold }, at) => [
    `D${at}`,
    customer,
    day,
    (fen / 100).toFixed(2),
    kind,
    '1',
    sku,
    sold,
  ])

function filled(lines: readonly Line[]): RebateStore {
  const store = rebateStore('2026-07-20')
  const ids = names.map((name) => store.create({ name }))
  store.command('transactions.saveGroup', { name: '华东集团', customers: ids.slice(0, 2) })
  if (lines.length > 0) expect(store.book(sheet(lines)).refused).toEqual([])
  return store
}

const stored = (store: RebateStore): RebateDocument[] =>
  store.gate.read
    .all<Parameters<typeof domainDocument>[0]>('SELECT * FROM trade_document')
    .map((row) => domainDocument(row, '9999-12'))

const results = (store: RebateStore, period: string) =>
  store.gate.read.all<{ party: number; period: string; fen: number; due_fen: number }>(
    `SELECT r.party, r.period, r.fen, r.due_fen FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id WHERE p.name = ? ORDER BY r.party, r.period`,
    period,
  )

test('sums by SQL give what the domain gives document by document, in any order', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), definition, fc.boolean(), (lines, defined, reversed) => {
      const store = filled(reversed ? [...lines].reverse() : lines)
      try {
        store.programme('随机', defined)
        store.run('2026-H1')
        const programme: RebateProgramme = { ...(defined as unknown as RebateProgramme), id: 'p', version: 1, agreed: {} }
        const expected = runProgramme(programme, stored(store))
          .filter(({ result, period }) => (result.fen ?? 0) !== 0 && period.startsWith('2026'))
          .map(({ party, period, result }) => ({ party: Number(party), period, fen: result.fen }))
        const found = results(store, '2026-H1')
          .filter(({ fen }) => fen !== 0)
          .map(({ party, period, fen }) => ({ party, period, fen }))
        const order = (list: { party: number; period: string }[]) =>
          list.toSorted((x, y) => x.party - y.party || (x.period < y.period ? -1 : 1))
        expect(order(found)).toEqual(order(expected))
        if (defined.rule.cap !== undefined) expect(Math.max(0, ...found.map(({ fen }) => fen))).toBeLessThanOrEqual(1_500_000)
      } finally {
        store.close()
      }
    }),
    { numRuns: 40 },
  )
})

test(
  'settled quarter by quarter and trued up, a year comes to what it comes to at once; so do monthly accruals',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('whole' as const, 'marginal' as const),
        (lines, mode) => {
          const yearly: RebateDefinition = {
            ...tiered,
            period: 'half',
            settle: 'cumulative',
            returns: 'currentPeriod',
            rule: { ...tiered.rule, mode },
          }
          const store = filled(lines)
          try {
            store.programme('累计', yearly)
            for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']) store.accrue(month)
            store.run('2026-Q1')
            store.seal('2026-Q1')
            store.run('2026-Q2')
            const parts = new Map<number, number>()
            for (const quarter of ['2026-Q1', '2026-Q2'])
              for (const { party, due_fen } of results(store, quarter)) parts.set(party, (parts.get(party) ?? 0) + due_fen)
            const programme: RebateProgramme = { ...(yearly as unknown as RebateProgramme), id: 'p', version: 1, agreed: {} }
            const whole = runProgramme(programme, stored(store)).filter(({ period }) => period === '2026-H1')
            for (const { party, result } of whole) expect(parts.get(Number(party)) ?? 0).toBe(result.fen)
            const accrued = store
              .query<{ accrued: { fen: number } }[]>('rebates.accruals', { year: '2026' })
              .reduce((sum, one) => sum + one.accrued.fen, 0)
            expect(accrued).toBe(whole.reduce((sum, { result }) => sum + (result.fen ?? 0), 0))
            expect(store.verify('2026-Q1')).toMatchObject({ same: true })
          } finally {
            store.close()
          }
        },
      ),
      { numRuns: 15 },
    )
  },
)

test(
  'whatever is booked, closing and replaying gives the same hash, before and after late documents',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 15 }),
        definition,
        fc.array(line, { minLength: 1, maxLength: 6 }),
        (lines, defined, late) => {
          const store = filled(lines)
          try {
            store.programme('随机', defined)
            const { hash } = (store.run('2026-Q1'), store.seal('2026-Q1'))
            const replayed = () => store.verify('2026-Q1')
            expect(replayed()).toMatchObject({ same: true, hash, differing: 0 })
            const before = results(store, '2026-Q1')
            store.book(sheet(late).map(([no, ...rest]) => [`L${no}`, ...rest]))
            store.run('2026-Q2')
            expect(replayed()).toMatchObject({ same: true, hash, differing: 0 })
            store.seal('2026-Q2')
            expect(replayed()).toMatchObject({ same: true, hash, differing: 0 })
            expect(store.verify('2026-Q2')).toMatchObject({ same: true })
            expect(results(store, '2026-Q1')).toEqual(before)
          } finally {
            store.close()
          }
        },
      ),
      { numRuns: 15 },
    )
  },
)

test('documents in any order make the same run', () => {
  const shuffled = fc.array(line, { minLength: 2, maxLength: 30 }).chain((lines) => {
    const documents = lines.map(({ customer, day, fen, kind, sku, sold }, at): RebateDocument => ({
      id: `D${at}`,
      event: 'invoice',
      customer,
      group: customer === names[2] ? null : 'G',
      date: day,
      soldOn: sold,
      netFen: fen,
      grossFen: Math.round(fen * 1.13),
      quantity: '1',
      attributes: { sku: sku ?? '', productLine: '', priceKind: kind === '特价' ? 'special' : 'standard', onTime: 'no' },
    }))
    return fc.tuple(
      fc.constant(documents),
      fc.shuffledSubarray(documents, { minLength: documents.length, maxLength: documents.length }),
    )
  })
  fc.assert(
    fc.property(shuffled, definition, ([documents, again], defined) => {
      const programme: RebateProgramme = { ...(defined as unknown as RebateProgramme), id: 'p', version: 1, agreed: {} }
      expect(runProgramme(programme, again)).toEqual(runProgramme(programme, documents))
    }),
    { numRuns: 300 },
  )
})
