import type { WaitingQuote } from '../../../src-preload/contract/quotes.ts'
import type { Reading } from '../../store/contexts.ts'
import { mayAct, memberOf } from './people.ts'
import { joinedQuotes, shownClock, toQuoteRow, type JoinedQuote } from './shown.ts'
import { approvalOf } from './stored.ts'

const urgency: Readonly<Record<string, number>> = { breached: 0, amber: 1 }

/** What waits at which node (rule C2): late first, then what falls due soonest. */
export function waiting(r: Reading): WaitingQuote[] {
  const person = memberOf(r.read, r.actor)
  const quotes = r.read.all<JoinedQuote>(`${joinedQuotes} WHERE q.state = 'running' ORDER BY q.id`)
  const rows = quotes.flatMap((quote): WaitingQuote[] => {
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
        mine: mayAct(person, step.node, reading) && person?.name !== quote.owner,
      },
    ]
  })
  return rows.sort(
    (a, b) => (urgency[a.light] ?? 2) - (urgency[b.light] ?? 2) || ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1) || a.id - b.id,
  )
}
