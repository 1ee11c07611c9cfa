import type { ReadHandle } from '../../store/read-handle.ts'

export const watchedColumns = ['amount_fen', 'expected_close_on', 'owner_id'] as const
export type WatchedColumn = (typeof watchedColumns)[number]
export type Stored = string | number | null
export interface Who {
  readonly actor: string
  readonly at: string
}

/** What the log and the history say about one deal between two looks (the window) and after the second. */
export interface Traces {
  /** Stage before the first event in the window; null: it appeared in it; undefined: no event. */
  stageBefore: string | null | undefined
  stageAfter: string | undefined
  stageBy: Who | null
  /** Stages that went in the window while the deal stood in them, and those it was carried into. */
  carried: Map<string, string>
  /** Stage before the first event after the window; null: it appeared only then. */
  stageLater: string | null | undefined
  before: Partial<Record<WatchedColumn, Stored>>
  after: Partial<Record<WatchedColumn, Stored>>
  by: Partial<Record<WatchedColumn, Who>>
  /** Before the first change after the window. */
  later: Partial<Record<WatchedColumn, Stored>>
  /** First and last of inserts and deletions in the window, and the first after it. */
  firstPresence: 'insert' | 'delete' | null
  lastPresence: 'insert' | 'delete' | null
  laterPresence: 'insert' | 'delete' | null
  deletedBy: Who | null
  /** The row as it was when it was deleted last. */
  image: Readonly<Record<string, Stored>> | null
  /** It had been deleted before the first look. */
  goneBefore: boolean
}

function blank(): Traces {
  return {
    stageBefore: undefined,
    stageAfter: undefined,
    stageBy: null,
    carried: new Map(),
    stageLater: undefined,
    before: {},
    after: {},
    by: {},
    later: {},
    firstPresence: null,
    lastPresence: null,
    laterPresence: null,
    deletedBy: null,
    image: null,
    goneBefore: false,
  }
}

/** Was it there at the first look? Undone and redone deletions come and go without an event. */
export function wasThere(own: Traces): boolean {
  const began = own.stageBefore === undefined ? own.stageLater : own.stageBefore
  return began !== null && !own.goneBefore
}

/** Was it there at the second? */
export function isThere(own: Traces): boolean {
  if (own.stageAfter === undefined && own.stageLater === null) return false
  return own.lastPresence === null ? !own.goneBefore : own.lastPresence === 'insert'
}

/** Everything written about deals after `since`, apart for the time up to `until` and beyond. */
export function tracesSince(read: ReadHandle, since: string, until: string): Map<number, Traces> {
  const traces = new Map<number, Traces>()
  const of = (id: number) => {
    let own = traces.get(id)
    if (!own) traces.set(id, (own = blank()))
    return own
  }
  for (const [id, from, to, at, actor, kind] of read.eachArray(
    'SELECT opportunity_id, from_stage, to_stage, at, actor, kind FROM stage_event WHERE at > ? ORDER BY at, id',
    since,
  )) {
    const own = of(Number(id))
    if (String(at) > until) {
      if (own.stageLater === undefined) own.stageLater = from as string | null
      continue
    }
    if (own.stageBefore === undefined) own.stageBefore = from as string | null
    own.stageAfter = String(to)
    if (kind === 'carry') own.carried.set(String(from), String(to))
    else if (kind === 'undo' && own.carried.get(String(to)) === from) own.carried.delete(String(to))
    own.stageBy = { actor: String(actor), at: String(at) }
  }
  const looked = read.value<number>('SELECT max(id) FROM change_set WHERE at <= ?', since) ?? 0
  readLog(read, looked, until, of)
  // Only what was inserted again can have been gone.
  const back = [...traces].filter(([, own]) => (own.firstPresence ?? own.laterPresence) === 'insert').map(([id]) => id)
  const gone = read.column<number>(
    `SELECT DISTINCT r.row_id FROM json_each(?) AS t CROSS JOIN change_row AS r ON r.row_id = t.value
     WHERE r.change_set_id <= ? AND r.table_name = 'opportunity' AND r.op = 'delete'`,
    JSON.stringify(back),
    looked,
  )
  for (const id of gone) of(id).goneBefore = true
  return traces
}

function readLog(read: ReadHandle, looked: number, until: string, of: (id: number) => Traces): void {
  const logged = read.eachArray(
    `SELECT r.row_id, r.op, r.before, r.after, s.at, s.actor FROM change_row AS r JOIN change_set AS s ON s.id = r.change_set_id
     WHERE r.change_set_id > ? AND r.table_name = 'opportunity'
       AND (r.op <> 'update' OR instr(r.before, '"amount_fen"') OR instr(r.before, '"expected_close_on"') OR instr(r.before, '"owner_id"'))
     ORDER BY r.change_set_id, r.seq`,
    looked,
  )
  for (const [id, op, beforeText, afterText, at, actor] of logged) {
    const own = of(Number(id))
    const later = String(at) > until
    const who = { actor: String(actor), at: String(at) }
    if (op === 'insert' || op === 'delete') notePresence(own, op, later, who, beforeText as string | null)
    else noteUpdate(own, String(beforeText), String(afterText), later, who)
  }
}

function notePresence(own: Traces, op: 'insert' | 'delete', later: boolean, who: Who, image: string | null): void {
  if (op === 'delete') own.image = JSON.parse(image ?? '{}') as Record<string, Stored>
  if (later) {
    own.laterPresence ??= op
    return
  }
  own.firstPresence ??= op
  own.lastPresence = op
  if (op === 'delete') own.deletedBy = who
}

function noteUpdate(own: Traces, beforeText: string, afterText: string, later: boolean, who: Who): void {
  const before = JSON.parse(beforeText) as Record<string, Stored>
  const after = JSON.parse(afterText) as Record<string, Stored>
  for (const column of watchedColumns) {
    if (!(column in before)) continue
    if (later) {
      if (!(column in own.later)) own.later[column] = before[column] ?? null
      continue
    }
    if (!(column in own.before)) own.before[column] = before[column] ?? null
    own.after[column] = after[column] ?? null
    own.by[column] = who
  }
}

/** Expected close dates as they were at a moment, of the deals whose date changed since. */
export function closeDatesSince(read: ReadHandle, since: string): Map<number, string | null> {
  const dates = new Map<number, string | null>()
  const looked = read.value<number>('SELECT max(id) FROM change_set WHERE at <= ?', since) ?? 0
  for (const [id, date] of read.eachArray(
    `SELECT row_id, json_extract(before, '$.expected_close_on') FROM change_row WHERE change_set_id > ? AND table_name = 'opportunity'
       AND op = 'update' AND instr(before, '"expected_close_on"') ORDER BY change_set_id, seq`,
    looked,
  ))
    if (!dates.has(Number(id))) dates.set(Number(id), date as string | null)
  return dates
}
