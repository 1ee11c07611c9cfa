import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openedBooks, randomBooks, size } from './opened-books.ts'
import { secondRun } from './second-run.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
const books = Math.ceil(Number(process.env['RUNS'] ?? 400) / size)
console.info(`fast-check seed ${seed}, ${books} books of ${size} programmes (RUNS=100000 for the long run)`)

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
        const { store, programmes, stored } = openedBooks(random)
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
      const { store, programmes, stored } = openedBooks(random)
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
  // A few books may have none.
  if (books >= 10) expect(clawedBack).toBeGreaterThan(0)
})
