import type { NodeReading } from '../../domain/quotes/approval-flow.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { approvalOf, type StoredQuote } from './stored.ts'
import { nodeWords } from './words.ts'

/**
 * Everyone who had approved is told once when a change sends a node back (rule C2): one row for each, which the alert rules
 * watch. `before` are the nodes that stood approved; nothing happens where all of them still do.
 */
export function tellApprovers(
  w: Writing,
  tx: GateTransaction,
  quote: StoredQuote,
  eventId: number,
  before: readonly NodeReading[],
): void {
  const now = approvalOf({ read: tx.read, clock: w.clock }, quote.id)
  const reopened = before.filter(({ node }) => now.nodes.find((one) => one.node === node)?.approval === null)
  if (reopened.length === 0) return
  const text = reopened.map(({ node }) => nodeWords[node]).join('、')
  const names = new Set(before.map(({ approval }) => approval?.by ?? ''))
  for (const name of names) {
    const member = tx.read.value<number>('SELECT id FROM member WHERE name = ?', name)
    if (member === undefined) continue
    tx.insert('quote_notice', {
      quote_id: quote.id,
      event_id: eventId,
      kind: 'reopened',
      member_id: member,
      text,
      at: w.clock.now(),
    })
  }
}
