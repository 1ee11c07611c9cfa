import type { TodayItem } from '../../../src-preload/contract/today.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { readObligations } from '../services/index.ts'
import { mostRead, type Asked } from './asked.ts'

/** Promises to customers that broke (red) or soon will (due). Only clocks that were told about can be either. */
export function promiseItems(r: Reading, { part, memberId }: Asked): TodayItem[] {
  const told = 'o.ended_at IS NULL AND EXISTS (SELECT 1 FROM promise_crossing AS n WHERE n.obligation_id = o.id)'
  const mine = 'EXISTS (SELECT 1 FROM customer AS k WHERE k.id = o.customer_id AND k.owner_id = ?)'
  const ids = r.read.column<number>(
    `SELECT o.id FROM obligation AS o WHERE ${told} ${memberId === null ? '' : `AND ${mine}`} ORDER BY o.started_at DESC LIMIT ${mostRead}`,
    ...(memberId === null ? [] : [memberId]),
  )
  if (ids.length === 0) return []
  const wanted = part === 'red' ? 'breached' : 'amber'
  const found = readObligations(
    r.read,
    instantOf(r.clock.now()),
    'o.id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  ).filter(({ reading }) => reading.light === wanted)
  const people = new Map(
    r.read
      .all<{ id: number; name: string; owner: string | null }>(
        `SELECT k.id, k.name, m.name AS owner FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id
         WHERE k.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify([...new Set(found.map(({ row }) => row.customer_id))]),
      )
      .map((one) => [one.id, one]),
  )
  return found.map(({ row, terms, reading }) => ({
    key: `promise:${row.id}`,
    kind: 'promise',
    id: row.id,
    title: row.name,
    detail: terms.name,
    light: part === 'red' ? 'red' : 'amber',
    dueOn: null,
    dueAt: reading.clock.dueAt === null ? null : isoOf(reading.clock.dueAt),
    customerId: row.customer_id,
    customerName: people.get(row.customer_id)?.name ?? null,
    ownerName: people.get(row.customer_id)?.owner ?? null,
    opportunityId: null,
    node: null,
    unread: false,
    team: null,
  }))
}
