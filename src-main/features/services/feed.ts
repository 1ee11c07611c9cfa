import { tiers, type Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { readObligations } from './stored-obligations.ts'

interface Customer {
  readonly id: number
  readonly uscc: string | null
  readonly name: string
  readonly tier: Tier | null
  readonly owner: string | null
  readonly manager: string | null
  readonly phones: string | null
}

export interface FeedAsked {
  /** Only these customers, of whatever tier. */
  readonly ids?: readonly number[] | undefined
  readonly tiers?: readonly Tier[] | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

const meetingsShown = 3

/** What a call-centre system is given (rule D4): best tier first, with the last three technical meetings of each. */
export function feed(r: Reading, { ids: named, tiers: wanted = tiers, offset = 0, limit = 2000 }: FeedAsked) {
  const { read } = r
  const chosen = JSON.stringify(named ?? wanted)
  const meant = named ? 'c.id IN (SELECT value FROM json_each(?))' : 'c.tier IN (SELECT value FROM json_each(?))'
  const customers = read.all<Customer>(
    `SELECT c.id, c.uscc, c.name, c.tier, m.name AS owner, s.name AS manager,
       (SELECT group_concat(phone, ' ') FROM contact AS x WHERE x.customer_id = c.id AND x.phone IS NOT NULL) AS phones
     FROM customer AS c LEFT JOIN member AS m ON m.id = c.owner_id LEFT JOIN member AS s ON s.id = c.success_manager_id
     WHERE ${meant} ORDER BY instr('${tiers.join('')}', c.tier), c.id LIMIT ? OFFSET ?`,
    chosen,
    limit,
    offset,
  )
  const ids = JSON.stringify(customers.map(({ id }) => id))
  const meetings = new Map<number, { on: string; title: string; summary: string }[]>()
  for (const { customer_id, ...meeting } of read.all<{ customer_id: number; on: string; title: string; summary: string }>(
    `SELECT customer_id, held_on AS "on", name AS title, coalesce(summary, '') AS summary FROM (
       SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY held_on DESC, id DESC) AS place FROM meeting
       WHERE kind = '技术会议' AND customer_id IN (SELECT value FROM json_each(?))) WHERE place <= ${meetingsShown} ORDER BY customer_id, place`,
    ids,
  ))
    meetings.set(customer_id, [...(meetings.get(customer_id) ?? []), meeting])
  const now = r.clock.now()
  const promises = new Map<number, { open: number; breached: number }>()
  for (const { row, reading } of readObligations(
    read,
    instantOf(now),
    'o.ended_at IS NULL AND o.customer_id IN (SELECT value FROM json_each(?))',
    ids,
  )) {
    const own = promises.get(row.customer_id) ?? { open: 0, breached: 0 }
    own.open++
    if (reading.light === 'breached') own.breached++
    promises.set(row.customer_id, own)
  }
  return {
    format: 'jingwei-service-feed/1' as const,
    generatedAt: now,
    total: read.value<number>(`SELECT count(*) FROM customer AS c WHERE ${meant}`, chosen) ?? 0,
    customers: customers.map(({ id, uscc, name, tier, owner, manager, phones }) => ({
      id,
      uscc,
      name,
      tier,
      priority: tier === null ? tiers.length + 1 : tiers.indexOf(tier) + 1,
      owner,
      successManager: manager,
      phones: phones === null ? [] : [...new Set(phones.split(' '))],
      openPromises: promises.get(id)?.open ?? 0,
      breachedPromises: promises.get(id)?.breached ?? 0,
      meetings: meetings.get(id) ?? [],
    })),
  }
}
