import { ticketKinds, type TicketKind, type TicketRow } from '../../../src-preload/contract/tickets.ts'
import type { CellOutcome } from '../../grid/grid-slice.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import { refused } from '../../grid/records/record-fields.ts'
import type { Row } from '../../store/gate.ts'
import { followTickets } from '../services/index.ts'

interface JoinedTicket extends JoinedRecord {
  readonly name: string
  readonly kind: TicketKind
  readonly opened_at: string
  readonly first_response_at: string | null
  readonly closed_at: string | null
  readonly remark: string | null
  readonly handOffs: number
  readonly responseHours: number | null
  readonly closeHours: number | null
}

const hoursFromOpening = (column: string) => `round((julianday(c.${column}) - julianday(c.opened_at)) * 24, 2)`

/** Complaints and technical questions as records about a customer. */
export const ticketSpec: RecordSpec<JoinedTicket, TicketRow> = {
  name: 'tickets',
  table: 'ticket',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    kind: {
      kind: 'choice',
      column: 'kind',
      values: ticketKinds,
      words: {
        complaint: '投诉',
        客诉: '投诉',
        question: '技术问题',
        technical: '技术问题',
        技术咨询: '技术问题',
        问题: '技术问题',
      },
    },
    name: { kind: 'text', column: 'name', most: 200, required: true },
    openedAt: { kind: 'instant', column: 'opened_at', required: true },
    firstResponseAt: { kind: 'instant', column: 'first_response_at' },
    closedAt: { kind: 'instant', column: 'closed_at' },
    owner: { kind: 'member', column: 'owner_id' },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {
    handOffs: { kind: 'number', sql: '(SELECT count(*) FROM ticket_hand_off AS h WHERE h.ticket_id = c.id)' },
    responseHours: { kind: 'number', sql: hoursFromOpening('first_response_at') },
    closeHours: { kind: 'number', sql: hoursFromOpening('closed_at') },
  },
  required: ['customer', 'kind', 'name'],
  blank: (at) => ({
    customer_id: null,
    name: null,
    kind: null,
    opened_at: at,
    first_response_at: null,
    closed_at: null,
    owner_id: null,
    remark: null,
  }),
  shown: (row) => ({
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    customerTier: row.customer_tier,
    region: row.region,
    kind: row.kind,
    name: row.name,
    openedAt: row.opened_at,
    firstResponseAt: row.first_response_at,
    closedAt: row.closed_at,
    ownerName: row.owner_name,
    handOffs: row.handOffs,
    responseHours: row.responseHours,
    closeHours: row.closeHours,
    remark: row.remark,
  }),
  check: { columns: ['opened_at', 'first_response_at', 'closed_at'], of: checkTimes },
  written: followTickets,
}

/** Opened before anything else, and nothing of it in the future. */
export function checkTimes(row: Row, now: string): CellOutcome | null {
  const [opened, first, closed] = ['opened_at', 'first_response_at', 'closed_at'].map((column) => row[column] as string | null)
  if ([opened, first, closed].some((at) => at != null && at > now)) return refused('in-the-future', '时间还没有到，不能先记上')
  if (opened != null && [first, closed].some((at) => at != null && at < opened))
    return refused('out-of-order', '首次响应和关闭都不能早于提出时间')
  return null
}

export const ticketGrid = recordSlice(ticketSpec)
