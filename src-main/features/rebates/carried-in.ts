import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { add, compare, exactText, least, readExact, zero, type Exact } from '../../domain/_base/exact.ts'
import { periodOf } from '../../domain/rebates/programme.ts'
import type { RebateFacts } from '../../domain/rebates/rebate-rule.ts'
import { periodSpan } from '../../domain/rebates/settlement-period.ts'
import type { FactRequest, FactsByParty } from './collect-facts.ts'

/** What of a task says what is carried into it. */
interface CarryingTask {
  readonly definition: RebateDefinition
  readonly from: string
}

/** Sums that are carried, and the fact that tells how much was. Counts of products are not: nobody owes half a product. */
const carriedNames = { basis: 'carried', qualify: 'carriedQualify', quantity: 'carriedQuantity' } as const
type Carried = keyof typeof carriedNames
const names = Object.keys(carriedNames) as Carried[]

/** By sum, what earlier periods left below 0; never above it. */
export type CarriedIn = Readonly<Record<Carried, Exact>>

/** The day from which a task's figure depends on documents. */
export const firstDay = ({ definition, from }: CarryingTask): string =>
  definition.carryNegative === true && definition.validFrom < from ? definition.validFrom : from

/** The sums of the programme's earlier periods, oldest first; none unless what is negative is carried on. */
export function carryRequests(task: CarryingTask, through: string): FactRequest[] {
  const { definition, from: until } = task
  const { party, returns, basis, facts, period } = definition
  const measured = {
    basis,
    ...(facts['qualify'] ? { qualify: facts['qualify'] } : {}),
    ...(facts['quantity'] ? { quantity: facts['quantity'] } : {}),
  }
  const measures = Object.fromEntries(Object.entries(measured).filter(([, { unit }]) => typeof unit !== 'object'))
  const requests: FactRequest[] = []
  for (let from = firstDay(task); from < until;) {
    const span = periodSpan(periodOf(from, period))
    if (!span) throw new RangeError(`no period of ${from}`)
    requests.push({ window: { party, returns, from, to: span.to, through }, measures })
    from = addDays(span.to, 1)
  }
  return requests
}

/** What the earlier periods leave for the next, by party: a sum below 0 lowers the one after it, one above 0 has been paid. */
export function carriedIn(earlier: readonly FactsByParty[]): ReadonlyMap<number, CarriedIn> {
  const carried = new Map<number, CarriedIn>()
  for (const period of earlier)
    for (const party of new Set([...carried.keys(), ...period.keys()])) {
      const facts = period.get(party)?.facts ?? {}
      const before = carried.get(party)
      const next = (name: Carried) => least(zero, add(before?.[name] ?? zero, readExact(facts[name] ?? '0')))
      carried.set(party, { basis: next('basis'), qualify: next('qualify'), quantity: next('quantity') })
    }
  return carried
}

/** Facts of a period with what was carried into it, each told beside the sum it lowered. */
export function withCarried(facts: RebateFacts, carried: CarriedIn | undefined): RebateFacts {
  if (!carried) return facts
  const lowered = names.filter((name) => facts[name] !== undefined && compare(carried[name], zero) < 0)
  if (lowered.length === 0) return facts
  return {
    ...Object.fromEntries(lowered.map((name) => [carriedNames[name], exactText(carried[name], 6)])),
    ...facts,
    ...Object.fromEntries(lowered.map((name) => [name, exactText(add(readExact(facts[name] ?? '0'), carried[name]), 6)])),
  }
}
