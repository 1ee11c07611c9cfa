import type { TodayItem } from '../../../src-preload/contract/today.ts'
import type { Reading } from '../../store/contexts.ts'
import { waiting } from '../quotes/index.ts'
import { mostRead, type Asked } from './asked.ts'

/** Approvals that wait for whoever sits here; over their time they are red. Nobody's desk sees those of everybody. */
export function quoteItems(r: Reading, { part, memberId }: Asked): TodayItem[] {
  return waiting(r, { mine: memberId !== null, limit: mostRead })
    .filter(({ light }) => (light === 'breached') === (part === 'red'))
    .map((quote) => ({
      key: `quote:${quote.id}`,
      kind: 'quote',
      id: quote.id,
      title: `${quote.number} ${quote.version} ${quote.title}`,
      detail: quote.owner,
      light: part === 'red' ? 'red' : quote.light === 'amber' || quote.urgent ? 'amber' : 'plain',
      dueOn: null,
      dueAt: quote.dueAt,
      customerId: quote.customerId,
      customerName: quote.customerName,
      ownerName: null,
      opportunityId: null,
      node: quote.node,
      unread: false,
      team: null,
    }))
}
