import { median } from '../../domain/_base/quantiles.ts'
import type { Reading } from '../../store/contexts.ts'
import { advancedSql, after, diedSql, enteredSql, quoted, startOf } from '../pipeline/index.ts'
import type { Asked, Period } from './asked.ts'

export interface Conversion {
  entered: number
  advanced: number
  rate: number | null
  open: number
}

const rate = (advanced: number, entered: number) => (entered === 0 ? null : advanced / entered)

/**
 * Cohort reading (rule A5): of those that entered each stage in the period, how many were beyond it by the day. The index
 * on entries is named, since the planner would rather walk all events of the time; the inner rows are kept, since it would
 * otherwise look into each history twice.
 */
export function cohorts(
  { read }: Reading,
  { where, flow: stages, today }: Asked,
  period: Period,
  asOf: string,
): Map<string, Conversion> {
  const question = { ...period, asOf, today }
  const [entered, advanced, died] = [enteredSql(question), advancedSql(stages, question), diedSql(stages, question)]
  const rows = read.all<{ stage: string; entered: number; advanced: number; open: number }>(
    `WITH entry AS MATERIALIZED (SELECT e.to_stage AS stage, ${advanced.sql} AS adv, ${died.sql} AS died
       FROM stage_event AS e INDEXED BY stage_event_entry CROSS JOIN opportunity AS c ON c.id = e.opportunity_id
       WHERE e.to_stage IN (${keysOf(stages)}) AND ${entered.sql} AND (${where.sql}))
     SELECT stage, count(*) AS entered, sum(adv) AS advanced, sum(NOT adv AND NOT coalesce(died, 0)) AS open FROM entry GROUP BY stage`,
    ...advanced.values,
    ...died.values,
    ...entered.values,
    ...where.values,
  )
  return new Map(
    rows.map((row) => [
      row.stage,
      { entered: row.entered, advanced: row.advanced, rate: rate(row.advanced, row.entered), open: row.open },
    ]),
  )
}

const keysOf = (stages: Asked['flow']) => stages.map((stage) => quoted(stage.key)).join(', ')

/**
 * First entries into each stage in a period: the period reading divides one stage's by the former's (rule A5). A cohort read
 * after its period has counted them already.
 */
export function entries(
  { read }: Reading,
  { where, flow: stages }: Asked,
  period: Period,
  cohort: ReadonlyMap<string, Conversion>,
  asOf: string,
): Map<string, number> {
  if (asOf >= period.to) return new Map([...cohort].map(([stage, { entered }]) => [stage, entered]))
  const rows = read.all<{ stage: string; n: number }>(
    `SELECT e.to_stage AS stage, count(*) AS n FROM stage_event AS e INDEXED BY stage_event_entry CROSS JOIN opportunity AS c ON c.id = e.opportunity_id
     WHERE e.first = 1 AND e.to_stage IN (${keysOf(stages)}) AND e.at >= ? AND e.at < ? AND (${where.sql}) GROUP BY e.to_stage`,
    startOf(period.from),
    after(period.to),
    ...where.values,
  )
  return new Map(rows.map(({ stage, n }) => [stage, n]))
}

/** The period reading of a stage, from the entries. */
export function periodConversion(entered: ReadonlyMap<string, number>, stage: string, next: string): Conversion {
  const [own, beyond] = [entered.get(stage) ?? 0, entered.get(next) ?? 0]
  return { entered: own, advanced: beyond, rate: rate(beyond, own), open: 0 }
}

/** Median days of the stays that ended in a period, by stage left (rule A5). */
export function velocity({ read }: Reading, { where }: Asked, period: Period): Map<string, number | null> {
  const days = new Map<string, number[]>()
  const stays = read.eachArray(
    `SELECT e.from_stage, julianday(e.at) - julianday((SELECT max(p.at) FROM stage_event AS p WHERE p.opportunity_id = e.opportunity_id
       AND p.at < e.at AND p.to_stage = e.from_stage AND p.reverted_by IS NULL AND p.kind = 'move'))
     FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
     WHERE e.at >= ? AND e.at < ? AND e.reverted_by IS NULL AND e.kind = 'move' AND e.from_stage IS NOT NULL AND (${where.sql})`,
    startOf(period.from),
    after(period.to),
    ...where.values,
  )
  for (const [stage, stayed] of stays) {
    if (stayed === null) continue
    const own = days.get(String(stage))
    if (own) own.push(Number(stayed))
    else days.set(String(stage), [Number(stayed)])
  }
  return new Map([...days].map(([stage, list]) => [stage, median(list)]))
}
