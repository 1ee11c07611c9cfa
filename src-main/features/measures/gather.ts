import { measureIds, type MeasureId } from '../../../src-preload/contract/_words/measures.ts'
import { addDays } from '../../domain/_base/dates.ts'
import type { Reading } from '../../store/contexts.ts'
import { knownStages } from '../pipeline/index.ts'
import { rulesOn } from '../settings/index.ts'
import { healthOf, type HealthRow } from '../value/index.ts'
import { caseSql, type Asked } from './case-sql.ts'
import type { Month } from './months.ts'

/** A numerator and a denominator; means are in minutes. */
export interface Parts {
  num: number
  den: number
}

/** By measure, month and member; what belongs to nobody has the member null. */
export type Gathered = ReadonlyMap<MeasureId, ReadonlyMap<string, ReadonlyMap<number | null, Parts>>>

export interface HealthCase extends Parts {
  readonly memberId: number | null
  readonly month: string
  readonly customerId: number
  readonly name: string
}

/** Adds up every measure over the months. One statement per measure: it is the same that lists the cases. */
export function gather(r: Reading, months: readonly Month[]): Gathered {
  const asked = askedWith(r, months)
  return new Map(
    measureIds.map((id) => {
      const byMonth = new Map<string, Map<number | null, Parts>>()
      const rows =
        id === 'G7'
          ? healthCases(r, months).map(({ memberId, month, num, den }) => ({ member_id: memberId, month, num, den }))
          : summed(r, id, asked)
      for (const { member_id: member, month, num, den } of rows) {
        const own = byMonth.get(month) ?? new Map<number | null, Parts>()
        const parts = own.get(member) ?? { num: 0, den: 0 }
        own.set(member, { num: parts.num + num, den: parts.den + den })
        byMonth.set(month, own)
      }
      return [id, byMonth]
    }),
  )
}

interface Summed extends Parts {
  readonly member_id: number | null
  readonly month: string
}

function summed({ read }: Reading, id: Exclude<MeasureId, 'G7'>, asked: Asked): Summed[] {
  const { sql, values } = caseSql[id](asked)
  return read.all<Summed>(
    `SELECT member_id, month, sum(num) AS num, sum(den) AS den FROM (${sql}) GROUP BY member_id, month`,
    ...values,
  )
}

/** What cases are looked for with, as of now. */
export function askedWith(r: Reading, months: readonly Month[]): Asked {
  const today = r.clock.today()
  return {
    months,
    now: r.clock.now(),
    today,
    stages: knownStages(r.read, today),
    followedSince: addDays(today, -rulesOn(r.read, today).silentAfterDays),
  }
}

interface Read extends HealthRow {
  readonly name: string
  readonly owner_id: number | null
}

/** Rule D5 for each customer as last read by the end of each month. */
export function healthCases(r: Reading, months: readonly Month[]): HealthCase[] {
  const rows = r.read.all<Read>(
    `SELECT h.customer_id, h.read_on, h.nps, h.active_rate, h.renewal, k.name, k.owner_id
     FROM health_reading AS h JOIN customer AS k ON k.id = h.customer_id ORDER BY h.read_on, h.id`,
  )
  const rules = rulesOn(r.read, r.clock.today())
  return months.flatMap(({ month, last }) => {
    const latest = new Map(rows.filter((row) => row.read_on <= last).map((row) => [row.customer_id, row]))
    return [...latest.values()].flatMap((row) => {
      const score = healthOf(row, rules).value
      return score === null
        ? []
        : [{ memberId: row.owner_id, month, customerId: row.customer_id, name: row.name, num: score, den: 1 }]
    })
  })
}
