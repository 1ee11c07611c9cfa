import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import type { Reading } from '../../store/contexts.ts'
import { weightedSql } from '../pipeline/index.ts'
import { asking, readOn, stepsOf, type Period } from './asked.ts'
import { cohorts, entries, periodConversion, velocity, type Conversion } from './conversions.ts'
import { totalsOf } from './totals.ts'
import { judgeTogether } from './verdicts.ts'

type Read = QueryHandlers<typeof funnel, Reading>['read']

const none: Conversion = { entered: 0, advanced: 0, rate: null, open: 0 }

/** The funnel stage by stage, both readings of rule A5 side by side, against another period where one is named. */
export const readFunnel: Read = (r, { period, compare = null, asOf: asked, ...query }) => {
  const question = asking(r, query, period.to)
  const steps = stepsOf(question)
  const { asOf, compareAsOf } = readOn(question.today, period, compare, asked)
  const running = steps.filter((stage) => stage.closing === null)
  const won = steps.find((stage) => stage.closing === 'won')
  const readings = (span: Period, day: string) => {
    const cohort = cohorts(r, question, span, day)
    return { cohort, entered: entries(r, question, span, cohort, day), days: velocity(r, question, span) }
  }
  const now = readings(period, asOf)
  const then = compare && readings(compare, compareAsOf ?? question.today)
  const standing = new Map(
    r.read
      .all<{ stage: string; n: number; amount: number; weighted: number }>(
        `SELECT c.stage, count(*) AS n, coalesce(sum(c.amount_fen), 0) AS amount, coalesce(sum(${weightedSql(question.stages)}), 0) AS weighted
         FROM opportunity AS c WHERE ${question.where.sql} GROUP BY c.stage`,
        ...question.where.values,
      )
      .map((row) => [row.stage, row]),
  )
  const { judged } = judgeTogether(
    running.map(({ key }) => {
      const [before, after] = [then?.cohort.get(key) ?? none, now.cohort.get(key) ?? none]
      return [
        { x: before.advanced, n: before.entered },
        { x: after.advanced, n: after.entered },
      ] as const
    }),
  )
  const stages = running.flatMap((stage, index) => {
    const next = running[index + 1] ?? won
    const test = judged[index]
    if (!next || !test) return []
    const own = standing.get(stage.key)
    return [
      {
        stage: stage.key,
        name: stage.name,
        next: next.key,
        nextName: next.name,
        period: periodConversion(now.entered, stage.key, next.key),
        cohort: now.cohort.get(stage.key) ?? none,
        comparePeriod: then && periodConversion(then.entered, stage.key, next.key),
        compareCohort: then && (then.cohort.get(stage.key) ?? none),
        test,
        medianDays: now.days.get(stage.key) ?? null,
        compareMedianDays: then?.days.get(stage.key) ?? null,
        openCount: own?.n ?? 0,
        openAmount: { fen: own?.amount ?? 0 },
        openWeighted: { fen: own?.weighted ?? 0 },
      },
    ]
  })
  return { asOf, compareAsOf, stages, totals: totalsOf(r, question, query, period) }
}
