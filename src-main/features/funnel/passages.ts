import { funnelDimensions, type FunnelDimension } from '../../../src-preload/contract/funnel.ts'
import type { Segment } from '../../domain/funnel/mix-rate.ts'
import type { Proportion } from '../../domain/funnel/proportion.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle, SqlValue } from '../../store/read-handle.ts'
import { advancedSql, enteredSql } from '../pipeline/index.ts'
import type { Asked, Period } from './asked.ts'

/** Key of what is not filled in. */
export const blankKey = ''

interface Cohort extends Period {
  readonly asOf: string
}
type Counted = { before: { x: number; n: number }; after: { x: number; n: number } }

/** Two cohorts of one stage, to be counted by any dimension. */
export interface Passages {
  overall(): { before: Proportion; after: Proportion }
  by(dimension: FunnelDimension): ReadonlyMap<string, Counted>
  /** Those of one value. */
  within(dimension: FunnelDimension, key: string): Passages
}

/** What the dimensions are read from: those of customer and rep through one id each. */
const columns = ['c.customer_id', 'c.owner_id', 'c.product_line', 'c.source', 'c.material_version_id'] as const

interface Line {
  readonly keys: readonly string[]
  readonly side: 'before' | 'after'
  readonly x: number
}

/** Reads both cohorts in one pass each; the names behind the ids are looked up once per id. */
export function passagesOf(
  { read }: Reading,
  { where, flow, today }: Asked,
  { stage, before, after }: { stage: string; before: Cohort; after: Cohort },
): Passages {
  const names = labels(read)
  const lines: Line[] = []
  for (const [side, cohort] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const question = { ...cohort, today }
    const [entered, advanced] = [enteredSql(question), advancedSql(flow, question)]
    const rows = read.eachArray(
      `SELECT ${advanced.sql}, ${columns.join(', ')} FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
       WHERE e.to_stage = ? AND ${entered.sql} AND (${where.sql})`,
      ...advanced.values,
      stage,
      ...entered.values,
      ...where.values,
    )
    for (const [x, customer, owner, line, source, material] of rows)
      lines.push({
        keys: names(Number(customer), owner as number | null, text(line), text(source), material as number | null),
        side,
        x: Number(x),
      })
  }
  return counting(lines)
}

const text = (value: SqlValue | undefined) => (typeof value === 'string' ? value : blankKey)

function labels(read: ReadHandle) {
  const owners = new Map<number | null, readonly [string, string]>([[null, [blankKey, blankKey]]])
  for (const row of read.all<{ id: number; name: string; team: string | null }>('SELECT id, name, team FROM member'))
    owners.set(row.id, [text(row.team), row.name])
  const versions = new Map<number | null, string>([[null, blankKey]])
  for (const row of read.all<{ id: number; label: string }>(
    `SELECT v.id, a.name || ' V' || v.number AS label FROM material_version AS v JOIN material AS a ON a.id = v.material_id`,
  ))
    versions.set(row.id, row.label)
  // In one pass and beforehand: no other question may be asked on a connection while a loop runs on it.
  const customers = new Map<number, readonly [string, string, string]>()
  for (const [id, region, industry, tier] of read.eachArray('SELECT id, region, industry, tier FROM customer'))
    customers.set(Number(id), [text(region), text(industry), text(tier)])
  return (customer: number, owner: number | null, line: string, source: string, material: number | null): readonly string[] => {
    const [region, industry, tier] = customers.get(customer) ?? [blankKey, blankKey, blankKey]
    const [team, name] = owners.get(owner) ?? [blankKey, blankKey]
    const values: Record<FunnelDimension, string> = {
      region,
      industry,
      customerTier: tier,
      team,
      owner: name,
      productLine: line,
      source,
      materialVersion: versions.get(material) ?? blankKey,
    }
    return funnelDimensions.map((dimension) => values[dimension])
  }
}

function counting(lines: readonly Line[]): Passages {
  const empty = (): Counted => ({ before: { x: 0, n: 0 }, after: { x: 0, n: 0 } })
  return {
    overall() {
      const all = empty()
      for (const { side, x } of lines) {
        all[side].n++
        all[side].x += x
      }
      return all
    },
    by(dimension) {
      const at = funnelDimensions.indexOf(dimension)
      const counts = new Map<string, Counted>()
      for (const { keys, side, x } of lines) {
        const key = keys[at] ?? blankKey
        let own = counts.get(key)
        if (!own) counts.set(key, (own = empty()))
        own[side].n++
        own[side].x += x
      }
      return counts
    },
    within(dimension, key) {
      const at = funnelDimensions.indexOf(dimension)
      return counting(lines.filter((line) => line.keys[at] === key))
    },
  }
}

export function segmentsBy(passages: Passages, dimension: FunnelDimension): Segment[] {
  return [...passages.by(dimension)].map(([key, { before, after }]) => ({ key, before, after }))
}
