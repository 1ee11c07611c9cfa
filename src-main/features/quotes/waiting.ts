import type { WaitingQuote } from '../../../src-preload/contract/_words/quote-rows.ts'
import type { Reading } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { mayAct, memberOf } from './people.ts'
import { joinedQuotes, shownClock, toQuoteRow, type JoinedQuote } from './shown.ts'
import { approvalOf } from './stored.ts'

const usual = 200

/**
 * What waits at which node (rule C2): what fell due first, so late first. Only the rows of the answer are followed through
 * their events; which they are stands on the quotes' rows.
 */
export function waiting(
  r: Reading,
  { mine = false, limit = usual }: { mine?: boolean | undefined; limit?: number | undefined },
): WaitingQuote[] {
  const person = memberOf(r.read, r.actor)
  const conditions = [`q.state = 'running'`]
  const values: SqlValue[] = []
  if (mine) {
    const today = r.clock.today()
    conditions.push(
      `q.owner <> ? AND (q.current_node = ? OR EXISTS (SELECT 1 FROM json_each(q.node_delegates) WHERE value = ?)
       OR q.current_node IN (SELECT m.role FROM member_absence AS a JOIN member AS m ON m.id = a.member_id AND m.active = 1
         JOIN member AS d ON d.id = a.delegate_id WHERE d.name = ? AND a.from_on <= ? AND a.to_on >= ?))`,
    )
    values.push(r.actor, person?.role ?? '', r.actor, r.actor, today, today)
  }
  const quotes = r.read.all<JoinedQuote>(
    `${joinedQuotes} WHERE ${conditions.join(' AND ')} ORDER BY q.node_due_at, q.id LIMIT ?`,
    ...values,
    limit,
  )
  return quotes.flatMap((quote): WaitingQuote[] => {
    const reading = approvalOf(r, quote.id)
    const step = reading.nodes.find(({ node }) => node === reading.current)
    if (!step) return []
    const clock = shownClock(step.clock)
    return [
      {
        ...toQuoteRow(quote),
        node: step.node,
        since: new Date(step.clock.startedAt ?? 0).toISOString(),
        dueAt: clock.dueAt,
        light: clock.light,
        mine: mayAct(r, person, step.node, reading) && person?.name !== quote.owner,
      },
    ]
  })
}
