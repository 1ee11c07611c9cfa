import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { FeedLines } from '../../domain/notices/deliveries.ts'
import { storedChannels, takesFeed } from '../channels/index.ts'
import { feed } from './feed.ts'

const mark = 'service_feed_changes'
/** Rows of the change log looked at in one transaction. */
const stepRows = 500

/** Columns of a customer that a line of the feed shows. */
const shown = ['name', 'uscc', 'tier', 'evaluated_tier', 'owner_id', 'success_manager_id']

interface Change {
  readonly set: number
  readonly seq: number
  readonly table_name: string
  readonly row_id: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly before: string | null
  readonly after: string | null
}

const channelsOf = (r: Pick<Reading, 'read'>) => storedChannels(r.read).filter((channel) => channel.enabled && takesFeed(channel))

/**
 * Puts customers whose line of the service feed changed (rule D4) into the outbox of every channel that takes it: once a
 * change set, customer and channel. The line itself is read when it is sent, so that the last word is what arrives. One bounded
 * step; without such a channel nothing is done and nothing remembered.
 */
export function feedChanges(w: Writing): { more: boolean } {
  const channels = channelsOf(w)
  const known = w.read.value<string>('SELECT value FROM meta WHERE key = ?', mark)
  if (channels.length === 0 && known === undefined) return { more: false }
  const intent = { command: 'services.feedChanges', actor: w.actor, origin: 'rule', at: w.clock.now() } as const
  if (channels.length === 0 || known === undefined) {
    // Whoever joins is sent what changes from now on; what stands is in the file.
    w.gate.write(intent, (tx) => setMark(tx, channels.length === 0 ? null : endOfLog(w)))
    return { more: false }
  }
  const [set = 0, seq = 0] = known.split(':').map(Number)
  const rows = w.read.all<Change>(
    `SELECT change_set_id AS "set", seq, table_name, row_id, op, before, after FROM change_row
     WHERE (change_set_id, seq) > (?, ?) ORDER BY change_set_id, seq LIMIT ?`,
    set,
    seq,
    stepRows,
  )
  const last = rows.at(-1)
  if (!last) return { more: false }
  w.gate.write(intent, (tx) => {
    for (const change of rows)
      for (const id of customersIn(w, change)) {
        const occurrence = occur(tx, id, change.set, w.clock.now())
        for (const channel of channels)
          tx.unlogged(
            'outbox',
            `INSERT OR IGNORE INTO outbox (occurrence_id, recipient_id, channel_id, state, attempts, next_attempt_at) VALUES (?, 0, ?, 'pending', 0, ?)`,
            occurrence,
            channel.id,
            w.clock.now(),
          )
      }
    setMark(tx, `${last.set}:${last.seq}`)
  })
  return { more: rows.length === stepRows }
}

function setMark(tx: GateTransaction, value: string | null): void {
  if (value === null) tx.unlogged('meta', 'DELETE FROM meta WHERE key = ?', mark)
  else tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', mark, value)
}

function endOfLog({ read }: Reading): string {
  const last = read.get<{ set: number; seq: number }>(
    'SELECT change_set_id AS "set", seq FROM change_row ORDER BY change_set_id DESC, seq DESC LIMIT 1',
  )
  return `${last?.set ?? 0}:${last?.seq ?? -1}`
}

/** The customers whose line a change touches: where a contact or meeting moved, both. */
function customersIn({ read }: Reading, { table_name: table, row_id: id, op, before, after }: Change): number[] {
  const images = [before, after].map((text) => (text === null ? {} : (JSON.parse(text) as Record<string, unknown>)))
  if (table === 'customer') return op !== 'update' || images.some((image) => shown.some((column) => column in image)) ? [id] : []
  if (table !== 'contact' && table !== 'meeting') return []
  const named = images.map((image) => image['customer_id'])
  const now = read.value<number>(`SELECT customer_id FROM ${table} WHERE id = ?`, id)
  return [...new Set([...named, now].filter((one): one is number => typeof one === 'number'))]
}

/** The lines of some customers as they stand, and those that are gone. */
export function feedLines(r: Reading, { ids }: { ids: readonly number[] }): FeedLines {
  const { format, generatedAt, customers } = feed(r, { ids, limit: ids.length })
  const there = new Set(customers.map(({ id }) => id))
  return { format, generatedAt, customers, removed: ids.filter((id) => !there.has(id)) }
}

/** What the delivery is about; it stands in no inbox. */
function occur(tx: GateTransaction, customerId: number, set: number, at: string): number {
  const key = ['service-feed', customerId, `change:${set}`] as const
  const name = tx.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId) ?? String(customerId)
  tx.unlogged(
    'alert_occurrence',
    `INSERT OR IGNORE INTO alert_occurrence (rule_key, rule_version, subject, subject_id, period, fired_at, late, severity, title, body, facts, cause)
     VALUES (?, 1, 'customer', ?, ?, ?, 0, 'info', ?, '', '{}', ?)`,
    ...key,
    at,
    `服务名单：${name}`,
    set,
  )
  return (
    tx.read.value<number>('SELECT id FROM alert_occurrence WHERE rule_key = ? AND subject_id = ? AND period = ?', ...key) ?? 0
  )
}
