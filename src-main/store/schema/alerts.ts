import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A rule that a person made, or a shipped one that a person changed; shipped ones nobody touched stand in no row. */
export const alertRule = sqliteTable(
  'alert_rule',
  {
    id: integer().primaryKey(),
    key: text().notNull(),
    enabled: integer().notNull(),
    removed: integer().notNull().default(0),
    created_at: text().notNull(),
  },
  (t) => [uniqueIndex('alert_rule_key').on(t.key)],
)

/** What a rule said from an instant on; never changed, only followed by another. */
export const alertRuleVersion = sqliteTable(
  'alert_rule_version',
  {
    id: integer().primaryKey(),
    rule_id: integer()
      .notNull()
      .references(() => alertRule.id),
    version: integer().notNull(),
    effective_from: text().notNull(),
    definition: text().notNull(),
    saved_by: text().notNull(),
  },
  (t) => [uniqueIndex('alert_rule_version_once').on(t.rule_id, t.version)],
)

/** How far the engine is with a rule. */
export const alertRuleState = sqliteTable('alert_rule_state', {
  rule_key: text().primaryKey(),
  /** The version that was evaluated over everything, and for which day. */
  version: integer().notNull(),
  scanned_on: text(),
  /** Scheduled times up to here are dealt with. */
  fired_until: text(),
  /** The scheduled time that is being dealt with, so that a restart finishes it first. */
  firing_at: text(),
})

/** Subjects for which a condition without a period of its own holds: it must end before it can become true again. */
export const alertStanding = sqliteTable(
  'alert_standing',
  { rule_key: text().notNull(), subject_id: integer().notNull(), since: text().notNull() },
  (t) => [primaryKey({ columns: [t.rule_key, t.subject_id] })],
)

/** A rule true for a subject in a period: exists at most once, whatever restarts happen (rule H2). */
export const alertOccurrence = sqliteTable(
  'alert_occurrence',
  {
    id: integer().primaryKey(),
    rule_key: text().notNull(),
    rule_version: integer().notNull(),
    subject: text().notNull(),
    subject_id: integer().notNull(),
    period: text().notNull(),
    fired_at: text().notNull(),
    /** When it became true, where that is known to be earlier. */
    due_at: text(),
    late: integer().notNull(),
    severity: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** The figures of the text as they stood, by placeholder. */
    facts: text().notNull(),
    /** The change set that made it true. */
    cause: integer(),
  },
  (t) => [
    uniqueIndex('alert_occurrence_once').on(t.rule_key, t.subject_id, t.period),
    index('alert_occurrence_subject').on(t.subject, t.subject_id),
  ],
)

/** The inbox: one row for each person an occurrence is told to; recipient 0 is the workspace itself. */
export const alertInbox = sqliteTable(
  'alert_inbox',
  {
    id: integer().primaryKey(),
    occurrence_id: integer().notNull(),
    recipient_id: integer().notNull(),
    cc: integer().notNull(),
    state: text().notNull(),
    snoozed_until: text(),
    changed_at: text().notNull(),
    /** Which rung of the ladder put it here; 0 for the first ones told. */
    level: integer().notNull(),
    /** When the next rung is told, unless somebody acknowledges before. */
    escalate_at: text(),
  },
  (t) => [
    uniqueIndex('alert_inbox_once').on(t.occurrence_id, t.recipient_id),
    index('alert_inbox_state').on(t.state),
    index('alert_inbox_of').on(t.recipient_id, t.state),
    index('alert_inbox_escalate').on(t.escalate_at),
    index('alert_inbox_snooze').on(t.snoozed_until),
  ],
)

/** What goes out beside the inbox: one row for each (occurrence, recipient, channel); channel 0 is the desktop. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey(),
    occurrence_id: integer().notNull(),
    recipient_id: integer().notNull(),
    channel_id: integer().notNull(),
    state: text().notNull(),
    attempts: integer().notNull(),
    next_attempt_at: text(),
    lease_until: text(),
    /** Rows that went in one message share its id; it is also what a receiver can tell repetitions by. */
    message_id: text(),
    /** When it was last tried. */
    tried_at: text(),
    /** Why it waits, failed or was merged: a code. */
    reason: text(),
    /** What the platform answered, never address or secret. */
    answer: text(),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.occurrence_id, t.recipient_id, t.channel_id),
    index('outbox_due').on(t.state, t.channel_id, t.next_attempt_at),
    index('outbox_tried').on(t.channel_id, t.tried_at),
    index('outbox_message').on(t.message_id),
  ],
)

/** A way out: mail server, group robot or webhook. Addresses and keys that open it are kept outside the workspace. */
export const noticeChannel = sqliteTable('notice_channel', {
  id: integer().primaryKey(),
  kind: text().notNull(),
  name: text().notNull(),
  enabled: integer().notNull(),
  min_severity: text().notNull(),
  config: text().notNull(),
  created_at: text().notNull(),
  updated_at: text().notNull(),
})

/**
 * Something that a look over many records found at its time, of which no record by itself says it: a health index low for three
 * weeks, a month signed at its end. Once by kind and key.
 */
export const finding = sqliteTable(
  'finding',
  {
    id: integer().primaryKey(),
    kind: text().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    /** Whom it is about, where it is about one person. */
    owner_id: integer(),
    /** From when it was true. */
    since_at: text().notNull(),
    /** JSON: its figures by the name they have in texts. */
    facts: text().notNull(),
    noted_at: text().notNull(),
  },
  (t) => [uniqueIndex('finding_once').on(t.kind, t.key), index('finding_since').on(t.since_at)],
)
