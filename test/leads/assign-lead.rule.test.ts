import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignLead, blendedWinRate, type LeadCandidate } from '../../src-main/domain/leads/assign-lead.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const rep = (id: string, over: Partial<LeadCandidate> = {}): LeadCandidate => ({
  id,
  industryMatch: '1',
  winRate: '0.4',
  openLeads: 5,
  capacity: 20,
  ...over,
})

test('ties: fewer open leads, then the earlier last assignment, then the id', () => {
  // The same share of another capacity.
  expect(assignLead([rep('a', { openLeads: 10, capacity: 40 }), rep('b')]).winner).toBe('b')
  expect(assignLead([rep('a', { lastAssigned: '2026-02-24' }), rep('b', { lastAssigned: '2026-02-23' })]).winner).toBe('b')
  expect(assignLead([rep('a', { lastAssigned: '2026-02-24' }), rep('b')]).winner).toBe('b')
  expect(assignLead([rep('b'), rep('a')]).winner).toBe('a')
})
test('the full and the absent are out, and their win rates no yardstick', () => {
  const { scores, winner } = assignLead([
    rep('a', { openLeads: 20, winRate: '0.9' }),
    rep('b', { absent: true }),
    rep('c', { winRate: '0.1', openLeads: 0 }),
  ])
  expect(scores).toEqual([
    { id: 'a', score: null, excluded: 'at capacity' },
    { id: 'b', score: null, excluded: 'absent' },
    { id: 'c', score: '100.00', excluded: null },
  ])
  expect(winner).toBe('c')
  expect(assignLead([]).winner).toBe(null)
  expect(assignLead([rep('a', { winRate: '0' })]).scores[0]?.score).toBe('62.50')
})
test('few closed ones are blended with the team', () => {
  expect(blendedWinRate(2, 5, '0.2')).toBe('0.4')
  // (1 + 5·0.2) ÷ (2 + 5).
  expect(blendedWinRate(1, 2, '0.2')).toBe('0.285714285714')
  expect(blendedWinRate(0, 0, null)).toBe(null)
})
test('the order of the candidates decides nothing', () => {
  const share = fc.constantFrom('0', '0.5', '1')
  const candidates = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{2}$/),
      industryMatch: share,
      winRate: share,
      openLeads: fc.nat(4),
      capacity: fc.constantFrom(2, 4, 8),
    }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(
      candidates.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, other]) => {
        expect(assignLead(other).winner).toBe(assignLead(list).winner)
      },
    ),
    { seed, numRuns: 500 },
  )
})
