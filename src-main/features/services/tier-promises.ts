import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { dateAt, endOfDate, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { addQuarters, quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { clausesFor, clausesOn } from './clause-book.ts'
import { keepReview } from './follow-meetings.ts'
import { addEvent, startObligation } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

type Who = Pick<Reading, 'clock' | 'actor'>

interface Standing {
  readonly id: number
  readonly name: string
  readonly tier: Tier | null
  readonly owner_id: number | null
  readonly success_manager_id: number | null
}

/**
 * A customer's tier is another (or for the first time said by an evaluation): what the former brought ends, what the new
 * one brings on entering and for this quarter starts, at the instant of the evaluation. History remains.
 */
export function enterTier(
  w: Who,
  tx: GateTransaction,
  customerId: number,
  from: Tier | null,
  to: Tier | null,
  at: string,
): { started: number; ended: number } {
  const customer = tx.read.get<Standing>(
    'SELECT id, name, tier, owner_id, success_manager_id FROM customer WHERE id = ?',
    customerId,
  )
  if (!customer) return { started: 0, ended: 0 }
  const on = dateAt(instantOf(at), workspaceCalendar(tx).utcOffsetMinutes)
  const all = clausesOn(tx.read, on)
  const before = clausesFor(tx.read, customerId, from, on, all)
  const after = clausesFor(tx.read, customerId, to, on, all)
  let ended = 0
  for (const open of tx.read.all<{ id: number; clause_key: string }>(
    'SELECT id, clause_key FROM obligation WHERE customer_id = ? AND ended_at IS NULL',
    customerId,
  ))
    if (!after.has(open.clause_key)) {
      addEvent(w, tx, open.id, { at, type: 'cancel', reason: 'tier-left' })
      ended++
    }
  let started = 0
  for (const clause of after.values()) {
    if (before.has(clause.key)) continue
    if (clause.terms.trigger === 'entry') started += Number(startEntry(w, tx, customer, clause, at, on))
    if (clause.terms.trigger === 'quarter') started += Number(startQuarter(w, tx, customer, clause, quarterOf(on), at))
  }
  return { started, ended }
}

/** A clause of one customer that came into force: what comes with entering or with the quarter starts now, once. */
export function startPromised(w: Who, tx: GateTransaction, customerId: number, key: string, at: string, on: string): void {
  const customer = tx.read.get<Standing>(
    'SELECT id, name, tier, owner_id, success_manager_id FROM customer WHERE id = ?',
    customerId,
  )
  if (!customer) return
  const clause = clausesFor(tx.read, customerId, customer.tier, on).get(key)
  // What the tier brings starts with the evaluation and with the quarter; stricter terms do not start it once more.
  if (!clause || (customer.tier !== null && templateOf(tx, key, on)?.terms.tiers.includes(customer.tier) === true)) return
  const began = (source: string) =>
    tx.read.get(
      'SELECT 1 FROM obligation WHERE customer_id = ? AND clause_key = ? AND source = ? AND ended_at IS NULL',
      customerId,
      key,
      source,
    ) !== undefined
  if (clause.terms.trigger === 'entry' && !began('entry') && clause.effectiveFrom !== null)
    startEntry(w, tx, customer, clause, at, clause.effectiveFrom)
  if (clause.terms.trigger === 'quarter') startQuarter(w, tx, customer, clause, quarterOf(on), at)
}

const templateOf = (tx: GateTransaction, key: string, on: string) => clausesOn(tx.read, on).find((one) => one.key === key)

type Promised = ReturnType<typeof clausesOn>[number]

function startEntry(w: Who, tx: GateTransaction, customer: Standing, clause: Promised, at: string, on: string): boolean {
  const id = startObligation(w, tx, {
    customerId: customer.id,
    clause,
    source: 'entry',
    sourceKey: on,
    name: customer.name,
    ownerId: customer.owner_id,
    startedAt: at,
  })
  if (id === null) return false
  // Whoever looks after the customer already keeps the promise from the first moment.
  if (customer.success_manager_id !== null && clause.key === 'success-manager')
    addEvent(w, tx, id, { at, type: 'stop', evidence: { kind: 'member', id: customer.success_manager_id } })
  return true
}

function startQuarter(w: Who, tx: GateTransaction, customer: Standing, clause: Promised, quarter: string, at: string): boolean {
  const id = startObligation(w, tx, {
    customerId: customer.id,
    clause,
    source: 'quarter',
    sourceKey: quarter,
    name: quarter,
    ownerId: customer.owner_id,
    startedAt: at,
  })
  if (id !== null) keepReview(w, tx, id)
  return id !== null
}

/** Quarters made up for at most after a long sleep: what was promised longer ago is nobody's news. */
const mostQuarters = 4

/**
 * At the first look in a quarter: what each quarter brings starts for every customer whose evaluated tier promises it. Quarters
 * in which nobody looked come first, each from its own first day, so that one slept through is broken and told late.
 */
export function beginQuarter(w: Writing): { started: number } {
  const quarter = quarterOf(w.clock.today())
  const mark = w.read.value<string>(`SELECT value FROM meta WHERE key = 'services_quarter'`)
  if (mark !== undefined && mark >= quarter) return { started: 0 }
  const quarters = [quarter]
  let before = addQuarters(quarter, -1)
  while (mark !== undefined && before > mark && quarters.length < mostQuarters) {
    quarters.unshift(before)
    before = addQuarters(before, -1)
  }
  const at = w.clock.now()
  const intent = { command: 'services.beginQuarter', subject: quarter, actor: w.actor, origin: 'rule', at } as const
  return w.gate.write(intent, (tx) => {
    const started = quarters.reduce((sum, one) => sum + startQuarters(w, tx, one), 0)
    tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('services_quarter', ?)`, quarter)
    return { started }
  }).result
}

function startQuarters(w: Who, tx: GateTransaction, quarter: string): number {
  const { first } = quarterDays(quarter)
  const startedAt = isoOf(endOfDate(addDays(first, -1), workspaceCalendar(tx).utcOffsetMinutes))
  const all = clausesOn(tx.read, first).filter(({ terms }) => terms.trigger === 'quarter')
  const customers = tx.read.all<Standing>(
    `SELECT id, name, evaluated_tier AS tier, owner_id, success_manager_id FROM customer AS c WHERE evaluated_tier IS NOT NULL
     AND (instr(?, evaluated_tier) > 0 OR EXISTS (SELECT 1 FROM customer_clause AS x WHERE x.customer_id = c.id))`,
    all.flatMap(({ terms }) => terms.tiers).join(''),
  )
  let started = 0
  for (const customer of customers)
    for (const clause of clausesFor(tx.read, customer.id, customer.tier, first, all).values())
      if (clause.terms.trigger === 'quarter') started += Number(startQuarter(w, tx, customer, clause, quarter, startedAt))
  return started
}
