import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { periodOf } from '../../src-main/domain/rebates/programme.ts'
import { randomAgreed, randomDefinition, randomLine, type RandomAgreed, type RandomLine } from './random-books.ts'
import { rebateStore } from './rebate-store.ts'
import type { Agreed, StoredLine } from './second-run.ts'

/** Programmes in one book: they share its runs, so that many can be tried. */
export const size = 40

const names = ['上海甲公司', '北京乙公司', '广州丙公司']
const group = '华东集团'
const fields = [
  'no',
  'customer',
  'event',
  'date',
  'net',
  'gross',
  'quantity',
  'priceKind',
  'sku',
  'productLine',
  'soldOn',
  'dueOn',
  'paidOn',
]

const cells = (line: RandomLine, at: number): (string | null)[] => [
  `D${at}`,
  names[line.customer] ?? null,
  line.event,
  line.date,
  (line.fen / 100).toFixed(2),
  (Math.round(line.fen * 1.13) / 100).toFixed(2),
  (line.milli / 1000).toFixed(3),
  line.kind,
  line.sku,
  line.productLine,
  line.soldOn,
  line.due,
  line.paid,
]

export const randomBooks = fc.tuple(
  fc.array(randomLine, { minLength: 60, maxLength: 160 }),
  fc.array(fc.tuple(randomDefinition, randomAgreed), { minLength: size, maxLength: size }),
)
export type RandomBooks = readonly [readonly RandomLine[], readonly (readonly [RebateDefinition, RandomAgreed])[]]

/** Three customers, two of them a group, with everything booked and every programme in force. */
export function openedBooks([lines, list]: RandomBooks) {
  const store = rebateStore('2026-07-20')
  const refused = (command: string, input: object) =>
    expect(store.command<{ refused: unknown[] }>(command, input).refused).toEqual([])
  const ids = names.map((name) => store.create({ name }))
  store.command('transactions.saveGroup', { name: group, customers: ids.slice(0, 2) })
  refused('transactions.createMany', { fields, rows: lines.map(cells), source: '随机' })
  const groupId = store.gate.read.value<number>('SELECT id FROM trade_group') ?? 0
  const parties = [...ids.map((id, at) => ({ id, name: names[at] })), { id: -groupId, name: group }]
  const programmes = list.map(([definition, agreed], at) => {
    const { programmeId } = store.programme(`政策 ${at}`, definition)
    const periods = new Set([1, 2, 3, 4, 5, 6].map((month) => periodOf(`2026-0${month}-01`, definition.period)))
    const facts = Object.entries(agreed).filter(([fact]) => fact !== 'baseline' || definition.baseline === 'agreed')
    const rows = [...periods].flatMap((period) =>
      parties.flatMap(({ name }) => facts.map(([fact, value]) => ({ party: name, period, fact, value }))),
    )
    refused('rebates.saveTargets', { programmeId, rows })
    const known: Agreed = Object.fromEntries(parties.map(({ id }) => [id, Object.fromEntries(facts)]))
    return { programmeId, definition, known }
  })
  const kept = store.gate.read.all<StoredLine>('SELECT * FROM trade_document')
  return { store, programmes, parties, stored: kept }
}
