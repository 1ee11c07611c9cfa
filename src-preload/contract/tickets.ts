import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { recordLine, recordMethods } from './_words/records.ts'
import { tiers } from './_words/tiers.ts'

/** As stored, so that the file reads in any tool. */
export const ticketKinds = ['投诉', '技术问题'] as const
export type TicketKind = (typeof ticketKinds)[number]

export const editableTicketFields = [
  'customer',
  'kind',
  'name',
  'openedAt',
  'firstResponseAt',
  'closedAt',
  'owner',
  'remark',
] as const
export type EditableTicketField = (typeof editableTicketFields)[number]

const row = v.object({
  id,
  customerId: id,
  customerName: v.string(),
  customerTier: v.nullable(v.picklist(tiers)),
  region: v.nullable(v.string()),
  kind: v.picklist(ticketKinds),
  name: v.string(),
  openedAt: instant,
  firstResponseAt: v.nullable(instant),
  closedAt: v.nullable(instant),
  ownerName: v.nullable(v.string()),
  handOffs: count,
  /** Hours from opening, of the calendar; null while there is none. */
  responseHours: v.nullable(v.number()),
  closeHours: v.nullable(v.number()),
  remark: v.nullable(v.string()),
})
export type TicketRow = v.InferOutput<typeof row>

const reads = ['ticket', 'ticket_hand_off', 'customer', 'member']
const oneOf = { 'not-found': 'not-found' } as const

/** Means of rule B8; null where there is nothing to take the mean of. */
const line = v.object({
  key: v.nullable(v.string()),
  id: v.nullable(id),
  tickets: count,
  open: count,
  meanHandOffs: v.nullable(v.number()),
  meanHoursToClose: v.nullable(v.number()),
  medianResponseHours: v.nullable(v.number()),
})
export type TicketReportLine = v.InferOutput<typeof line>

/** Complaints and technical questions (rule B8). Promises made to the customer run on them by themselves. */
export const tickets = {
  ...recordMethods({ row, field: v.picklist(editableTicketFields), reads }),
  readLine: recordLine,
  /** Somebody else takes it; counted. */
  handOff: command({
    input: v.object({ id, toId: id, reason: v.optional(text(500)) }),
    output: v.object({ changeSetId: id, handOffs: count }),
    failures: { ...oneOf, 'same-owner': 'invalid', 'inactive-member': 'invalid' },
  }),
  /** The first answer to the customer, now or at the time given. A second one changes nothing. */
  respond: command({
    input: v.object({ id, at: v.optional(instant) }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { ...oneOf, 'out-of-order': 'invalid' },
  }),
  close: command({
    input: v.object({ id, at: v.optional(instant) }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: { ...oneOf, 'out-of-order': 'invalid' },
  }),
  /** Opened again: the promise begins anew, the earlier course is kept. */
  reopen: command({
    input: v.object({ id, reason: v.pipe(text(500), v.trim(), v.nonEmpty()) }),
    output: v.object({ changeSetId: id }),
    failures: { ...oneOf, 'not-closed': 'precondition' },
  }),
  handOffs: query({
    input: v.object({ id }),
    output: v.array(v.object({ at: instant, from: v.nullable(v.string()), to: v.string(), reason: v.nullable(v.string()) })),
    reads,
  }),
  /** Rule B8 over the tickets opened between two dates, both included. */
  report: query({
    input: v.object({ from: dateOnly, to: dateOnly, by: v.picklist(['kind', 'owner', 'customer', 'tier', 'region']) }),
    output: v.object({ whole: line, lines: v.array(line) }),
    reads,
    long: true,
  }),
}
