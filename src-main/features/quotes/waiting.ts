import { submitReasons, type ApprovalNode, type SubmitReason } from '../../../src-preload/contract/_words/quote.ts'
import type { WaitingQuote } from '../../../src-preload/contract/_words/quote-rows.ts'
import { quoteChanges } from '../../domain/quotes/quote-changes.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { mayAct, memberOf } from './people.ts'
import { joinedQuotes, shownClock, toQuoteRow, type JoinedQuote } from './shown.ts'
import { approvalOf, contentOf, versionById, type EventData, type StoredQuote } from './stored.ts'

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
        latestVersionId: quote.latest_version_id,
        ...differenceFor(r.read, quote, step.node),
        explained: explainedOf(r.read, quote.id),
      },
    ]
  })
}

/** From what the node last decided on, else from what is in force, to what it is asked about now. */
function differenceFor(read: ReadHandle, quote: StoredQuote, node: ApprovalNode): Pick<WaitingQuote, 'seen' | 'changes'> {
  const decidedOn = read.value<number>(
    `SELECT version_id FROM quote_event WHERE quote_id = ? AND node = ? AND type IN ('approve', 'return') ORDER BY sequence DESC LIMIT 1`,
    quote.id,
    node,
  )
  const before = versionById(read, decidedOn ?? quote.in_force_version_id ?? 0)
  const after = before && versionById(read, quote.latest_version_id)
  if (!before || !after) return { seen: null, changes: [] }
  return {
    seen: { versionId: before.id, version: versionText(before) },
    changes: quoteChanges(contentOf(before), contentOf(after)),
  }
}

/** Of the last time it passed the door: one that asked for nothing takes back what an earlier one had asked for. */
export function explainedOf(read: ReadHandle, quoteId: number): SubmitReason[] {
  const data = read.value<string>(
    `SELECT data FROM quote_event WHERE quote_id = ? AND json_extract(data, '$.gates') IS NOT NULL ORDER BY sequence DESC LIMIT 1`,
    quoteId,
  )
  const { reasons } = JSON.parse(data ?? '{}') as EventData
  return submitReasons.filter((one) => reasons?.[one] !== undefined)
}
