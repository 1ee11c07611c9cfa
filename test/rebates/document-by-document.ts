import { add, exactText, fenToExact, readExact, zero, type Exact } from '../../src-main/domain/_base/exact.ts'
import { evaluateRebate } from '../../src-main/domain/rebates/evaluate-rebate.ts'
import { dateOf, exclusionOf, type Exclusion } from '../../src-main/domain/rebates/exclusion.ts'
import {
  periodOf,
  type RebateDocument,
  type RebateMeasureOf,
  type RebateProgramme,
} from '../../src-main/domain/rebates/programme.ts'
import type { RebateFacts, RebateResult } from '../../src-main/domain/rebates/rebate-rule.ts'

export interface ProgrammeRun {
  readonly party: string
  readonly period: string
  readonly facts: RebateFacts
  /** The documents of the party and period with what became of them in the basis, by id. */
  readonly documents: readonly { readonly id: string; readonly exclusion: Exclusion | null }[]
  readonly result: RebateResult
}

function measured(documents: readonly RebateDocument[], measure: RebateMeasureOf, programme: RebateProgramme): string {
  const counted = documents.filter((document) => exclusionOf(document, measure, programme) === null)
  const { unit } = measure
  if (typeof unit === 'object') {
    // What went back in full is no longer covered.
    const held = new Map<string, Exact>()
    for (const { attributes, quantity } of counted) {
      const value = attributes[unit.distinct]
      if (value !== undefined) held.set(value, add(held.get(value) ?? zero, readExact(quantity)))
    }
    return String([...held.values()].filter(({ over }) => over > 0n).length)
  }
  const amounts = counted.map(({ netFen, grossFen, quantity }) =>
    unit === 'quantity' ? readExact(quantity) : fenToExact(unit === 'amountNet' ? netFen : grossFen),
  )
  return exactText(amounts.reduce(add, zero), 6)
}

/**
 * Runs a programme document by document (rule E3), which the app does by sums in SQL: one result for every party and period that has any, by party and period. The
 * order of the documents never matters. Throws a RangeError on a document given twice.
 */
export function runProgramme(programme: RebateProgramme, documents: Iterable<RebateDocument>): ProgrammeRun[] {
  const groups = new Map<string, { party: string; period: string; documents: Map<string, RebateDocument> }>()
  for (const document of documents) {
    const party = programme.party === 'group' ? (document.group ?? document.customer) : document.customer
    const period = periodOf(dateOf(document, programme), programme.period)
    const key = JSON.stringify([party, period])
    const group = groups.get(key) ?? { party, period, documents: new Map<string, RebateDocument>() }
    if (group.documents.has(document.id)) throw new RangeError(`document ${document.id} given twice`)
    group.documents.set(document.id, document)
    groups.set(key, group)
  }
  const runs = [...groups.values()].map(({ party, period, documents }): ProgrammeRun => {
    const list = [...documents.values()].toSorted((a, b) => compareText(a.id, b.id))
    const added = Object.entries(programme.facts).map(([name, measure]) => [name, measured(list, measure, programme)])
    const facts: RebateFacts = {
      ...(Object.fromEntries(added) as RebateFacts),
      ...programme.agreed[party],
      basis: measured(list, programme.basis, programme),
    }
    const marked = list.map((document) => ({ id: document.id, exclusion: exclusionOf(document, programme.basis, programme) }))
    return { party, period, facts, documents: marked, result: evaluateRebate(programme.rule, facts) }
  })
  return runs.toSorted((a, b) => compareText(a.party, b.party) || compareText(a.period, b.period))
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
