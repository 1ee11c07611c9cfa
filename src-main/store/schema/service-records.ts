import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

/** Complaints and technical questions (rule B8). Times as ISO instants. */
export const ticket = sqliteTable(
  'ticket',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    opened_at: text().notNull(),
    first_response_at: text(),
    closed_at: text(),
    owner_id: integer().references(() => member.id),
    remark: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [
    index('ticket_customer').on(t.customer_id),
    index('ticket_opened').on(t.opened_at),
    index('ticket_open').on(t.closed_at, t.owner_id),
  ],
)

/** A ticket given on to somebody else: each is counted. */
export const ticketHandOff = sqliteTable(
  'ticket_hand_off',
  {
    id: integer().primaryKey(),
    ticket_id: integer().notNull(),
    from_id: integer(),
    to_id: integer().notNull(),
    at: text().notNull(),
    reason: text(),
  },
  (t) => [index('ticket_hand_off_ticket').on(t.ticket_id)],
)

export const meeting = sqliteTable(
  'meeting',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    held_on: text().notNull(),
    owner_id: integer().references(() => member.id),
    attendees: text(),
    summary: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('meeting_customer').on(t.customer_id, t.held_on)],
)

/** What was made together with a customer: white papers, patents, standards. */
export const cocreation = sqliteTable(
  'cocreation',
  {
    id: integer().primaryKey(),
    customer_id: integer().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    published_on: text().notNull(),
    owner_id: integer().references(() => member.id),
    remark: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [index('cocreation_customer').on(t.customer_id, t.published_on)],
)
