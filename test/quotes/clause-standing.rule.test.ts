import { expect, test } from 'vitest'
import { clausesAgainstLibrary, type LibraryRow } from '../../src-main/domain/quotes/clause-standing.ts'

const row = (key: string, body: string, patch: Partial<LibraryRow> = {}): LibraryRow => ({
  key,
  title: '验收',
  body,
  packs: ['*'],
  effectiveFrom: '2026-01-01',
  retired: false,
  ...patch,
})
const quoted = (key: string, text: string, title = '验收') => ({ key, title, text })
const only = (clauses: ReturnType<typeof quoted>[], library: LibraryRow[], on = '2026-02-25', type: string | null = '医院') =>
  clausesAgainstLibrary(clauses, library, on, type)

test('the words that went and came, from the standard to the quote', () => {
  const [found] = only([quoted('c', '到货 15 日内验收。')], [row('c', '到货 7 日内开箱验收。')]).clauses
  expect(found?.standing).toBe('changed')
  expect(found?.lines.map(({ kind }) => kind)).toEqual(['changed'])
  expect(found?.lines[0]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '7' },
    { kind: 'added', text: '15' },
    { kind: 'removed', text: '开箱' },
  ])
  expect(found?.title).toEqual([])
})

test('line ends and spaces at the end are no difference, another title is one', () => {
  expect(only([quoted('c', '甲\r\n乙  \n')], [row('c', '甲\n乙')]).clauses[0]?.standing).toBe('standard')
  const [found] = only([quoted('c', '甲', '验收与退货')], [row('c', '甲')]).clauses
  expect([found?.standing, found?.title[0]?.after, found?.lines]).toEqual(['changed', '验收与退货', []])
})

test('a clause of no library is its own, one the library gave up is retired, and neither has a standard to go back to', () => {
  const library = [row('c', '甲'), row('c', '甲', { retired: true, effectiveFrom: '2026-02-01' })]
  const found = only([quoted('c', '甲'), quoted('x', '乙')], library).clauses
  expect(found.map(({ standing, standard }) => [standing, standard])).toEqual([
    ['retired', null],
    ['own', null],
  ])
})

test('the library of the day counts: what holds later does not yet, what held before is named', () => {
  const library = [
    row('c', '甲一'),
    row('c', '甲二', { effectiveFrom: '2026-02-01' }),
    row('c', '甲三', { effectiveFrom: '2026-03-01' }),
  ]
  const on = (day: string) => only([quoted('c', '甲一')], library, day).clauses[0]
  expect(on('2026-01-31')?.standing).toBe('standard')
  expect([on('2026-02-25')?.standard?.body, on('2026-02-25')?.formerFrom]).toEqual(['甲二', '2026-01-01'])
  expect(on('2026-03-01')?.standard?.body).toBe('甲三')
  expect(only([quoted('c', '别的')], library).clauses[0]?.formerFrom).toBeNull()
  expect(on('2025-12-31')?.standing).toBe('own')
})

test('two rows of one day: the later written holds', () => {
  expect(only([quoted('c', '甲二')], [row('c', '甲一'), row('c', '甲二')]).clauses[0]?.standing).toBe('standard')
})

test('what the pack asks for and the quote lacks: of its type and of everybody, never of another type or given up', () => {
  const library = [
    row('all', '甲'),
    row('hospital', '乙', { packs: ['医院', '高校'] }),
    row('dealer', '丙', { packs: ['经销商'] }),
    row('none', '丁', { packs: [] }),
    row('gone', '戊', { retired: true }),
    row('later', '己', { effectiveFrom: '2026-03-01' }),
  ]
  const missing = (clauses: ReturnType<typeof quoted>[], type: string | null) =>
    only(clauses, library, '2026-02-25', type).missing.map(({ key }) => key)
  expect(missing([], '医院')).toEqual(['all', 'hospital'])
  expect(missing([quoted('hospital', '改过的乙')], '医院')).toEqual(['all'])
  expect(missing([], null)).toEqual(['all'])
})
