import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { member } from './members.ts'

/**
 * A member's count of an action for a month as it was set or recalibrated (rule B2). Rows are followed by others, never
 * changed: the newest says what holds from `from_on`, the others are the history.
 */
export const weeklyTarget = sqliteTable(
  'weekly_target',
  {
    id: integer().primaryKey(),
    member_id: integer()
      .notNull()
      .references(() => member.id),
    month: text().notNull(),
    action: text().notNull(),
    /** set or recalibrated. */
    kind: text().notNull(),
    /** For the whole month. */
    target: integer().notNull(),
    /** The weeks begin here; what lies before stays with the row before. */
    from_on: text().notNull(),
    /** `[{ week, from, to, workdays, target }]` */
    weeks_json: text().notNull(),
    achieved: integer().notNull(),
    remaining_before: integer().notNull(),
    remaining: integer().notNull(),
    /** The market factors that held, as they stood. */
    because_json: text().notNull(),
    reason: text(),
    set_by: text().notNull(),
    created_at: text().notNull(),
  },
  (t) => [index('weekly_target_of').on(t.month, t.member_id, t.action)],
)

/** A dated event of the market that changes what is still to reach: 竞品降价 −10 % in 华东 from 03-01. */
export const marketFactor = sqliteTable('market_factor', {
  id: integer().primaryKey(),
  why: text().notNull(),
  /** Null: everywhere. */
  region: text(),
  /** Null: every action. */
  action: text(),
  /** Exact decimal: 0.9 leaves nine tenths. */
  factor: text().notNull(),
  from_on: text().notNull(),
  until_on: text(),
  created_at: text().notNull(),
  updated_at: text().notNull(),
})

/** Why a red item is stuck and what was asked for (rule B3). */
export const redItem = sqliteTable(
  'red_item',
  {
    id: integer().primaryKey(),
    member_id: integer()
      .notNull()
      .references(() => member.id),
    week: text().notNull(),
    action: text().notNull(),
    reason: text(),
    resource: text(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('red_item_once').on(t.week, t.member_id, t.action)],
)
