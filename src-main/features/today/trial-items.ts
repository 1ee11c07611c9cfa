import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import { askedOf } from '../trials/index.ts'
import { mostRead, type Asked } from './asked.ts'

/** What trials ask of a person (rule B10): what passed on or is over is red, approvals and the three questions are due. */
export function trialItems(r: Reading, { part, memberId }: Asked): TodayItem[] {
  return askedOf(r, memberId, mostRead)
    .filter(({ late }) => (late === 1) === (part === 'red'))
    .map((trial) => ({
      key: `trial-${trial.ask}:${trial.id}`,
      kind: `trial-${trial.ask}`,
      id: trial.id,
      title: [trial.name, trial.product_name].filter((part) => part !== null).join(' '),
      detail: trial.ask === 'approval' ? trial.owner_name : null,
      light: part === 'red' ? 'red' : 'amber',
      dueOn: null,
      dueAt: trial.due_at,
      customerId: trial.customer_id,
      customerName: trial.customer_name,
      ownerName: trial.ask === 'approval' ? null : trial.owner_name,
      opportunityId: null,
      node: null,
      unread: false,
      team: null,
    }))
}
