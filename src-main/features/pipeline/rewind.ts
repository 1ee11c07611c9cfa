import type { ReadHandle } from '../../store/read-handle.ts'

/** What the log and the history say about one deal between two moments and after the second. */
export interface Traces {
  /** Stage before the first event in the window; null: it appeared in it; undefined: no event. */
  stageBefore: string | null | undefined
  stageAfter: string | undefined
  stageBy: string | null
  stageAt: string | null
  /** Stage before the first event after the window; null: it appeared only then. */
  stageLater: string | null | undefined
  before: Partial<Record<WatchedColumn, Value>>
  after: Partial<Record<WatchedColumn, Value>>
  by: Partial<Record<WatchedColumn, { actor: string; at: string }>>
  /** Before the first change after the window. */
  later: Partial<Record<WatchedColumn, Value>>
  deleted: { actor: string; at: string; image: Record<string, Value> } | null
}

export const watchedColumns = ['amount_fen', 'expected_close_on', 'owner_id'] as const
export type WatchedColumn = (typeof watchedColumns)[number]
type Value = string | number | null

function blank(): Traces {
  return {
    stageBefore: undefined,
    stageAfter: undefined,
    stageBy: null,
    stageAt: null,
    stageLater: undefined,
    before: {},
    after: {},
    by: {},
    later: {},
    deleted: null,
  }
}

/** Everything written about deals after `since`, apart for the time up to `until` and beyond. */
export function tracesSince(read: ReadHandle, since: string, until: string): Map<number, Traces> {
  const traces = new Map<number, Traces>()
  const of = (id: number) => {
    let own = traces.get(id)
    if (!own) traces.set(id, (own = blank()))
    return own
  }
  for (const [id, from, to, at, actor] of read.eachArray(
    'SELECT opportunity_id, from_stage, to_stage, at, actor FROM stage_event WHERE at > ? ORDER BY at, id',
    since,
  )) {
    const own = of(Number(id))
    if (String(at) > until) {
      if (own.stageLater === undefined) own.stageLater = from as string | null
      continue
    }
    if (own.stageBefore === undefined) own.stageBefore = from as string | null
    own.stageAfter = String(to)
    own.stageBy = String(actor)
    own.stageAt = String(at)
  }
  readLog(read, since, until, of)
  return traces
}

function readLog(read: ReadHandle, since: string, until: string, of: (id: number) => Traces): void {
  const from = read.value<number>('SELECT max(id) FROM change_set WHERE at <= ?', since) ?? 0
  const logged = read.eachArray(
    `SELECT r.row_id, r.op, r.before, r.after, s.at, s.actor FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
     WHERE r.change_set_id > ? AND r.table_name = 'opportunity' AND r.op <> 'insert'
       AND (r.op = 'delete' OR instr(r.before, '"amount_fen"') OR instr(r.before, '"expected_close_on"') OR instr(r.before, '"owner_id"'))
     ORDER BY r.change_set_id, r.seq`,
    from,
  )
  for (const [id, op, beforeText, afterText, at, actor] of logged) {
    const own = of(Number(id))
    const before = JSON.parse(String(beforeText)) as Record<string, Value>
    if (op === 'delete') {
      if (String(at) <= until) own.deleted = { actor: String(actor), at: String(at), image: before }
      continue
    }
    const after = JSON.parse(String(afterText)) as Record<string, Value>
    for (const column of watchedColumns) {
      if (!(column in before)) continue
      if (String(at) > until) {
        if (!(column in own.later)) own.later[column] = before[column] ?? null
        continue
      }
      if (!(column in own.before)) own.before[column] = before[column] ?? null
      own.after[column] = after[column] ?? null
      own.by[column] = { actor: String(actor), at: String(at) }
    }
  }
}
