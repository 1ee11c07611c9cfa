import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { Clause, services } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { dateAt, instantOf, isoOf, msPerDay, type Instant } from '../../domain/_base/instants.ts'
import { readObligation } from '../../domain/service-promises/obligation-clock.ts'
import { replayClauses, wouldBreach, type PastCase } from '../../domain/service-promises/what-if.ts'
import type { Reading } from '../../store/contexts.ts'
import { clausesFor, clausesOn } from './clause-book.ts'
import { rebaseLines } from './rebase.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

interface Standing {
  readonly name: string
  readonly tier: Tier | null
  readonly owner_id: number | null
  readonly success_manager_id: number | null
}

interface TicketRow {
  readonly id: number
  readonly name: string
  readonly kind: string
  readonly opened_at: string
  readonly done_at: string | null
  readonly owner_id: number | null
}

const year = 365 * msPerDay

/** What another tier would start, end and cost, by the same clock and the last twelve months; nothing is written. */
export const previewTier: QueryHandlers<typeof services, Reading>['previewTier'] = (r, { customerId, tier }) => {
  const { read } = r
  const customer = read.get<Standing>('SELECT name, tier, owner_id, success_manager_id FROM customer WHERE id = ?', customerId)
  if (!customer) throw refuse('services.previewTier', 'not-found', '这位客户已被删除。')
  const calendar = workspaceCalendar({ read })
  const now = instantOf(r.clock.now())
  const on = dateAt(now, calendar.utcOffsetMinutes)
  const all = clausesOn(read, on)
  const before = clausesFor(read, customerId, customer.tier, on, all)
  const after = clausesFor(read, customerId, tier, on, all)
  const added = [...after.values()].filter(({ key }) => !before.has(key))
  const cases = casesOf(r, customerId, customer.owner_id, now)
  const open = cases.filter(({ doneAt }) => doneAt === null)
  const names = new Map(read.all<{ id: number; name: string }>('SELECT id, name FROM member').map((one) => [one.id, one.name]))
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null))
  const matters = added.flatMap((clause) => startsOf(clause, customer, open, now, calendar))
  return {
    from: customer.tier,
    to: tier,
    starts: matters.map(({ ownerId, ...matter }) => ({ ...matter, ownerName: nameOf(ownerId) })),
    ends: read
      .all<{ clause_key: string; name: string }>(
        'SELECT clause_key, name FROM obligation WHERE customer_id = ? AND ended_at IS NULL',
        customerId,
      )
      .filter(({ clause_key }) => !after.has(clause_key))
      .map(({ clause_key, name }) => ({ clauseKey: clause_key, name })),
    keeps: rebaseLines(r, 'o.customer_id = ?', customerId),
    wouldBreach: added.flatMap((clause) =>
      open
        .filter((one) => one.trigger === clause.terms.trigger && wouldBreach(clause.terms, one, calendar, now))
        .map((one) => ({ clauseKey: clause.key, name: one.name, openedAt: isoOf(one.openedAt), ownerName: nameOf(one.ownerId) })),
    ),
    replay: replayClauses(
      [...after.values()].map(({ key, terms }) => ({ key, terms })),
      cases.filter(({ openedAt }) => openedAt >= now - year),
      calendar,
      now,
    ).map((line) => line),
    load: loadOf(
      r,
      matters,
      added,
      cases.filter(({ openedAt }) => openedAt >= now - year),
      nameOf,
    ),
  }
}

interface Matter {
  readonly clauseKey: string
  readonly name: string
  readonly dueAt: string | null
  readonly ownerId: number | null
  readonly onRequest: boolean
}

function startsOf(
  clause: Clause,
  customer: Standing,
  open: readonly PastCase[],
  now: Instant,
  calendar: ReturnType<typeof workspaceCalendar>,
): Matter[] {
  const { clock } = readObligation(clause.terms, now, [{ at: now, type: 'start' }], calendar, now)
  const dueAt = clock.dueAt === null ? null : isoOf(clock.dueAt)
  const { trigger } = clause.terms
  if (trigger === 'request')
    return [{ clauseKey: clause.key, name: customer.name, dueAt: null, ownerId: customer.owner_id, onRequest: true }]
  if (trigger === 'entry' && clause.key === 'success-manager' && customer.success_manager_id !== null) return []
  if (trigger === 'entry' || trigger === 'quarter')
    return [{ clauseKey: clause.key, name: customer.name, dueAt, ownerId: customer.owner_id, onRequest: false }]
  const matters = open.filter((one) => one.trigger === trigger)
  return matters.length > 0
    ? matters.map((one) => ({ clauseKey: clause.key, name: one.name, dueAt, ownerId: one.ownerId, onRequest: false }))
    : [{ clauseKey: clause.key, name: customer.name, dueAt: null, ownerId: customer.owner_id, onRequest: true }]
}

function casesOf({ read }: Reading, customerId: number, customerOwner: number | null, now: Instant): PastCase[] {
  return read
    .all<TicketRow>(
      `SELECT id, name, kind, opened_at, CASE kind WHEN '投诉' THEN closed_at ELSE first_response_at END AS done_at, owner_id
       FROM ticket WHERE customer_id = ? AND opened_at <= ?`,
      customerId,
      isoOf(now),
    )
    .map((row) => ({
      id: row.id,
      name: row.name,
      trigger: row.kind === '投诉' ? 'complaint' : 'technical',
      openedAt: instantOf(row.opened_at),
      doneAt: row.done_at === null ? null : instantOf(row.done_at),
      ownerId: row.owner_id ?? customerOwner,
    }))
}

/** Whoever would get clocks: how many are open now, how many then, and how many a month the last year lets expect. */
function loadOf(
  { read }: Reading,
  matters: readonly Matter[],
  added: readonly Clause[],
  cases: readonly PastCase[],
  nameOf: (id: number | null) => string | null,
) {
  const triggers = new Set(added.map(({ terms }) => terms.trigger))
  const people = new Map<number | null, { starts: number; cases: number }>()
  const of = (id: number | null) => {
    const one = people.get(id) ?? { starts: 0, cases: 0 }
    people.set(id, one)
    return one
  }
  for (const matter of matters) if (!matter.onRequest) of(matter.ownerId).starts++
  for (const one of cases) if (triggers.has(one.trigger)) of(one.ownerId).cases++
  return [...people]
    .map(([memberId, { starts, cases: count }]) => {
      const openNow =
        memberId === null
          ? (read.value<number>('SELECT count(*) FROM obligation WHERE ended_at IS NULL AND owner_id IS NULL') ?? 0)
          : (read.value<number>('SELECT count(*) FROM obligation WHERE ended_at IS NULL AND owner_id = ?', memberId) ?? 0)
      return {
        memberId,
        name: nameOf(memberId),
        openNow,
        openAfter: openNow + starts,
        perMonth: Math.round((count / 12) * 10) / 10,
      }
    })
    .sort((a, b) => b.openAfter - a.openAfter)
}
