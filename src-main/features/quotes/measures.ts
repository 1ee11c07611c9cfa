import { approvalNodes, type ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { percentText, ratioText } from '../../domain/_base/ratios.ts'
import type { Reading } from '../../store/contexts.ts'
import { approvalOf, type EventData } from './stored.ts'

interface Decision {
  readonly minutes: number
  readonly late: boolean
}

/**
 * How long each node took in working hours and how often it was late, over the quotes submitted in a period (days of the
 * workspace), what waits there now, why they were returned, and how many customers answered within 48 hours of sending (measure G2).
 */
export function measures(r: Reading, { from, to }: { from: string; to: string }) {
  const within = `>= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-8 hours') AND at < strftime('%Y-%m-%dT%H:%M:%SZ', ?, '+1 day', '-8 hours')`
  const quotes = r.read.column<number>(
    `SELECT DISTINCT quote_id FROM quote_event WHERE type = 'submit' AND at ${within}`,
    from,
    to,
  )
  const decisions = new Map<ApprovalNode, Decision[]>(approvalNodes.map((node) => [node, []]))
  for (const id of quotes)
    for (const { node, clock } of approvalOf(r, id).nodes)
      for (const { elapsedMinutes, outcome } of clock.history)
        decisions.get(node)?.push({ minutes: elapsedMinutes, late: outcome === 'late' })
  const returns = r.read.all<{ node: ApprovalNode; data: string }>(
    `SELECT node, data FROM quote_event WHERE type = 'return' AND at ${within}`,
    from,
    to,
  )
  const sent = r.read.all<{ sent_at: string; feedback_at: string | null }>(
    `SELECT sent_at, feedback_at FROM quote_sending WHERE sent_at >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-8 hours') AND sent_at < strftime('%Y-%m-%dT%H:%M:%SZ', ?, '+1 day', '-8 hours')`,
    from,
    to,
  )
  const now = new Map(
    r.read
      .all<{ node: ApprovalNode; waiting: number; overdue: number }>(
        `SELECT current_node AS node, count(*) AS waiting, sum(node_due_at IS NOT NULL AND node_due_at < ?) AS overdue
         FROM quote WHERE state = 'running' GROUP BY current_node`,
        r.clock.now(),
      )
      .map((one) => [one.node, one]),
  )
  const answered = sent.filter(
    (one) => one.feedback_at !== null && Date.parse(one.feedback_at) - Date.parse(one.sent_at) <= 48 * 3_600_000,
  ).length
  return {
    nodes: approvalNodes.map((node) => {
      const taken = decisions.get(node) ?? []
      const total = taken.reduce((sum, { minutes }) => sum + minutes, 0)
      const longest = taken.reduce((most, { minutes }) => Math.max(most, minutes), 0)
      return {
        node,
        waiting: now.get(node)?.waiting ?? 0,
        overdue: now.get(node)?.overdue ?? 0,
        decided: taken.length,
        late: taken.filter(({ late }) => late).length,
        meanHours: ratioText(BigInt(Math.round(total)), BigInt(taken.length * 60), 1),
        longestHours: taken.length === 0 ? null : ratioText(BigInt(Math.round(longest)), 60n, 1),
      }
    }),
    returns: counted(returns.map(({ node, data }) => ({ node, reason: (JSON.parse(data) as EventData).reason ?? '' }))),
    sent: sent.length,
    answeredIn48Hours: answered,
    answeredPercent: percentText(BigInt(answered), BigInt(sent.length), 1),
  }
}

function counted(returns: readonly { node: ApprovalNode; reason: string }[]) {
  const counts = new Map<string, { node: ApprovalNode; reason: string; count: number }>()
  for (const { node, reason } of returns) {
    const key = `${node} ${reason}`
    counts.set(key, { node, reason, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}
