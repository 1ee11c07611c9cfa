import { targetMonths } from '../../../src-preload/contract/_words/targets.ts'
import type { Writing } from '../../store/contexts.ts'
import type { WriteIntent } from '../../store/gate.ts'

const signedByRegion = 4_000_000_00
const signedByRep = 1_200_000_00
/** What is asked beyond the mean of the last twelve months, by month of the quarter: its end counts most. */
const growth = [1.02, 1.06, 1.18] as const

/** Targets of this year and the last: won deals by region and rep, documents by region and city from what was sold there. */
export function fillDemoTargets(w: Writing, intent: WriteIntent): void {
  const year = Number(w.clock.today().slice(0, 4))
  const years = [year - 1, year]
  const regions = w.read.column<string>('SELECT DISTINCT region FROM customer WHERE region IS NOT NULL ORDER BY region')
  const reps = w.read.all<{ id: number; name: string }>(`SELECT id, name FROM member WHERE role = 'rep' ORDER BY id`)
  const sold = w.read.all<{ region: string | null; city: string | null; fen: number }>(
    `SELECT k.region, k.city, sum(d.gross_fen) AS fen FROM trade_document AS d JOIN customer AS k ON k.id = d.customer_id
     WHERE d.event = 'invoice' GROUP BY 1, 2 ORDER BY fen DESC`,
  )
  const soldIn = (column: 'region' | 'city') => {
    const sums = new Map<string, number>()
    for (const row of sold) {
      const name = row[column]
      if (name !== null) sums.set(name, (sums.get(name) ?? 0) + row.fen)
    }
    return sums
  }
  w.gate.write(intent, (tx) => {
    const add = (measure: string, scope: string, name: string, subject: string, monthFen: (month: number) => number) => {
      for (const one of years)
        tx.insert('year_target', {
          year: one,
          measure,
          scope,
          name,
          subject,
          ...Object.fromEntries(targetMonths.map((column, month) => [column, monthFen(month)])),
          created_at: intent.at,
          updated_at: intent.at,
        })
    }
    for (const name of regions) add('signed', 'region', name, `region:${name}`, () => signedByRegion)
    for (const { id, name } of reps) add('signed', 'member', name, `member:${id}`, () => signedByRep)
    for (const measure of ['order', 'invoice', 'receipt'])
      for (const [scope, sums, most] of [
        ['region', soldIn('region'), 8],
        ['city', soldIn('city'), 12],
      ] as const)
        for (const [name, fen] of [...sums].filter(([, sum]) => sum > 0).slice(0, most))
          add(
            measure,
            scope,
            name,
            `${scope}:${name}`,
            (month) => Math.max(1, Math.round((fen / 12 / 1_000_000) * (growth[month % 3] ?? 1))) * 1_000_000,
          )
  })
}
