import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { RebaseLine, services } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf, type Instant } from '../../domain/_base/instants.ts'
import { isMandatory, loosenings } from '../../domain/service-promises/clauses.ts'
import { readObligation, type ObligationEvent } from '../../domain/service-promises/obligation-clock.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { calendarNow } from '../calendar/index.ts'
import { clausesFor, clausesOn } from './clause-book.ts'
import { readObligations, termsOf, toObligationEvent, type ReadingOf } from './stored-obligations.ts'
import { addEvent } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

const usualLimit = 500

/** What a clock counts by; what starts it and for which tiers does not matter once it runs. */
const counting = ({ target, time, amberFrom, pauseReasons }: ClauseTerms) =>
  JSON.stringify([target, time, amberFrom, [...pauseReasons].sort()])

/** What an open promise would be by the terms and the calendar in force; null when that is what it is. */
export function olderRules(r: Pick<Reading, 'read' | 'clock'>, one: ReadingOf, now: Instant): RebaseLine | null {
  return lineOf(r.read, one, rulesOf(r)(one), now)
}

interface Rules {
  readonly customerName: string
  readonly terms: ClauseTerms
  /** Terms in force are looser and the clause mandatory: it keeps those it runs by. */
  readonly keeps: boolean
  readonly loosened: RebaseLine['loosened']
}

/** Terms in force for each promise, asking once for each customer. */
function rulesOf({ read, clock }: Pick<Reading, 'read' | 'clock'>): (one: ReadingOf) => Rules {
  const on = clock.today()
  const all = clausesOn(read, on)
  const customers = new Map<number, { name: string; clauses: ReturnType<typeof clausesFor> }>()
  return ({ row, terms }) => {
    let customer = customers.get(row.customer_id)
    if (!customer) {
      const found = read.get<{ name: string; tier: Tier | null }>('SELECT name, tier FROM customer WHERE id = ?', row.customer_id)
      customer = {
        name: found?.name ?? '',
        clauses: clausesFor(read, row.customer_id, found?.tier ?? null, on, all),
      }
      customers.set(row.customer_id, customer)
    }
    const inForce = customer.clauses.get(row.clause_key)?.terms ?? terms
    const loosened = loosenings(terms, { ...inForce, tiers: terms.tiers, trigger: terms.trigger })
    const keeps = loosened.length > 0 && isMandatory(row.clause_key)
    return { customerName: customer.name, terms: keeps ? terms : inForce, keeps, loosened }
  }
}

function lineOf(read: ReadHandle, one: ReadingOf, rules: Rules, now: Instant): RebaseLine | null {
  const { row, reading } = one
  const { state } = reading.clock
  if (state !== 'running' && state !== 'paused') return null
  const calendar = workspaceCalendar({ read })
  const otherTerms = counting(rules.terms) !== counting(one.terms)
  const log = one.events.map((event) => toObligationEvent(read, row, event))
  const readWith = (...more: ObligationEvent[]) =>
    readObligation(termsOf(row.terms), instantOf(row.started_at), [...log, ...more], one.startCalendar, now)
  const rebased: ObligationEvent = { at: now, type: 'rebase', terms: rules.terms, calendar }
  // One that stands still has no due instant: what it would have, were it to run on now, tells whether the calendar matters.
  const probe: ObligationEvent[] = state === 'paused' ? [{ at: now, type: 'resume' }] : []
  const dueDiffers = readWith(...probe).clock.dueAt !== readWith(...probe, rebased).clock.dueAt
  const otherCalendar = one.calendar !== calendar && dueDiffers
  if (!otherTerms && !otherCalendar && !rules.keeps) return null
  const then = readWith(rebased)
  return {
    id: row.id,
    customerId: row.customer_id,
    customerName: rules.customerName,
    clauseKey: row.clause_key,
    clauseName: one.terms.name,
    name: row.name,
    light: reading.light,
    calendar: otherCalendar,
    terms: otherTerms,
    dueNow: reading.clock.dueAt === null ? null : isoOf(reading.clock.dueAt),
    dueThen: then.clock.dueAt === null ? null : isoOf(then.clock.dueAt),
    breaks: reading.clock.breachedAt === null && (then.clock.breachedAt !== null || (then.clock.remainingMinutes ?? 0) < 0),
    loosened: rules.loosened,
    keeps: rules.keeps,
  }
}

/** Lines of open promises that fit a condition, first those that would be due first. */
export function rebaseLines(r: Pick<Reading, 'read' | 'clock'>, where: string, ...values: number[]): RebaseLine[] {
  const now = instantOf(r.clock.now())
  const rules = rulesOf(r)
  return readObligations(r.read, now, `o.ended_at IS NULL AND ${where}`, ...values)
    .map((one) => lineOf(r.read, one, rules(one), now))
    .filter((line) => line !== null)
    .filter(({ terms, calendar }) => terms || calendar)
    .sort((a, b) => (a.dueThen ?? a.dueNow ?? '9').localeCompare(b.dueThen ?? b.dueNow ?? '9'))
}

export const previewRebase: QueryHandlers<typeof services, Reading>['previewRebase'] = (
  r,
  { customerId, limit = usualLimit },
) => {
  const lines = customerId === undefined ? rebaseLines(r, '1') : rebaseLines(r, 'o.customer_id = ?', customerId)
  return { asOf: r.clock.now(), total: lines.length, lines: lines.slice(0, limit) }
}

export const rebase: CommandHandlers<typeof services, Writing>['rebase'] = (w, { ids, reason }) => {
  const at = w.clock.now()
  const now = instantOf(at)
  const rules = rulesOf(w)
  const found = readObligations(w.read, now, 'o.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).flatMap((one) => {
    const held = rules(one)
    const line = lineOf(w.read, one, held, now)
    return line ? [{ line, terms: held.terms }] : []
  })
  const wanted = found.filter(({ line }) => line.terms || line.calendar)
  if (wanted.length === 0 && found.some(({ line }) => line.keeps))
    throw refuse('services.rebase', 'loosened', 'S 级的必备承诺已经按更严的条款开始，不能改成更松的。')
  if (wanted.length === 0)
    throw refuse('services.rebase', 'nothing-to-rebase', '这些承诺已经按现行的条款和日历计时，或已经结束。')
  const subject = wanted.length === 1 ? (wanted[0]?.line.name ?? '') : ''
  return w.gate.write({ command: 'services.rebase', subject, actor: w.actor, origin: 'user', at }, (tx) => {
    const calendarId = calendarNow(tx.read)
    for (const { line, terms } of wanted)
      addEvent(w, tx, line.id, { at, type: 'rebase', reason, terms: JSON.stringify(terms), calendarId })
    return { changeSetId: tx.changeSetId, count: wanted.length }
  }).result
}
