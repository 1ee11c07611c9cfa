import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { services } from '../../../src-preload/contract/services.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, instantOf, isoOf } from '../../domain/_base/instants.ts'
import { quarterDays, quarterOf } from '../../domain/_base/quarters.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { board } from './board.ts'
import { clausesFor, clausesOn, comingClauses } from './clause-book.ts'
import { endCustomerClause, removeClause, saveClause, setCustomerClause } from './clause-commands.ts'
import { pauseClause, resumeClause } from './clause-pauses.ts'
import { customerClauses } from './customer-clauses.ts'
import { feed } from './feed.ts'
import { meet, pause, reopen, request, resume, setSuccessManager, withdraw } from './obligation-commands.ts'
import { obligation } from './obligation.ts'
import { previewTier } from './preview-tier.ts'
import { toPromise, worse } from './present.ts'
import { previewRebase, rebase } from './rebase.ts'
import { readObligations } from './stored-obligations.ts'
import { refreshWatch } from './write-obligations.ts'
import { workspaceCalendar } from './workspace-calendar.ts'

export const servicesReads: QueryHandlers<typeof services, Reading> = {
  board,
  obligation,
  customerClauses,
  previewRebase,
  previewTier,
  feed,
  clauses: ({ read, clock }, { on = clock.today() }) => ({ clauses: clausesOn(read, on), coming: comingClauses(read, on) }),
  ofCustomer(r, { customerId }) {
    const customer = r.read.get<{ tier: Tier | null }>('SELECT tier FROM customer WHERE id = ?', customerId)
    if (!customer) throw refuse('services.ofCustomer', 'not-found', '这位客户已被删除。')
    const calendar = workspaceCalendar(r)
    const now = instantOf(r.clock.now())
    const { first } = quarterDays(quarterOf(r.clock.today()))
    const since = isoOf(endOfDate(addDays(first, -1), calendar.utcOffsetMinutes))
    const found = readObligations(r.read, now, 'o.customer_id = ? AND (o.ended_at IS NULL OR o.ended_at >= ?)', customerId, since)
    return {
      asOf: isoOf(now),
      clauses: [...clausesFor(r.read, customerId, customer.tier, r.clock.today()).values()],
      promises: found
        .filter(({ reading }) => reading.light !== 'cancelled')
        .sort(worse)
        .map((one) => toPromise(one, now)),
    }
  },
}

export const servicesCommands: CommandHandlers<typeof services, Writing> = {
  saveClause,
  removeClause,
  setCustomerClause,
  endCustomerClause,
  request,
  pause,
  pauseClause,
  resumeClause,
  resume,
  rebase,
  meet,
  reopen,
  withdraw,
  setSuccessManager,
}

/** What undo asks of this slice: clocks whose log was put back are watched anew. */
export function servicesRederive(
  w: Pick<Writing, 'clock'>,
  tx: GateTransaction,
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  refreshWatch(w, tx, touched.get('obligation') ?? [])
}

export { followTickets, reopenTicketPromises } from './follow-tickets.ts'
export { followMeetings } from './follow-meetings.ts'
export { enterTier } from './tier-promises.ts'
export { feedChanges, feedLines } from './feed-changes.ts'
export { exportFeed } from './export-feed.ts'
export { clausesOn } from './clause-book.ts'
export { readObligations } from './stored-obligations.ts'
export { workspaceCalendar } from './workspace-calendar.ts'
export { promiseSubject } from './promise-subject.ts'
export { addEvent, startObligation } from './write-obligations.ts'
