import { tierOf, valueScore, type ValueInputs, type ValueScore } from '../../../domain/customers/value-score.ts'
import { defaultRuleSettings, valueAnchors } from '../../../domain/customers/rule-defaults.ts'
import { flowsOf, migrationFigures, type Flow } from '../../../domain/customers/migration.ts'
import { rfm } from '../../../domain/customers/rfm.ts'
import { successHealth } from '../../../domain/customers/success-health.ts'
import { plainTier, tierSequence, type TierLadder, type TierLock } from '../../../domain/customers/tier-sequence.ts'
import { valueDrivers } from '../../../domain/customers/value-drivers.ts'
import { CannotDo, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { decimal } from './rebate-reading.ts'
import { six } from './statistics.ts'

function inputs(value: unknown): ValueInputs {
  const input = object(value)
  return {
    annualPurchase: optional(input['annualPurchase'], number),
    responseHours: optional(input['responseHours'], number),
    cocreation: optional(input['cocreation'], number),
    ecosystem: optional(input['ecosystem'], number),
  }
}

function scored(value: unknown, settings: Case): ValueScore {
  const anchors = valueAnchors(defaultRuleSettings)
  const given = object(settings['anchors'] ?? {})
  const points = (name: keyof ValueInputs) =>
    given[name] === undefined
      ? anchors[name]
      : list(given[name]).map((one) => {
          const [at, points] = Array.isArray(one) ? (one as unknown[]) : [object(one)['at'], object(one)['points']]
          return { at: number(at), points: number(points) }
        })
  const own = object(settings['weights'] ?? {})
  const weight = (name: keyof ValueInputs) => optional(own[name], number) ?? defaultRuleSettings.valueWeights[name]
  const each = <T>(of: (name: keyof ValueInputs) => T) => ({
    annualPurchase: of('annualPurchase'),
    responseHours: of('responseHours'),
    cocreation: of('cocreation'),
    ecosystem: of('ecosystem'),
  })
  return valueScore(inputs(value), each(weight), each(points))
}

function score(input: Case): object {
  const result = scored(input['inputs'] ?? input, input)
  const before = input['before'] === undefined ? null : scored(input['before'], input)
  const drivers = before && valueDrivers(before, result)
  return {
    score: result.score,
    tier: tierOf(result.score, defaultRuleSettings.tierThresholds),
    provisional: result.missing.length > 0,
    missing: result.missing,
    parts: result.parts,
    ...(drivers ? { drivers: drivers.map(({ dimension, hundredths }) => ({ dimension, points: hundredths / 100 })) } : {}),
  }
}

const usual: TierLadder<string> = {
  steps: (['S', 'A', 'B', 'C'] as const).map((tier) => ({ tier, from: defaultRuleSettings.tierThresholds[tier] })),
  lowest: 'D',
}

/** `{S: 85, A: 70}` or the words of the worked cases, `thresholds S85 A70 B50`; the lowest tier is the next letter. */
function ladder(input: Case): TierLadder<string> {
  const words = typeof input['rule'] === 'string' ? [...input['rule'].matchAll(/\b([A-Z])(\d+(?:\.\d+)?)\b/g)] : []
  const given: [string, number][] =
    input['thresholds'] === undefined
      ? words.map(([, tier = '', from = '']) => [tier, Number(from)])
      : Object.entries(object(input['thresholds'])).map(([tier, from]) => [tier, number(from)])
  const steps = given.map(([tier, from]) => ({ tier, from })).toSorted((a, b) => b.from - a.from)
  const last = steps.at(-1)?.tier
  if (last === undefined) return usual
  return { steps, lowest: last === 'S' ? 'A' : String.fromCharCode(last.charCodeAt(0) + 1) }
}

function sequence(input: Case, steps: TierLadder<string>) {
  const dates = list(input['dates'])
  const evaluations = list(input['scores']).map((value, i) => ({
    on: optional(dates[i], text),
    score: optional(value, number),
  }))
  const locks = list(input['locks'])
    .map(object)
    .map((lock): TierLock => ({ from: text(lock['from']), until: text(lock['until'] ?? lock['to']) }))
  return tierSequence(steps, evaluations, { locks, start: optional(input['start'] ?? input['current'], text) })
}

function tiering(input: Case): object {
  const steps = ladder(input)
  return {
    sequences: given(input['sequences'])
      .map(object)
      .map((one) => ({ scores: one['scores'], tiers: sequence(one, steps).map(({ tier }) => tier) })),
  }
}

function migration(input: Case): object {
  const rows = Object.entries(object(input['matrix']))
  const order = rows.map(([tier]) => tier).filter((tier) => tier !== '新增')
  const flows = rows.flatMap(([from, row]) =>
    Object.entries(object(row)).map(([to, count]): Pick<Flow<string>, 'from' | 'to' | 'customers'> => ({
      from: from === '新增' ? null : from,
      to: to === '流失' ? null : to,
      customers: number(count),
    })),
  )
  const { entered: _, retentionRate, ...figures } = migrationFigures(order, flows)
  return { expected: { ...figures, retentionRate: six(retentionRate) } }
}

/** Customers with their tiers at both ends instead of a matrix. */
function moves(input: Case): object {
  if (input['matrix'] !== undefined) return migration(input)
  const order = list(input['tiers'] ?? ['S', 'A', 'B', 'C', 'D']).map(text)
  const flows = flowsOf(
    order,
    list(input['customers'])
      .map(object)
      .map((one) => ({ from: optional(one['from'], text), to: optional(one['to'], text), revenueFen: 0 })),
  )
  const figures = migrationFigures(order, flows)
  return {
    flows: flows.map(({ from, to, customers }) => ({ from, to, customers })),
    ...figures,
    retentionRate: six(figures.retentionRate),
  }
}

function rfmOf(value: unknown): object {
  const one = object(value)
  const customer = {
    recencyDays: number(one['recencyDays']),
    orders12m: number(one['orders12m']),
    amount12m: number(one['amount12m']),
  }
  const { r, f, m, score } = rfm(customer)
  return { ...customer, R: r, F: f, M: m, score }
}

const rfmAnswer = (input: Case): object =>
  input['cases'] === undefined ? rfmOf(input) : { cases: list(input['cases']).map(rfmOf) }

export const valueRules: Rules = {
  'value-score': score,
  tier(input) {
    if (input['sequences'] !== undefined) return tiering(input)
    if (input['scores'] === undefined && input['score'] !== undefined)
      return { tier: plainTier(ladder(input), number(input['score'])) }
    if (input['scores'] === undefined) throw new CannotDo('scores expected')
    const result = sequence(input, ladder(input))
    return { tiers: result.map(({ tier }) => tier), atRisk: result.map(({ atRisk }) => atRisk) }
  },
  migration: moves,
  rfm: rfmAnswer,
  health: (input) =>
    successHealth({
      nps: optional(input['nps'], decimal),
      activeRate: optional(input['activeRate'], decimal),
      renewalForecast: optional(input['renewalForecast'], decimal),
    }),
  'funnel.tiering': tiering,
  'funnel.migration': migration,
  'funnel.rfm': rfmAnswer,
}
