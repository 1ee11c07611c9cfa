import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { isoOf } from '../../domain/_base/instants.ts'
import type { ApprovalReading } from '../../domain/quotes/approval-flow.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { approvalOf } from './stored.ts'

/** What a quote's row shows of the node that must act; all null unless one must. */
export interface NodeFace {
  readonly node_since: string | null
  readonly node_due_at: string | null
  readonly node_delegates: string | null
  readonly node_handler_id: number | null
}

const nobody: NodeFace = { node_since: null, node_due_at: null, node_delegates: null, node_handler_id: null }

/** By the clock, the delegations and who is there on a day. */
export function nodeFace(read: ReadHandle, reading: ApprovalReading, today: string): NodeFace {
  const step = reading.nodes.find(({ node }) => node === reading.current)
  if (!step) return nobody
  const { startedAt, dueAt, breachedAt } = step.clock
  const due = dueAt ?? breachedAt
  return {
    node_since: startedAt === null ? null : isoOf(startedAt),
    node_due_at: due === null ? null : isoOf(due),
    node_delegates: step.delegates.length === 0 ? null : JSON.stringify(step.delegates),
    node_handler_id: handlerOf(read, step.node, step.delegates, today),
  }
}

interface Someone {
  readonly id: number
  readonly name: string
  readonly away: number
  readonly deputy: number | null
}

const absentSql = `EXISTS (SELECT 1 FROM member_absence AS a WHERE a.member_id = m.id AND a.from_on <= ? AND a.to_on >= ?)`

/** Whom a node waits for: the last delegate who is there, the first of its role who is, or who acts for one that is away. */
function handlerOf(read: ReadHandle, node: ApprovalNode, delegates: readonly string[], today: string): number | null {
  const people = read.all<Someone>(
    `SELECT m.id, m.name, ${absentSql} AS away,
       (SELECT a.delegate_id FROM member_absence AS a JOIN member AS d ON d.id = a.delegate_id AND d.active = 1
        WHERE a.member_id = m.id AND a.from_on <= ? AND a.to_on >= ? ORDER BY a.id DESC LIMIT 1) AS deputy
     FROM member AS m WHERE m.active = 1 AND (m.role = ? OR m.name IN (SELECT value FROM json_each(?))) ORDER BY m.id`,
    today,
    today,
    today,
    today,
    node,
    JSON.stringify(delegates),
  )
  const named = delegates.toReversed().map((name) => people.find((one) => one.name === name))
  const order = [...named.filter((one) => one !== undefined), ...people]
  const there = order.find(({ away }) => away === 0)
  return there?.id ?? order.find(({ deputy }) => deputy !== null)?.deputy ?? order[0]?.id ?? null
}

/** Members who act on a day for somebody of the node's role, or a delegate of it, who is away. */
export function deputiesOf(read: ReadHandle, node: ApprovalNode, delegates: readonly string[], today: string): string[] {
  return read.column<string>(
    `SELECT d.name FROM member_absence AS a JOIN member AS m ON m.id = a.member_id AND m.active = 1
     JOIN member AS d ON d.id = a.delegate_id AND d.active = 1
     WHERE a.from_on <= ? AND a.to_on >= ? AND (m.role = ? OR m.name IN (SELECT value FROM json_each(?)))`,
    today,
    today,
    node,
    JSON.stringify(delegates),
  )
}

/** Brings the rows of all that wait up to the calendar, the rules and who is there; writes only what differs. */
export function refreshNodeFaces(w: Writing): number {
  const rows = w.read.all<{ id: number } & NodeFace>(
    `SELECT id, node_since, node_due_at, node_delegates, node_handler_id FROM quote WHERE state = 'running'`,
  )
  const today = w.clock.today()
  const stale = rows.flatMap((row): { id: number; face: NodeFace }[] => {
    const face = nodeFace(w.read, approvalOf(w, row.id), today)
    const same = (Object.keys(face) as (keyof NodeFace)[]).every((column) => face[column] === row[column])
    return same ? [] : [{ id: row.id, face }]
  })
  if (stale.length === 0) return 0
  const intent = {
    command: 'quotes.refresh',
    subject: `${stale.length}`,
    actor: w.actor,
    origin: 'rule',
    at: w.clock.now(),
  } as const
  w.gate.write(intent, (tx: GateTransaction) => {
    for (const { id, face } of stale) tx.update('quote', id, { ...face })
  })
  return stale.length
}

/** The same when what it follows from has changed since the last look: the day, the calendar, the rules, absences, members. */
export function followNodeFaces(w: Writing): void {
  const newest = (table: string) => w.read.value<number>(`SELECT max(id) FROM ${table}`) ?? 0
  const state = [w.clock.today(), newest('calendar_setting'), newest('rule_setting')].join(' ')
  if (w.read.value<string>(`SELECT value FROM meta WHERE key = 'quote_faces'`) === state) return
  refreshNodeFaces(w)
  const intent = { command: 'quotes.refresh', subject: '', actor: w.actor, origin: 'rule', at: w.clock.now() } as const
  w.gate.write(intent, (tx) => tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('quote_faces', ?)`, state))
}
