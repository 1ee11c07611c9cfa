import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { addDays, daysBetween, isDate } from '../../domain/_base/dates.ts'
import type { KnownStage } from '../../domain/pipeline/known-stages.ts'
import { compileRows } from '../../grid/row-query.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import { knownStages, opportunityGrid } from '../pipeline/index.ts'

export interface Period {
  readonly from: string
  readonly to: string
}

/** A question about deals over time, made ready for SQL over `c`. */
export interface Asked {
  readonly where: Fragment
  readonly today: string
  /** Along which a period's deals went: those in force as it ended, with former and later ones between them. */
  readonly flow: readonly KnownStage[]
  /** As deals stand in them today. */
  readonly stages: readonly KnownStage[]
}

/** `asOf`: the last day of the period asked about, whose stages are the steps of its funnel. */
export function asking(r: Reading, { filter, search }: RowQuery, asOf?: string): Asked {
  const today = r.clock.today()
  const { where } = compileRows(opportunityGrid, r, { filter, search })
  const stages = knownStages(r.read, today)
  return { where, today, flow: asOf === undefined ? stages : knownStages(r.read, today, asOf), stages }
}

/** The steps of the funnel: the stages in force, without former ones. */
export const stepsOf = ({ flow }: Asked): readonly KnownStage[] => flow.filter(({ former }) => !former)

/** The days on which two cohorts are read: as long after the end of each (rule A6), never after today. */
export function readOn(today: string, period: Period, compare: Period | null, asOf: string | undefined) {
  for (const one of [period, ...(compare ? [compare] : [])])
    if (!isDate(one.from) || !isDate(one.to) || one.from > one.to)
      throw new CallFailed({
        code: 'funnel.bad-period',
        kind: 'invalid',
        message: '时间段的开始不能晚于结束。',
        details: { from: one.from, to: one.to },
      })
  const day = asOf !== undefined && asOf < today ? asOf : today
  const compareDay = compare ? addDays(compare.to, daysBetween(period.to, day)) : null
  return { asOf: day, compareAsOf: compareDay !== null && compareDay > today ? today : compareDay }
}
