import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { funnel } from '../../../src-preload/contract/funnel.ts'
import type { AttributionStep } from '../../domain/funnel/attribution-tree.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FoundCase } from './attribution-cases.ts'

type Evidence = ReturnType<QueryHandlers<typeof funnel, Reading>['attributionCases']>['rows'][number]['evidence']

/** The activity that decides a step of a case: its first contact, or its demo, the accepted one first. */
export function evidenceOf({ read }: Reading, step: AttributionStep): (one: FoundCase) => Evidence {
  const kind = step === 'demo' ? `AND a.kind = 'demo'` : ''
  const order = step === 'demo' ? 'a.accepted = 1 DESC, a.at DESC' : 'a.at, a.id'
  return ({ id }) => {
    if (step === 'signed') return null
    const found = read.get<{ id: number; kind: string; at: string; by: string | null; need: string | null }>(
      `SELECT a.id, a.kind, a.at, m.name AS by, a.need FROM activity AS a LEFT JOIN member AS m ON m.id = a.member_id
       WHERE a.opportunity_id = ? ${kind} ORDER BY ${order} LIMIT 1`,
      id,
    )
    return found ? { id: found.id, kind: found.kind, at: found.at, by: found.by, need: found.need } : null
  }
}
