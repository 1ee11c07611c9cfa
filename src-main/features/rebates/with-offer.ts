import type { MeasureOf } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { evaluateRebate } from '../../domain/rebates/evaluate-rebate.ts'
import { nearTier, type NearTier } from '../../domain/rebates/near-tier.ts'
import { factsWith, type OfferedLine } from '../../domain/rebates/offered-lines.ts'
import type { RebateMeasureOf } from '../../domain/rebates/programme.ts'
import type { RebateFacts } from '../../domain/rebates/rebate-rule.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { withCarried } from './carried-in.ts'
import { collectFacts, daySql, partySql } from './collect-facts.ts'
import { attributeSql, countsSql } from './measure-sql.ts'
import { partiesInScope, partyName } from './parties.ts'
import { agreedFacts, measuredOf, requestsOf, type Task } from './reckon.ts'
import { ruleOf } from './stored-programmes.ts'
import { endOf, tasksOn } from './under-way.ts'

/** What a programme comes to for a party in its period, without and with an offer. */
export interface OfferOutlook {
  readonly programmeId: number
  readonly programmeName: string
  /** The group that reaches its tiers together; null: the customer by itself. */
  readonly groupName: string | null
  readonly period: string
  readonly by: string
  /** Fen; null where a fact is lacking. */
  readonly now: number | null
  readonly would: number | null
  readonly missing: readonly string[]
  /** What is short of the next tier with the offer. */
  readonly near: NearTier | null
  readonly unit: 'yuan' | 'units' | 'ratio'
}

/**
 * What every programme under way on a day would give a customer, or its group, if an offer were sold within the period: the
 * books as they stand beside the books with the offer in them. Programmes it changes nothing in are left out.
 */
export function rebatesWithOffer(
  read: ReadHandle,
  customerId: number,
  lines: readonly OfferedLine[],
  on: string,
): OfferOutlook[] {
  const group = read.value<number>('SELECT group_id FROM trade_group_member WHERE customer_id = ?', customerId)
  const tasks = tasksOn(read, on).map((task) => ({ ...task, to: endOf(task) }))
  const partyOf = ({ definition }: Task): number => (definition.party === 'group' && group !== undefined ? -group : customerId)
  return tasks.flatMap((task): OfferOutlook[] => {
    const { version, definition, period } = task
    const party = partyOf(task)
    const scope = partiesInScope(read, definition)
    if (scope && !scope.has(party)) return []
    const rule = ruleOf(definition)
    const measures = { ...definition.facts, basis: definition.basis }
    const facts = factsNow(read, task, party, Object.keys(measures))
    const held = (measure: RebateMeasureOf) => heldValues(read, task, party, measure as MeasureOf)
    const grown = factsWith(facts, measures as Readonly<Record<string, RebateMeasureOf>>, lines, held)
    if (Object.keys(measures).every((name) => grown[name] === facts[name])) return []
    const [now, would] = [evaluateRebate(rule, facts), evaluateRebate(rule, grown)]
    return [
      {
        programmeId: version.programme_id,
        programmeName: version.programme_name,
        groupName: party < 0 ? partyName(read, party) : null,
        period: period.name,
        by: task.to,
        now: now.fen,
        would: would.fen,
        missing: would.missing,
        near: nearTier(rule, grown),
        unit: rule.tierOn === 'quantity' ? 'units' : rule.tierOn === undefined || rule.tierOn === 'value' ? 'yuan' : 'ratio',
      },
    ]
  })
}

function factsNow(read: ReadHandle, task: Task, party: number, names: readonly string[]): RebateFacts {
  const through = task.to.slice(0, 7)
  const { own, baseline: before, carried } = measuredOf(task, collectFacts(read, requestsOf(task, through), [party]))
  const baseline = before?.get(party)?.facts['baseline']
  const measured = own.get(party)?.facts ?? Object.fromEntries(names.map((name) => [name, '0']))
  return {
    ...withCarried(measured, carried.get(party)),
    ...(baseline === undefined ? {} : { baseline }),
    ...agreedFacts(read, task.version.programme_id, task.period.name).get(party),
  }
}

/** Values a measure of coverage has already: what went back in full is not among them. */
function heldValues(read: ReadHandle, { definition, from, to }: Task, party: number, measure: MeasureOf): ReadonlySet<string> {
  if (typeof measure.unit !== 'object') return new Set()
  const through = to.slice(0, 7)
  const counted = countsSql(measure, through)
  const attribute = attributeSql(measure.unit.distinct, through)
  return new Set(
    read.column<string>(
      `SELECT ${attribute} FROM trade_document AS d WHERE ${partySql(definition.party)} = ? AND ${daySql(definition.returns)} BETWEEN ? AND ?
       AND ${counted.sql} GROUP BY ${attribute} HAVING sum(d.quantity_milli) > 0`,
      party,
      from,
      to,
      ...counted.values,
    ),
  )
}
