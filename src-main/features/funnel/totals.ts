import type { Reading } from '../../store/contexts.ts'
import { after, openSql, perStage, startOf, tracesSince, weightedSql } from '../pipeline/index.ts'
import type { Asked, Period } from './asked.ts'

/** Running deals now, what was won in the period against target, coverage and slippage (rule A5). */
export function totalsOf(r: Reading, asked: Asked, period: Period) {
  const { read } = r
  const { where, stages } = asked
  const open = openSql('c.stage', stages)
  const sums = read.get<{ open: number; amount: number; weighted: number; due: number }>(
    `SELECT count(*) AS open, coalesce(sum(c.amount_fen), 0) AS amount, coalesce(sum(${weightedSql(stages)}), 0) AS weighted,
       coalesce(sum(CASE WHEN c.expected_close_on BETWEEN ? AND ? THEN c.amount_fen END), 0) AS due
     FROM opportunity AS c WHERE ${open} AND (${where.sql})`,
    period.from,
    period.to,
    ...where.values,
  )
  const won = read.get<{ n: number; amount: number }>(
    `SELECT count(*) AS n, coalesce(sum(c.amount_fen), 0) AS amount FROM opportunity AS c
     WHERE ${perStage('c.stage', stages, (stage) => (stage.closing === 'won' ? 1 : 0))} = 1 AND c.closed_at >= ? AND c.closed_at < ? AND (${where.sql})`,
    startOf(period.from),
    after(period.to),
    ...where.values,
  )
  const target =
    read.value<number | null>(
      `SELECT sum(amount_fen) FROM sales_target WHERE subject LIKE 'region:%' AND month BETWEEN ? AND ?`,
      period.from.slice(0, 7),
      period.to.slice(0, 7),
    ) ?? null
  const lacking = target === null ? null : target - (won?.amount ?? 0)
  return {
    open: sums?.open ?? 0,
    amount: { fen: sums?.amount ?? 0 },
    weighted: { fen: sums?.weighted ?? 0 },
    wonCount: won?.n ?? 0,
    wonAmount: { fen: won?.amount ?? 0 },
    target: target === null ? null : { fen: target },
    coverage: lacking === null || lacking <= 0 ? null : (sums?.due ?? 0) / lacking,
    ...slippage(r, asked, period),
  }
}

/** Deals that ran and were due in the period when it began, and those of them that close later now. */
function slippage({ read, clock }: Reading, { where, stages }: Asked, { from, to }: Period): { due: number; slipped: number } {
  const begin = startOf(from)
  const traces = tracesSince(read, begin, clock.now())
  const closing = new Map(stages.map((stage) => [stage.key, stage.closing]))
  let [due, slipped] = [0, 0]
  // Only deals that are due in it, or were until somebody moved them.
  const moved = [...traces].filter(([, own]) => 'expected_close_on' in own.before).map(([id]) => id)
  const rows = read.all<{ id: number; stage: string; expected_close_on: string | null; created_at: string }>(
    `SELECT c.id, c.stage, c.expected_close_on, c.created_at FROM opportunity AS c
     WHERE (c.expected_close_on BETWEEN ? AND ? OR c.id IN (SELECT value FROM json_each(?))) AND (${where.sql})`,
    from,
    to,
    JSON.stringify(moved),
    ...where.values,
  )
  for (const row of rows) {
    const own = traces.get(row.id)
    const stage = own?.stageBefore === undefined ? row.stage : own.stageBefore
    if (stage === null || row.created_at >= begin || (closing.get(stage) ?? null) !== null) continue
    const then = own && 'expected_close_on' in own.before ? own.before.expected_close_on : row.expected_close_on
    if (typeof then !== 'string' || then < from || then > to) continue
    due++
    if (row.expected_close_on !== null && row.expected_close_on > to) slipped++
  }
  return { due, slipped }
}
