import type { RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { endOfMonth } from '../../domain/_base/months.ts'
import type { Reading } from '../../store/contexts.ts'
import { after, openSql, perStage, slippage, startOf, weightedSql } from '../pipeline/index.ts'
import { targetFor } from '../targets/index.ts'
import type { Asked, Period } from './asked.ts'

/** Running deals now, what was won in the period, coverage of what the target lacks, and slippage (rule A5). */
export function totalsOf(r: Reading, asked: Asked, query: RowQuery, period: Period) {
  const { read } = r
  const { where, stages } = asked
  // Targets are set by the month: coverage is that of the months the period touches.
  const span = { from: `${period.from.slice(0, 7)}-01`, to: endOfMonth(period.to) }
  const open = openSql('c.stage', stages)
  const sums = read.get<{ open: number; amount: number; weighted: number; due: number }>(
    `SELECT count(*) AS open, coalesce(sum(c.amount_fen), 0) AS amount, coalesce(sum(${weightedSql(stages)}), 0) AS weighted,
       coalesce(sum(CASE WHEN c.expected_close_on BETWEEN ? AND ? THEN c.amount_fen END), 0) AS due
     FROM opportunity AS c WHERE ${open} AND (${where.sql})`,
    span.from,
    span.to,
    ...where.values,
  )
  const wonIn = (days: Period) =>
    read.get<{ n: number; amount: number }>(
      `SELECT count(*) AS n, coalesce(sum(c.amount_fen), 0) AS amount FROM opportunity AS c
     WHERE ${perStage('c.stage', stages, (stage) => (stage.closing === 'won' ? 1 : 0))} = 1 AND c.closed_at >= ? AND c.closed_at < ? AND (${where.sql})`,
      startOf(days.from),
      after(days.to),
      ...where.values,
    )
  const won = wonIn(period)
  const targets = targetFor(read, query, { from: span.from.slice(0, 7), to: span.to.slice(0, 7), measure: 'signed' }).months
  const target = targets.size === 0 ? null : [...targets.values()].reduce((sum, fen) => sum + fen, 0)
  const lacking = target === null ? null : target - (wonIn(span)?.amount ?? 0)
  return {
    open: sums?.open ?? 0,
    amount: { fen: sums?.amount ?? 0 },
    weighted: { fen: sums?.weighted ?? 0 },
    wonCount: won?.n ?? 0,
    wonAmount: { fen: won?.amount ?? 0 },
    target: target === null ? null : { fen: target },
    targetSpan: span,
    coverage: lacking === null || lacking <= 0 ? null : (sums?.due ?? 0) / lacking,
    ...counted(slippage(r.read, stages, where, period)),
  }
}

const counted = ({ due, slipped }: ReturnType<typeof slippage>) => ({ due: due.length, slipped: slipped.length })
