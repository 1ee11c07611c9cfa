import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import { attributionChain, attributionSteps, outcomeAt, type AttributionChain } from '../../domain/funnel/attribution-tree.ts'
import { markedReps } from '../../domain/funnel/rep-marks.ts'
import { stageShapley } from '../../domain/funnel/stage-shapley.ts'
import type { Reading } from '../../store/contexts.ts'
import { asking, readOn } from './asked.ts'
import { attributionCases as casesOf, type FoundCase } from './attribution-cases.ts'
import { evidenceOf } from './attribution-evidence.ts'

type Handlers = QueryHandlers<typeof funnel, Reading>
type Answer = ReturnType<Handlers['attribution']>

const mostLines = 500
const mostCases = 200

const shown = ({ levels, ...rest }: AttributionChain) => ({ ...rest, levels: levels.map((level) => ({ ...level })) })

/** Rule A8: the four rates of a period, against another, and for every team, rep or customer. */
export const attribution: Handlers['attribution'] = (r, { period, compare, by, ...query }) => {
  const question = asking(r, query)
  readOn(question.today, period, compare ?? null, undefined)
  const cases = casesOf(r, question, period)
  const whole = attributionChain(cases)
  const before = compare ? attributionChain(casesOf(r, question, compare)) : null
  const groups = Map.groupBy(cases, (one) => one[by])
  const lines = [...groups].map(([value, own]) => ({ value, chain: attributionChain(own) }))
  const marks = by === 'owner' ? marksOf(lines) : new Map<string, string[]>()
  return {
    overall: shown(whole),
    compare: before && shown(before),
    points: before && pointsOf(before, whole),
    total: lines.length,
    lines: lines
      .toSorted((a, b) => (a.chain.rate ?? 2) - (b.chain.rate ?? 2) || b.chain.cases - a.chain.cases)
      .slice(0, mostLines)
      .map(({ value, chain }) => ({ value, ...shown(chain), marked: marks.get(value ?? '') ?? [] })) as Answer['lines'],
  }
}

/** What each step did to the close rate; null where a step had no cases on one side. */
function pointsOf(before: AttributionChain, after: AttributionChain): number[] | null {
  const rates = (chain: AttributionChain) => chain.levels.map(({ rate }) => rate)
  const [from, to] = [rates(before), rates(after)]
  if (from.some((rate) => rate === null) || to.some((rate) => rate === null)) return null
  return stageShapley(from.map(Number), to.map(Number)).map(({ points }) => points)
}

/** By rep: the steps, or the whole, at which it lies more than a standard deviation below its peers. */
function marksOf(lines: readonly { value: string | null; chain: AttributionChain }[]): Map<string, string[]> {
  const named = lines.filter((line): line is { value: string; chain: AttributionChain } => line.value !== null)
  const marks = new Map<string, string[]>()
  const mark = (what: string, of: (chain: AttributionChain) => { won: number; cases: number }) => {
    for (const rep of markedReps(named.map(({ value, chain }) => ({ rep: value, ...of(chain) }))))
      marks.set(rep, [...(marks.get(rep) ?? []), what])
  }
  for (const [index, step] of attributionSteps.entries())
    mark(step, ({ levels }) => ({ won: levels[index]?.passed ?? 0, cases: levels[index]?.from ?? 0 }))
  mark('whole', ({ closed, cases }) => ({ won: closed, cases }))
  return marks
}

/** The deals of a step and the record that decides it. */
export const attributionCases: Handlers['attributionCases'] = (r, { period, step, outcome, ...query }) => {
  const question = asking(r, query)
  readOn(question.today, period, null, undefined)
  const found = casesOf(r, question, period).filter((one) => outcomeAt(one, step) === outcome)
  const evidence = evidenceOf(r, step)
  return {
    total: found.length,
    rows: found.slice(0, mostCases).map((one: FoundCase) => ({
      id: one.id,
      name: one.name,
      customerId: one.customerId,
      customerName: one.customer ?? '',
      ownerName: one.owner,
      startedAt: one.startedAt,
      unsaid: one[step] === null,
      evidence: evidence(one),
    })),
  }
}
