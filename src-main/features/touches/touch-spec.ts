import { touchKinds, touchStates, type TouchKind, type TouchRow } from '../../../src-preload/contract/touches.ts'
import { instantOf } from '../../domain/_base/instants.ts'
import { isBroken, isOldEnough, journeyHours, type JourneyRule, type Touch } from '../../domain/journeys/journey-breaks.ts'
import type { CellOutcome, GridSlice } from '../../grid/grid-slice.ts'
import { refused } from '../../grid/records/record-fields.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue } from '../../store/filter-sql.ts'
import type { Row } from '../../store/gate.ts'
import { rulesOn } from '../settings/index.ts'

export interface StoredTouch {
  readonly at: string
  readonly replied_at: string | null
  readonly followed_up_at: string | null
  readonly escalated_at: string | null
}

interface JoinedTouch extends JoinedRecord, StoredTouch {
  readonly name: string
  readonly kind: TouchKind
  readonly store: string | null
  readonly remark: string | null
}

const instant = (at: string | null) => (at === null ? null : instantOf(at))

/** A stored touch as the rule reads it. */
export const touchOf = (row: StoredTouch): Touch => ({
  at: instantOf(row.at),
  repliedAt: instant(row.replied_at),
  followedUpAt: instant(row.followed_up_at),
  escalatedAt: instant(row.escalated_at),
})

export const touchSpec: RecordSpec<JoinedTouch, Omit<TouchRow, 'state'>> = {
  name: 'touches',
  table: 'touch',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    kind: {
      kind: 'choice',
      column: 'kind',
      values: touchKinds,
      words: { 电话: '来电', call: '来电', 拜访: '来访', 微信: '留言', email: '邮件' },
    },
    name: { kind: 'text', column: 'name', most: 200, required: true },
    at: { kind: 'instant', column: 'at', required: true },
    store: { kind: 'text', column: 'store', most: 60 },
    owner: { kind: 'member', column: 'owner_id' },
    repliedAt: { kind: 'instant', column: 'replied_at' },
    followedUpAt: { kind: 'instant', column: 'followed_up_at' },
    escalatedAt: { kind: 'instant', column: 'escalated_at' },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {},
  required: ['customer', 'name'],
  blank: (at) => ({
    customer_id: null,
    name: null,
    kind: touchKinds[0],
    store: null,
    at,
    owner_id: null,
    replied_at: null,
    followed_up_at: null,
    escalated_at: null,
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
    at: row.at,
    store: row.store,
    ownerName: row.owner_name,
    repliedAt: row.replied_at,
    followedUpAt: row.followed_up_at,
    escalatedAt: row.escalated_at,
    remark: row.remark,
  }),
  check: { columns: ['at', 'replied_at', 'followed_up_at', 'escalated_at'], of: checkTimes },
  written(_, tx, ids) {
    // Whose customer it is, answers; unless somebody else is named.
    for (const id of ids) {
      const row = tx.read.get<{ owner_id: number | null; customer_id: number }>(
        'SELECT owner_id, customer_id FROM touch WHERE id = ?',
        id,
      )
      if (!row || row.owner_id !== null) continue
      const owner = tx.read.value<number | null>('SELECT owner_id FROM customer WHERE id = ?', row.customer_id) ?? null
      if (owner !== null) tx.update('touch', id, { owner_id: owner })
    }
  },
}

/** What follows cannot come before the touch, and nothing of it in the future. */
export function checkTimes(row: Row, now: string): CellOutcome | null {
  const [at, ...after] = ['at', 'replied_at', 'followed_up_at', 'escalated_at'].map((column) => row[column] as string | null)
  if ([at, ...after].some((one) => one != null && one > now)) return refused('in-the-future', '时间还没有到，不能先记上')
  if (at != null && after.some((one) => one != null && one < at))
    return refused('out-of-order', '回复、跟进和升级都不能早于来访时间')
  return null
}

const base = recordSlice(touchSpec)
const within = (column: string, hours: number) =>
  `coalesce(c.${column} >= c.at AND c.${column} <= strftime('%Y-%m-%dT%H:%M:%fZ', c.at, '+${hours} hours'), 0)`
/** The rule in the store's words, for filters over long lists. */
const caughtSql = (rule: JourneyRule) =>
  `(${within('replied_at', rule.replyHours)} OR ${within('followed_up_at', rule.followUpHours)} OR ${within('escalated_at', rule.escalateHours)})`

export const touchGrid: GridSlice<TouchRow> = {
  ...base,
  shownTexts: { state: (row) => row.state },
  fields: (r) => ({ ...base.fields(r), ...stateFields(r) }),
  shown(r, ids) {
    const now = instantOf(r.clock.now())
    const rule = rulesOn(r.read, r.clock.today()).journeys
    return base.shown(r, ids).map((row) => {
      if (!row) return null
      const touch = touchOf({
        at: row.at,
        replied_at: row.repliedAt,
        followed_up_at: row.followedUpAt,
        escalated_at: row.escalatedAt,
      })
      const state = !isBroken(touch, rule) ? touchStates[1] : isOldEnough(touch, now, rule) ? touchStates[2] : touchStates[0]
      return { ...row, state }
    })
  },
}

function stateFields(r: Reading): FieldCatalogue {
  const now = r.clock.now()
  const rule = rulesOn(r.read, r.clock.today()).journeys
  const caught = caughtSql(rule)
  const old = `c.at <= strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-${journeyHours(rule)} hours')`
  const flag = (sql: string, values: readonly string[]) => ({
    compile: (op: string, value: unknown) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? sql : `NOT ${sql}`, values: [...values] } : null,
  })
  const state = `CASE WHEN ${caught} THEN '${touchStates[1]}' WHEN ${old} THEN '${touchStates[2]}' ELSE '${touchStates[0]}' END`
  return {
    broken: flag(`(NOT ${caught} AND ${old})`, [now]),
    state: {
      compile: (op: string, value: unknown) =>
        (op === 'eq' || op === 'ne') && typeof value === 'string'
          ? { sql: `(${state}) ${op === 'eq' ? '=' : '<>'} ?`, values: [now, value] }
          : op === 'in' && Array.isArray(value)
            ? { sql: `(${state}) IN (SELECT value FROM json_each(?))`, values: [now, JSON.stringify(value)] }
            : null,
    },
  }
}
