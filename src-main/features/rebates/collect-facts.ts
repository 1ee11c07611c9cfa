import type { DocumentAttribute, MeasureOf, RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { exactText } from '../../domain/_base/exact.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { attributeSql, countsSql, summedColumn } from './measure-sql.ts'

/** Which documents are looked at: whose, of which days, in the books through which month. */
export interface FactWindow {
  readonly party: RebateDefinition['party']
  readonly returns: RebateDefinition['returns']
  /** Both included. */
  readonly from: string
  readonly to: string
  /** `YYYY-MM`: documents booked later did not exist yet. */
  readonly through: string
}

export interface FactRequest {
  readonly window: FactWindow
  readonly measures: Readonly<Record<string, MeasureOf>>
}

export interface PartyFacts {
  readonly facts: Readonly<Record<string, string>>
  /** Documents that count in each measure. */
  readonly counts: Readonly<Record<string, number>>
}

export type FactsByParty = ReadonlyMap<number, PartyFacts>

/** A customer's id, or a group's negated. */
export const partySql = (party: RebateDefinition['party']): string =>
  party === 'group' ? 'coalesce(-d.group_id, d.customer_id)' : 'd.customer_id'

/** The day a document counts on. */
export const daySql = (returns: RebateDefinition['returns']): string =>
  returns === 'originalPeriod' ? 'coalesce(d.sold_on, d.date)' : 'd.date'

const units = { amountNet: 100n, amountGross: 100n, quantity: 1000n } as const

/** A statement holds so many sums at once; SQLite's limit of result columns is 2,000. */
const mostSums = 400

/**
 * Sums of many measures by party, set-wise: requests over the same window share one pass, equal measures one sum. Sums are
 * whole fen or thousandths, so they are exact in any order.
 */
export function collectFacts(read: ReadHandle, requests: readonly FactRequest[], only?: readonly number[]): FactsByParty[] {
  const passes = new Map<string, Pass>()
  for (const { window, measures } of requests) {
    const key = JSON.stringify(window)
    const pass = passes.get(key) ?? new Pass(window)
    passes.set(key, pass)
    for (const measure of Object.values(measures)) pass.add(measure)
  }
  for (const pass of passes.values()) pass.run(read, only)
  return requests.map(({ window, measures }) => passes.get(JSON.stringify(window))?.facts(measures) ?? new Map())
}

interface Sum {
  readonly amount: number
  readonly count: number
}

class Pass {
  readonly #window: FactWindow
  readonly #measures = new Map<string, MeasureOf>()
  readonly #sums = new Map<string, Map<number, Sum>>()
  readonly #parties = new Set<number>()

  constructor(window: FactWindow) {
    this.#window = window
  }

  add(measure: MeasureOf): void {
    this.#measures.set(JSON.stringify(measure), measure)
  }

  run(read: ReadHandle, only: readonly number[] | undefined): void {
    const summed = [...this.#measures].filter(([, measure]) => summedColumn(measure) !== null)
    for (let at = 0; at < Math.max(1, summed.length); at += mostSums) this.#sum(read, summed.slice(at, at + mostSums), only)
    for (const [key, measure] of this.#measures) if (summedColumn(measure) === null) this.#count(read, key, measure, only)
  }

  facts(measures: Readonly<Record<string, MeasureOf>>): FactsByParty {
    const wanted = Object.entries(measures).map(([name, measure]) => ({
      name,
      measure,
      sums: this.#sums.get(JSON.stringify(measure)),
    }))
    const answer = new Map<number, PartyFacts>()
    for (const party of this.#parties) {
      const facts: Record<string, string> = {}
      const counts: Record<string, number> = {}
      for (const { name, measure, sums } of wanted) {
        const { amount, count } = sums?.get(party) ?? { amount: 0, count: 0 }
        const { unit } = measure
        facts[name] = typeof unit === 'object' ? String(amount) : exactText({ over: BigInt(amount), under: units[unit] }, 6)
        counts[name] = count
      }
      answer.set(party, { facts, counts })
    }
    return answer
  }

  #where(only: readonly number[] | undefined): { sql: string; values: SqlValue[] } {
    const { party, returns, from, to, through } = this.#window
    const values: SqlValue[] = [from, to, through]
    let sql = `${daySql(returns)} BETWEEN ? AND ? AND d.month <= ?`
    if (only) {
      sql += ` AND ${partySql(party)} IN (SELECT value FROM json_each(?))`
      values.push(JSON.stringify(only))
    }
    return { sql, values }
  }

  #sum(read: ReadHandle, measures: readonly (readonly [string, MeasureOf])[], only: readonly number[] | undefined): void {
    const { party } = this.#window
    const where = this.#where(only)
    const bound: SqlValue[] = []
    const sums = measures.map(([, measure]) => {
      const counts = countsSql(measure, this.#window.through)
      bound.push(...counts.values, ...counts.values)
      return `sum(CASE WHEN ${counts.sql} THEN ${summedColumn(measure)} ELSE 0 END), sum(${counts.sql})`
    })
    const sql = `SELECT ${[`${partySql(party)} AS party`, ...sums].join(', ')} FROM trade_document AS d WHERE ${where.sql} GROUP BY party`
    const into = measures.map(([key]) => {
      const map = new Map<number, Sum>()
      this.#sums.set(key, map)
      return map
    })
    for (const row of read.eachArray(sql, ...bound, ...where.values)) {
      const owner = Number(row[0])
      this.#parties.add(owner)
      for (const [at, map] of into.entries()) map.set(owner, { amount: whole(row[1 + at * 2]), count: Number(row[2 + at * 2]) })
    }
  }

  /** Values that are held: what went back in full is no longer covered. */
  #count(read: ReadHandle, key: string, measure: MeasureOf, only: readonly number[] | undefined): void {
    const unit = measure.unit as { distinct: DocumentAttribute }
    const counts = countsSql(measure, this.#window.through)
    const where = this.#where(only)
    const attribute = attributeSql(unit.distinct, this.#window.through)
    const sql = `SELECT party, count(*), sum(lines) FROM (SELECT ${partySql(this.#window.party)} AS party, count(*) AS lines, sum(d.quantity_milli) AS held
      FROM trade_document AS d WHERE ${where.sql} AND ${counts.sql} AND ${attribute} <> '' GROUP BY party, ${attribute}) WHERE held > 0 GROUP BY party`
    const map = new Map<number, Sum>()
    for (const [owner, count, lines] of read.eachArray(sql, ...where.values, ...counts.values))
      map.set(Number(owner), { amount: Number(count), count: Number(lines) })
    this.#sums.set(key, map)
  }
}

function whole(value: SqlValue | undefined): number {
  const read = Number(value ?? 0)
  if (!Number.isSafeInteger(read)) throw new RangeError('a sum beyond the safe integers')
  return read
}
