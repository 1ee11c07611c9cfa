import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsWith, type OfferedLine } from '../../src-main/domain/rebates/offered-lines.ts'
import type { RebateDocument, RebateMeasureOf, RebateProgramme } from '../../src-main/domain/rebates/programme.ts'
import { runProgramme } from './document-by-document.ts'
import { readExact, compare } from '../../src-main/domain/_base/exact.ts'

const line = fc.record({
  sku: fc.constantFrom('A', 'B', 'C', ''),
  kind: fc.constantFrom('standard', 'special'),
  fen: fc.integer({ min: 0, max: 9_000_000 }),
  quantity: fc.constantFrom('1', '2.5', '10'),
})
const measures: Readonly<Record<string, RebateMeasureOf>> = {
  basis: { event: 'invoice', unit: 'amountNet', exclude: { priceKind: ['special'] } },
  qualify: { event: 'invoice', unit: 'amountGross' },
  quantity: { event: 'invoice', unit: 'quantity', include: { sku: ['A', 'B'] } },
  skus: { event: 'invoice', unit: { distinct: 'sku' } },
}
const programme: RebateProgramme = {
  id: 'p',
  version: 1,
  rule: { tiers: [{ from: '0', type: 'pct', value: '0.01' }], mode: 'whole', boundary: 'gte' },
  basis: measures['basis'] as RebateMeasureOf,
  facts: Object.fromEntries(Object.entries(measures).filter(([name]) => name !== 'basis')),
  agreed: {},
  party: 'customer',
  period: 'year',
  returns: 'currentPeriod',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
}
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never
const offered = ({ sku, kind, fen, quantity }: Line): OfferedLine => ({
  attributes: { sku, productLine: '', priceKind: kind, onTime: 'yes' },
  netFen: fen,
  grossFen: fen * 2,
  quantity,
})
const document = (one: Line, at: number): RebateDocument => {
  const { attributes, ...figures } = offered(one)
  // A document without a product names none.
  const { sku, ...rest } = attributes
  return {
    id: `D${at}`,
    event: 'invoice',
    customer: 'k',
    group: null,
    date: '2026-03-01',
    soldOn: null,
    ...figures,
    attributes: sku === '' ? rest : attributes,
  } as RebateDocument
}
const factsOf = (lines: readonly Line[]) =>
  runProgramme(programme, lines.map(document))[0]?.facts ?? Object.fromEntries(Object.keys(measures).map((name) => [name, '0']))

test('an offer added to the facts gives what the programme gives once the offer is invoiced', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (before, offer) => {
      const held = new Set(before.map(({ sku }) => sku).filter((sku) => sku !== ''))
      const grown = factsWith(factsOf(before), measures, offer.map(offered), () => held)
      const booked = factsOf([...before, ...offer])
      for (const name of Object.keys(measures))
        expect(compare(readExact(grown[name] ?? ''), readExact(booked[name] ?? '')), name).toBe(0)
    }),
    { numRuns: 300 },
  )
})
