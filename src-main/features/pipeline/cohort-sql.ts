import type { KnownStage } from '../../domain/pipeline/known-stages.ts'
import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Fragment, VirtualField } from '../../store/filter-sql.ts'
import { after, beyondSql, deadSql, rankSql, startOf } from './stage-sql.ts'

export interface CohortQuestion {
  readonly from: string
  readonly to: string
  readonly asOf: string
  readonly today: string
}

/**
 * Of a standing first entry `e` of the deal `c`: did it reach the next stage or one beyond by the day (rule A5)? The deal's stage of
 * today answers most of them without a look into its history; where it was carried into it says nothing.
 */
export function advancedSql(stages: readonly KnownStage[], { asOf, today }: Pick<CohortQuestion, 'asOf' | 'today'>): Fragment {
  const beyond = (column: string) => `${rankSql(column, stages)} >= ${beyondSql('e.to_stage', stages)}`
  const history = `EXISTS (SELECT 1 FROM stage_event AS x WHERE x.opportunity_id = e.opportunity_id AND x.at >= e.at AND x.at < ?
    AND x.reverted_by IS NULL AND x.kind = 'move' AND ${beyond('x.to_stage')})`
  const carried = `EXISTS (SELECT 1 FROM stage_event AS y WHERE y.opportunity_id = e.opportunity_id AND y.kind = 'carry')`
  return asOf >= today
    ? { sql: `CASE WHEN ${beyond('c.stage')} AND NOT ${carried} THEN 1 ELSE ${history} END`, values: [after(asOf)] }
    : { sql: history, values: [after(asOf)] }
}

/** Had the deal been lost or shelved by the day? */
export function diedSql(stages: readonly Stage[], { asOf, today }: Pick<CohortQuestion, 'asOf' | 'today'>): Fragment {
  if (asOf >= today) return { sql: deadSql('c.stage', stages), values: [] }
  return {
    sql: `(SELECT ${deadSql('x.to_stage', stages)} FROM stage_event AS x WHERE x.opportunity_id = e.opportunity_id AND x.at < ?
      AND x.reverted_by IS NULL AND x.kind = 'move' ORDER BY x.at DESC, x.id DESC LIMIT 1)`,
    values: [after(asOf)],
  }
}

/** Standing first entries `e` into stages in a period, up to the day it is read. */
export function enteredSql({ from, to, asOf }: CohortQuestion): Fragment {
  const end = after(to) < after(asOf) ? after(to) : after(asOf)
  return { sql: 'e.first = 1 AND e.at >= ? AND e.at < ?', values: [startOf(from), end] }
}

export const cohortParts = ['entered', 'advanced', 'open', 'died'] as const
export type CohortPart = (typeof cohortParts)[number]

const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * The rows behind a number of the funnel: value `["match","2026-01-01","2026-01-31","2026-02-25","advanced"]`, the stage
 * entered, the period, the day it is read and the part meant. `stagesAsOf`: by the stages of the period, as the number was.
 */
export function cohortField(stagesAsOf: (day: string) => readonly KnownStage[], today: string): VirtualField {
  return {
    compile(op, value) {
      if (op !== 'eq' || typeof value !== 'string') return null
      const [stage, from, to, asOf, part] = listOf(value)
      const days = [from, to, asOf].filter((one): one is string => one !== undefined && day.test(one))
      if (stage === undefined || days.length !== 3 || !(cohortParts as readonly string[]).includes(part ?? '')) return null
      const question = { from: days[0] ?? '', to: days[1] ?? '', asOf: days[2] ?? '', today }
      const stages = stagesAsOf(question.to)
      const entered = enteredSql(question)
      const [advanced, died] = [advancedSql(stages, question), diedSql(stages, question)]
      const parts: Record<CohortPart, Fragment> = {
        entered: { sql: '1', values: [] },
        advanced,
        died: { sql: `NOT ${advanced.sql} AND coalesce(${died.sql}, 0)`, values: [...advanced.values, ...died.values] },
        open: { sql: `NOT ${advanced.sql} AND NOT coalesce(${died.sql}, 0)`, values: [...advanced.values, ...died.values] },
      }
      const wanted = parts[part as CohortPart]
      return {
        sql: `EXISTS (SELECT 1 FROM stage_event AS e WHERE e.opportunity_id = c.id AND e.to_stage = ? AND ${entered.sql} AND ${wanted.sql})`,
        values: [stage, ...entered.values, ...wanted.values],
      }
    },
  }
}

/** A JSON list of texts; empty where it is none. */
export function listOf(value: string): string[] {
  try {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? list.map(String) : []
  } catch {
    return []
  }
}
