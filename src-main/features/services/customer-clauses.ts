import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { CustomerClause, services } from '../../../src-preload/contract/services.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import type { Reading } from '../../store/contexts.ts'
import { clausesFor, clausesOn } from './clause-book.ts'
import { plannedResume } from './present.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'

interface OwnRow {
  readonly id: number
  readonly clause_key: string
  readonly definition: string
  readonly from_on: string
  readonly until_on: string | null
  readonly reason: string | null
}

/** One customer's clauses: what its tier brings, what it has of its own by date, and what runs of each (rule D3). */
export const customerClauses: QueryHandlers<typeof services, Reading>['customerClauses'] = (r, { customerId }) => {
  const customer = r.read.get<{ name: string; tier: Tier | null }>('SELECT name, tier FROM customer WHERE id = ?', customerId)
  if (!customer) throw refuse('services.customerClauses', 'not-found', '这位客户已被删除。')
  const today = r.clock.today()
  const now = instantOf(r.clock.now())
  const all = clausesOn(r.read, today)
  const holds = clausesFor(r.read, customerId, customer.tier, today, all)
  const own = r.read.all<OwnRow>(
    'SELECT id, clause_key, definition, from_on, until_on, reason FROM customer_clause WHERE customer_id = ? ORDER BY from_on DESC, id DESC',
    customerId,
  )
  const open = readObligations(r.read, now, 'o.customer_id = ? AND o.ended_at IS NULL', customerId)
  const keys = new Set([...holds.keys(), ...own.map(({ clause_key }) => clause_key)])
  return {
    name: customer.name,
    tier: customer.tier,
    lines: [...keys].map((key): CustomerClause => {
      const template = all.find((one) => one.key === key) ?? null
      const ofTier = template && customer.tier !== null && template.terms.tiers.includes(customer.tier) ? template : null
      return {
        key,
        holds: holds.get(key) ?? null,
        ofTier,
        bound: template?.terms ?? null,
        versions: own.filter(({ clause_key }) => clause_key === key).map((row) => versionOf(row, today)),
        ...runningOf(
          open.filter(({ row }) => row.clause_key === key),
          now,
        ),
      }
    }),
    others: all.filter(({ key }) => !keys.has(key)),
  }
}

function versionOf({ id, definition, from_on, until_on, reason }: OwnRow, today: string): CustomerClause['versions'][number] {
  // Another version that begins no later takes the place of one before it ever held.
  const never = until_on !== null && until_on <= from_on
  const state = never ? 'replaced' : from_on > today ? 'coming' : until_on !== null && until_on <= today ? 'past' : 'now'
  return { id, from: from_on, until: until_on, terms: JSON.parse(definition) as ClauseTerms, reason, state }
}

function runningOf(open: readonly ReadingOf[], now: number) {
  const paused = open.filter(({ reading }) => reading.clock.state === 'paused')
  const resumes = paused
    .map(({ events }) => plannedResume(events, now))
    .filter((at) => at !== null)
    .sort()
  return { open: open.length, paused: paused.length, resumesAt: resumes[0] ?? null }
}
