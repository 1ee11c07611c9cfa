import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RebateDefinition } from '../../src-preload/contract/_words/rebate-programme.ts'
import { periodOf } from '../../src-main/domain/rebates/programme.ts'
import { randomAgreed, randomDefinition, randomLine, type RandomAgreed, type RandomLine } from './random-books.ts'
import { rebateStore } from './rebate-store.ts'
import { secondRun, type Agreed, type StoredLine } from './second-run.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const size = 40
const books = Math.ceil(Number(process.env['RUNS'] ?? 400) / size)
console.info(`fast-check seed ${seed}, ${books} books of ${size} programmes (RUNS=100000 for the long run)`)

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

const randomBooks = fc.tuple(
  fc.array(randomLine, { minLength: 60, maxLength: 160 }),
  fc.array(fc.tuple(randomDefinition, randomAgreed), { minLength: size, maxLength: size }),
)
type RandomBooks = readonly [readonly RandomLine[], readonly (readonly [RebateDefinition, RandomAgreed])[]]

/** Three customers, two of them a group, with everything booked and every programme in force. */
function opened([lines, list]: RandomBooks) {
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
  return { store, programmes, stored: kept }
}

interface Result {
  readonly programme_id: number
  readonly party: number
  readonly period: string
  readonly fen: number | null
  readonly due_fen: number
}

// Books are too large to be made smaller: the message names the programme and the party.
const options = { seed, numRuns: books, endOnFailure: true }

test(
  'programmes of every kind over books with returns and credit notes come to what a second reckoning says',
  { timeout: 7_200_000 },
  () => {
    let [paid, lacking] = [0, 0]
    fc.assert(
      fc.property(randomBooks, (random) => {
        const { store, programmes, stored } = opened(random)
        try {
          const { runId } = store.run('2026-H1')
          const results = store.gate.read.all<Result>('SELECT * FROM rebate_result WHERE run_id = ?', runId)
          for (const { programmeId, definition, known } of programmes) {
            const own = results.filter((one) => one.programme_id === programmeId)
            const ours = new Map(own.map(({ party, period, fen }) => [`${party} ${period}`, fen === null ? null : BigInt(fen)]))
            for (const [key, fen] of secondRun(definition, stored, known, '2026', '2026-06-30')) {
              // Who bought nothing that counts is not listed.
              if (fen === null && !ours.has(key)) continue
              const found = ours.has(key) ? ours.get(key) : 0n
              expect([key, found, definition]).toEqual([key, fen, definition])
              if (fen === null) lacking++
              else if (fen > 0n) paid++
              ours.delete(key)
            }
            expect([...ours.keys()]).toEqual([])
          }
        } finally {
          store.close()
        }
      }),
      options,
    )
    console.info(`${books * size} programmes: ${paid} results earn, ${lacking} lack a figure`)
    expect(paid).toBeGreaterThan(books * 10)
  },
)

test('settled by quarters and trued up, whatever went back later, they come to the same', { timeout: 7_200_000 }, () => {
  let clawedBack = 0
  fc.assert(
    fc.property(randomBooks, (random) => {
      const { store, programmes, stored } = opened(random)
      try {
        store.run('2026-Q1')
        store.seal('2026-Q1')
        store.run('2026-Q2')
        const results = store.gate.read.all<Result>(
          'SELECT r.* FROM rebate_result AS r JOIN rebate_period AS p ON p.run_id = r.run_id',
        )
        for (const { programmeId, definition, known } of programmes) {
          const due = new Map<string, bigint>()
          for (const { party, period, due_fen: fen } of results.filter((one) => one.programme_id === programmeId)) {
            due.set(`${party} ${period}`, (due.get(`${party} ${period}`) ?? 0n) + BigInt(fen))
            if (fen < 0) clawedBack++
          }
          for (const [key, fen] of secondRun(definition, stored, known, '2026', '2026-06-30'))
            if (fen !== null) expect([key, due.get(key) ?? 0n, definition]).toEqual([key, fen, definition])
        }
      } finally {
        store.close()
      }
    }),
    options,
  )
  console.info(`${books * size} programmes: ${clawedBack} settlements below zero`)
  expect(clawedBack).toBeGreaterThan(0)
})
