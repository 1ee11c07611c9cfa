import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import { instantOf, isoOf, msPerDay } from '../../domain/_base/instants.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { readObligations, type ReadingOf } from './stored-obligations.ts'
import { addEvent } from './write-obligations.ts'

type Commands = CommandHandlers<typeof services, Writing>

/** A pause that nobody ends by hand is over within half a year: a promise is not put to sleep. */
const longestDays = 183

/** The end of a pause as an instant, refused where it lies behind or too far ahead. */
export function checkedUntil(
  w: Pick<Writing, 'clock'>,
  method: 'pause' | 'pauseClause',
  until: string | undefined,
): string | undefined {
  if (until === undefined) return undefined
  const at = instantOf(until)
  const now = instantOf(w.clock.now())
  if (at <= now || at > now + longestDays * msPerDay)
    throw refuse(`services.${method}`, 'bad-until', '暂停要有将来的截止时间，最长半年。')
  return isoOf(at)
}

/** Whoever acts by hand takes back the resuming that was planned; undo brings it back. */
export function dropPlanned(tx: GateTransaction, { events }: ReadingOf, at: string): void {
  for (const event of events) if (event.type === 'resume' && event.at > at) tx.delete('obligation_event', event.id)
}

function openOf(w: Writing, customerId: number, clauseKey: string, state: 'running' | 'paused'): ReadingOf[] {
  return readObligations(
    w.read,
    instantOf(w.clock.now()),
    'o.customer_id = ? AND o.clause_key = ? AND o.ended_at IS NULL',
    customerId,
    clauseKey,
  ).filter(({ reading }) => reading.clock.state === state)
}

export const pauseClause: Commands['pauseClause'] = (w, { customerId, clauseKey, reason, note, until: given }) => {
  const until = checkedUntil(w, 'pauseClause', given)
  const running = openOf(w, customerId, clauseKey, 'running')
  if (running.length === 0)
    throw refuse('services.pauseClause', 'nothing-runs', '这条承诺现在没有在计时的事项，不需要暂停。新的事项仍会照常计时。')
  const allowed = running.filter(({ terms }) => terms.pauseReasons.includes(reason))
  if (allowed.length === 0)
    throw refuse('services.pauseClause', 'reason-not-allowed', '这条承诺不能因为这个原因暂停。', {
      allowed: running[0]?.terms.pauseReasons ?? [],
    })
  return onEach(w, 'services.pauseClause', allowed, (tx, one, at) => {
    addEvent(w, tx, one.row.id, { at, type: 'pause', reason, note: note ?? null })
    if (until !== undefined) addEvent(w, tx, one.row.id, { at: until, type: 'resume', reason: 'pause-over' })
  })
}

export const resumeClause: Commands['resumeClause'] = (w, { customerId, clauseKey }) => {
  const paused = openOf(w, customerId, clauseKey, 'paused')
  if (paused.length === 0) throw refuse('services.resumeClause', 'nothing-paused', '这条承诺没有暂停中的事项。')
  return onEach(w, 'services.resumeClause', paused, (tx, one, at) => addEvent(w, tx, one.row.id, { at, type: 'resume' }))
}

function onEach(
  w: Writing,
  command: string,
  which: readonly ReadingOf[],
  act: (tx: GateTransaction, one: ReadingOf, at: string) => void,
) {
  const at = w.clock.now()
  const subject = w.read.value<string>('SELECT name FROM customer WHERE id = ?', which[0]?.row.customer_id ?? 0) ?? ''
  return w.gate.write({ command, subject, actor: w.actor, origin: 'user', at }, (tx) => {
    for (const one of which) {
      dropPlanned(tx, one, at)
      act(tx, one, at)
    }
    return { changeSetId: tx.changeSetId, count: which.length }
  }).result
}
