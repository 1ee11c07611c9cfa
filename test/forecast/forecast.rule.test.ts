import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assumptions } from '../../src-preload/contract/forecast.ts'
import { monthForecasts, usualAssumptions, type DealSum, type NamedDeal } from '../../src-main/domain/forecast/month-forecast.ts'

const months = ['2026-02', '2026-03', '2026-04']
const deal = (month: string | null, stage: string, probability: number, fen: number, own = false): DealSum => ({
  month,
  stage,
  probability,
  own,
  count: 1,
  fen,
})
const told = (sums: DealSum[], assumed: Partial<Assumptions> = {}, named: NamedDeal[] = []) => {
  const all = monthForecasts(months, sums, named, { ...usualAssumptions, ...assumed })
  return months.map((month) => all.get(month))
}

describe('a month’s forecast', () => {
  const sums = [
    deal('2026-02', 'sign', 80, 1001),
    deal('2026-02', 'quote', 50, 333),
    deal('2026-03', 'lead', 10, 1000),
    deal(null, 'sign', 80, 9999),
  ]
  it('takes deals whole from their probability on, and by it', () => {
    const [february, march] = told(sums)
    // 800.8 + 166.5 is rounded once.
    expect(february).toEqual({ count: 2, openFen: 1334, commitFen: 1001, bestFen: 1334, weightedFen: 967, scenarioFen: 967 })
    expect(march).toMatchObject({ commitFen: 0, bestFen: 0, weightedFen: 100 })
  })
  it('goes by what a scenario assumes, and leaves the forecast as it is', () => {
    const scenario = (assumed: Partial<Assumptions>) => told(sums, assumed).map((month) => month?.scenarioFen)
    expect(scenario({ slipMonths: 1 })).toEqual([0, 967, 100])
    expect(scenario({ amountPercent: 50 })).toEqual([484, 50, 0])
    expect(scenario({ stages: [{ stage: 'quote', probability: 100 }] })).toEqual([1134, 100, 0])
    expect(scenario({ basis: 'commit' })).toEqual([1001, 0, 0])
    expect(scenario({ basis: 'best', bestFrom: 10 })).toEqual([1334, 1000, 0])
    expect(told(sums, { slipMonths: 1 })[0]?.weightedFen).toBe(967)
  })
  it('a probability somebody set on the deal outweighs what is assumed of its stage', () => {
    expect(
      told([deal('2026-02', 'quote', 30, 1000, true)], { stages: [{ stage: 'quote', probability: 90 }] })[0]?.scenarioFen,
    ).toBe(300)
  })
  it('a deal said to be in counts whole where it is put, one said to be out not at all', () => {
    const signed: NamedDeal = { id: 1, month: '2026-02', stage: 'sign', probability: 80, own: false, fen: 1001 }
    const late: NamedDeal = { id: 2, month: null, stage: 'sign', probability: 80, own: false, fen: 9999 }
    const out = told(sums, { deals: [{ id: 1, as: 'out', month: null }] }, [signed])
    expect(out.map((month) => month?.scenarioFen)).toEqual([167, 100, 0])
    const put = told(
      sums,
      {
        deals: [
          { id: 1, as: 'in', month: '2026-04' },
          { id: 2, as: 'in', month: '2026-03' },
        ],
      },
      [signed, late],
    )
    expect(put.map((month) => month?.scenarioFen)).toEqual([167, 10_099, 1001])
  })
  it('the usual assumptions say the weighted forecast; leaving every deal out leaves nothing', () => {
    const one = fc.record({
      id: fc.integer({ min: 1, max: 1e6 }),
      month: fc.constantFrom(...months, null),
      stage: fc.constantFrom('a', 'b'),
      probability: fc.integer({ min: 0, max: 100 }),
      own: fc.boolean(),
      fen: fc.integer({ min: 0, max: 1e11 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (deals, slipMonths) => {
          const all = deals.map(({ id: _, ...rest }) => ({ ...rest, count: 1 }))
          for (const month of told(all)) expect(month?.scenarioFen).toBe(month?.weightedFen)
          const out = told(all, { slipMonths, deals: deals.map(({ id }) => ({ id, as: 'out' as const, month: null })) }, deals)
          expect(out.map((month) => month?.scenarioFen)).toEqual([0, 0, 0])
        },
      ),
    )
  })
})
