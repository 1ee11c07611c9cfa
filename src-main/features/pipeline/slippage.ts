import type { Stage } from '../../domain/pipeline/stages.ts'
import type { Fragment } from '../../store/filter-sql.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { closeDatesSince } from './rewind.ts'
import { openSql, startOf } from './stage-sql.ts'

/** Rule A5: deals that ran and were due in the period (days, both included) when it began, and those of them that close later now. */
export function slippage(
  read: ReadHandle,
  stages: readonly Stage[],
  where: Fragment,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly due: readonly number[]; readonly slipped: readonly number[] } {
  const begin = startOf(from)
  const dates = closeDatesSince(read, begin)
  // A deal that has not moved since stood then where it stands now.
  const stageThen = `CASE WHEN c.stage_since < ? THEN c.stage ELSE (SELECT x.to_stage FROM stage_event AS x
    WHERE x.opportunity_id = c.id AND x.at < ? ORDER BY x.at DESC, x.id DESC LIMIT 1) END`
  const rows = read.eachArray(
    `SELECT id, now FROM (SELECT c.id, c.expected_close_on AS now, ${stageThen} AS stage FROM opportunity AS c
       WHERE c.created_at < ? AND (c.expected_close_on BETWEEN ? AND ? OR c.id IN (SELECT value FROM json_each(?))) AND (${where.sql}))
     WHERE ${openSql('stage', stages)}`,
    begin,
    begin,
    begin,
    from,
    to,
    JSON.stringify([...dates.keys()]),
    ...where.values,
  )
  const due: number[] = []
  const slipped: number[] = []
  for (const [id, now] of rows) {
    const then = dates.has(Number(id)) ? dates.get(Number(id)) : now
    if (typeof then !== 'string' || then < from || then > to) continue
    due.push(Number(id))
    if (typeof now === 'string' && now > to) slipped.push(Number(id))
  }
  return { due, slipped }
}
