import { adtributorLimits, bestDimension, readDimension, type DimensionReading } from '../../../domain/funnel/adtributor.ts'
import { benjaminiHochberg } from '../../../domain/funnel/benjamini-hochberg.ts'
import { dropAlert } from '../../../domain/funnel/drop-alert.ts'
import { mixRate, type MixRate } from '../../../domain/funnel/mix-rate.ts'
import { proportionTest, verdict } from '../../../domain/funnel/proportion-test.ts'
import { wilson95, type Proportion } from '../../../domain/funnel/proportion.ts'
import { cohortConversion, periodConversion, type StagePassage } from '../../../domain/funnel/stage-conversion.ts'
import { stageShapley } from '../../../domain/funnel/stage-shapley.ts'
import { endOfMonth } from '../../../domain/_base/months.ts'
import { CannotDo, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { six } from './statistics.ts'

/** `{x, n}`, `{won, n}` or `[x, n]`. */
function proportion(value: unknown): Proportion {
  if (Array.isArray(value)) return { x: number(value[0]), n: number(value[1]) }
  const input = object(value)
  return { x: number(input['x'] ?? input['won']), n: number(input['n']) }
}

function mixOf(input: Case): MixRate {
  const segments = Object.entries(object(input['segments'])).map(([key, sides]) => ({
    key,
    before: proportion(object(sides)['before']),
    after: proportion(object(sides)['after']),
  }))
  return mixRate(segments) ?? cannot('no cases on one side')
}

function cannot(message: string): never {
  throw new CannotDo(message)
}

function mixAnswer(input: Case): object {
  const result = mixOf(input)
  const each = (of: (segment: MixRate['segments'][number]) => unknown) =>
    Object.fromEntries(result.segments.map((segment) => [segment.key, of(segment)]))
  return {
    overall: { before: six(result.before), after: six(result.after), change: six(result.change) },
    expected: each(({ rate, mix, total }) => ({ rate: six(rate), mix: six(mix), total: six(total) })),
    totals: { rate: six(result.rateTotal), mix: six(result.mixTotal) },
    counterfactual_ifSegmentKeptOldRate: each(({ ifRateHadStayed }) => six(ifRateHadStayed)),
    simpson: result.simpson,
  }
}

const endings = ['lost', 'closed']

/** The stages that any of the deals went through, the earlier first: `S9` before `S10`, other names as they first appear. */
function stagesNamed(events: readonly Case[]): string[] {
  const named = [...new Set(events.flatMap((one) => Object.keys(one)))].filter((key) => !endings.includes(key))
  const numbered = named.map((key) => Number(/^\D*(\d+)$/.exec(key)?.[1] ?? NaN))
  if (numbered.some(Number.isNaN)) return named
  return named.toSorted((a, b) => (numbered[named.indexOf(a)] ?? 0) - (numbered[named.indexOf(b)] ?? 0))
}

/** The first stage is entered, the second is reached; only first entries count, and a deal may have skipped the first. */
function passage(input: Case, [entered, reached]: readonly string[]): StagePassage {
  const first = (key: string | undefined) => {
    const dates = key === undefined || input[key] === undefined || input[key] === null ? [] : [input[key]].flat()
    return dates.map((date) => text(date)).toSorted()[0] ?? null
  }
  return { enteredOn: first(entered), advancedOn: first(reached), closedOn: optional(input['lost'] ?? input['closed'], text) }
}

function cohortAnswer(input: Case): object {
  const events = Object.values(object(input['events'])).map(object)
  const stages = stagesNamed(events)
  const passages = events.map((one) => passage(one, stages))
  const asked = list(input['queries'] ?? input['expected'] ?? [input]).map(object)
  return {
    expected: asked.map((one) => {
      const [kind, month] = [text(one['kind']), text(one['month'])]
      const period = { from: `${month}-01`, to: endOfMonth(`${month}-01`) }
      const asOf = optional(one['asOf'], text)
      const days = /Within(\d+)d/i.exec(kind)?.[1]
      const result =
        kind === 'period'
          ? periodConversion(passages, period)
          : cohortConversion(passages, period, asOf ?? cannot('asOf expected'), {
              withinDays: days === undefined ? null : Number(days),
              decidedOnly: /decided/i.test(kind),
            })
      const { advanced, entered, rate } = result
      return { kind, month, ...(asOf === null ? {} : { asOf }), advanced, entered, rate: six(rate) }
    }),
  }
}

function adtributorAnswer(input: Case): object {
  const limits = {
    perElement: optional(input['TEEP'], number) ?? adtributorLimits.perElement,
    together: optional(input['TEP'], number) ?? adtributorLimits.together,
  }
  const readings = Object.entries(object(input['forecastActual'])).map(([dimension, elements]) => {
    const list = Object.entries(object(elements)).map(([key, pair]) => {
      const { x: forecast, n: actual } = proportion(pair)
      return { key, forecast, actual }
    })
    return readDimension(dimension, list, limits) ?? cannot(`nothing moved in ${dimension}`)
  })
  const shownReading = ({ elements, candidate, explained, surprise }: DimensionReading) => ({
    elements: Object.fromEntries(elements.map(({ key, ep, surprise }) => [key, { ep: six(ep), surprise: six(surprise) }])),
    candidate,
    explained: six(explained),
    surprise: six(surprise),
  })
  return {
    expected: Object.fromEntries(readings.map((reading) => [reading.dimension, shownReading(reading)])),
    bestDimension: bestDimension(readings, limits),
  }
}

export const funnelRules: Rules = {
  'funnel.proportionTests'({ before, after }) {
    const test = proportionTest(proportion(before), proportion(after)) ?? cannot('no cases on one side')
    return {
      z: six(test.z),
      pTwoSided: six(test.pTwoSided),
      fisherTwoSided: six(test.fisherTwoSided),
      diff: six(test.diff),
      newcombe95: [six(test.newcombe95.low), six(test.newcombe95.high)],
      minExpectedCell: six(test.minExpectedCell),
      use: test.use,
    }
  },
  'funnel.wilson95'(input) {
    const interval = wilson95(proportion(input)) ?? cannot('no cases')
    return { low: six(interval.low), high: six(interval.high) }
  },
  'funnel.benjaminiHochberg'({ p, q }) {
    const result = benjaminiHochberg(given(p).map(number), optional(q, number) ?? undefined)
    return { reject: result.map(({ reject }) => reject), adjusted: result.map(({ adjusted }) => six(adjusted)) }
  },
  'funnel.mixRate': mixAnswer,
  'funnel.simpson': mixAnswer,
  'funnel.stageShapley'({ before, after }) {
    const [from, to] = [given(before).map(number), given(after).map(number)]
    const shares = stageShapley(from, to)
    const product = (rates: readonly number[]) => rates.reduce((all, rate) => all * rate, 1)
    return {
      overallBefore: six(product(from)),
      overallAfter: six(product(to)),
      shapleyPoints: shares.map(({ points }) => six(points)),
      logShare: shares.map(({ logShare }) => six(logShare)),
    }
  },
  'funnel.cohortVsPeriod': cohortAnswer,
  'funnel.adtributor': adtributorAnswer,
  /** Rule A6: may a fall be said, and should it be told? */
  verdict({ before, after, adjustedP }) {
    const test = proportionTest(proportion(before), proportion(after)) ?? cannot('no cases on one side')
    const p = optional(adjustedP, number) ?? test.p
    const { alert, relativeDrop } = dropAlert(proportion(before), proportion(after), p)
    return { verdict: verdict(test, p), p: six(p), use: test.use, alert, relativeDrop: six(relativeDrop) }
  },
}
