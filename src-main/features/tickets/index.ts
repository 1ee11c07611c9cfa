import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { tickets } from '../../../src-preload/contract/tickets.ts'
import type { RecordField } from '../../grid/records/record-fields.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import { recordLine } from '../../grid/records/record-line.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { customerInLine } from '../customers/index.ts'
import { followTickets, reopenTicketPromises } from '../services/index.ts'
import { report } from './report.ts'
import { checkTimes, ticketGrid, ticketSpec } from './ticket-spec.ts'

export const ticketsReads: QueryHandlers<typeof tickets, Reading> = {
  ...recordReads(ticketGrid),
  readLine: recordLine({ kind: ticketSpec.fields['kind'] as RecordField, at: 'instant', customers: customerInLine }),
  handOffs: ({ read }, { id }) =>
    read.all<{ at: string; from: string | null; to: string; reason: string | null }>(
      `SELECT h.at, f.name AS "from", coalesce(t.name, '') AS "to", h.reason FROM ticket_hand_off AS h
       LEFT JOIN member AS f ON f.id = h.from_id LEFT JOIN member AS t ON t.id = h.to_id WHERE h.ticket_id = ? ORDER BY h.at, h.id`,
      id,
    ),
  report,
}

interface StoredTicket {
  readonly id: number
  readonly name: string
  readonly owner_id: number | null
  readonly opened_at: string
  readonly first_response_at: string | null
  readonly closed_at: string | null
}

function stored(w: Writing, id: number, method: 'handOff' | 'respond' | 'close' | 'reopen'): StoredTicket {
  const ticket = w.read.get<StoredTicket>('SELECT * FROM ticket WHERE id = ?', id)
  if (!ticket) throw refuse(`tickets.${method}`, 'not-found', '这张工单已被删除。')
  return ticket
}

const intentOf = (w: Writing, command: string, subject: string, at: string) =>
  ({ command, subject, actor: w.actor, origin: 'user', at }) as const

export const ticketsCommands: CommandHandlers<typeof tickets, Writing> = {
  ...recordCommands(ticketGrid, ticketSpec),

  handOff(w, { id, toId, reason }) {
    const ticket = stored(w, id, 'handOff')
    if (ticket.owner_id === toId) throw refuse('tickets.handOff', 'same-owner', '工单已经在这位同事手上。')
    const to = w.read.get<{ active: number }>('SELECT active FROM member WHERE id = ?', toId)
    if (to?.active !== 1) throw refuse('tickets.handOff', 'inactive-member', '这位成员不存在或已离职，请转给在职的同事。')
    const at = w.clock.now()
    return w.gate.write(intentOf(w, 'tickets.handOff', ticket.name, at), (tx) => {
      tx.insert('ticket_hand_off', { ticket_id: id, from_id: ticket.owner_id, to_id: toId, at, reason: reason ?? null })
      tx.update('ticket', id, { owner_id: toId, updated_at: at })
      followTickets(w, tx, [id])
      const handOffs = tx.read.value<number>('SELECT count(*) FROM ticket_hand_off WHERE ticket_id = ?', id) ?? 0
      return { changeSetId: tx.changeSetId, handOffs }
    }).result
  },

  respond: (w, { id, at }) => stamp(w, 'respond', stored(w, id, 'respond'), 'first_response_at', at),
  close: (w, { id, at }) => stamp(w, 'close', stored(w, id, 'close'), 'closed_at', at),

  reopen(w, { id, reason }) {
    const ticket = stored(w, id, 'reopen')
    if (ticket.closed_at === null) throw refuse('tickets.reopen', 'not-closed', '工单还没有关闭。')
    const at = w.clock.now()
    return w.gate.write(intentOf(w, 'tickets.reopen', ticket.name, at), (tx) => {
      tx.update('ticket', id, { closed_at: null, updated_at: at })
      reopenTicketPromises(w, tx, id, reason)
      return { changeSetId: tx.changeSetId }
    }).result
  },
}

/** Notes a time once; a time already there stays. */
function stamp(
  w: Writing,
  method: 'respond' | 'close',
  ticket: StoredTicket,
  column: 'first_response_at' | 'closed_at',
  given?: string,
) {
  if (ticket[column] !== null) return { changeSetId: null }
  const now = w.clock.now()
  const at = given === undefined ? now : new Date(given).toISOString()
  const patch: Row = { [column]: at }
  const wrong = checkTimes({ ...ticket, ...patch }, now)
  if (wrong && 'refused' in wrong) throw refuse(`tickets.${method}`, 'out-of-order', `${wrong.refused}。`)
  const done = w.gate.write(intentOf(w, `tickets.${method}`, ticket.name, now), (tx) => {
    tx.update('ticket', ticket.id, { ...patch, updated_at: now })
    followTickets(w, tx, [ticket.id])
  })
  return { changeSetId: done.changeSetId }
}

export { checkTimes, ticketGrid } from './ticket-spec.ts'
