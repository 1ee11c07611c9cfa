import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { channels, ChannelConfig, ChannelKind, Delivery, OutboxState } from '../../../src-preload/contract/channels.ts'
import { outboxStates } from '../../../src-preload/contract/channels.ts'
import type { Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { SqlValue } from '../../store/read-handle.ts'
import { quietHoursOf, storedChannels } from './outgoing.ts'

/** What the host answers itself, because secrets and networks are its own. */
type OfHost = 'list' | 'save' | 'remove' | 'test' | 'unlock'

interface DeliveryRow {
  readonly id: number
  readonly occurrence_id: number
  readonly title: string
  readonly channel_id: number
  readonly channel_name: string | null
  readonly recipient: string | null
  readonly state: OutboxState
  readonly attempts: number
  readonly next_attempt_at: string | null
  readonly tried_at: string | null
  readonly reason: string | null
  readonly answer: string | null
}

export const channelsReads: Omit<QueryHandlers<typeof channels, Reading>, OfHost> = {
  deliveries({ read }, { state, channelId, offset = 0, limit = 50 }) {
    const conditions = [
      // Dismissed ones are dealt with.
      `coalesce(b.reason, '') <> 'dismissed'`,
      ...(state === undefined ? [] : ['b.state = ?']),
      ...(channelId === undefined ? [] : ['b.channel_id = ?']),
    ]
    const values: SqlValue[] = [...(state === undefined ? [] : [state]), ...(channelId === undefined ? [] : [channelId])]
    const where = conditions.join(' AND ')
    const rows = read.all<DeliveryRow>(
      `SELECT b.*, o.title, n.name AS channel_name, m.name AS recipient FROM outbox AS b JOIN alert_occurrence AS o ON o.id = b.occurrence_id
       LEFT JOIN notice_channel AS n ON n.id = b.channel_id LEFT JOIN member AS m ON m.id = b.recipient_id
       WHERE ${where} ORDER BY b.id DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    return {
      total: read.value<number>(`SELECT count(*) FROM outbox AS b WHERE ${where}`, ...values) ?? 0,
      rows: rows.map((row): Delivery => ({
        id: row.id,
        occurrenceId: row.occurrence_id,
        title: row.title,
        channelId: row.channel_id,
        channelName: row.channel_name ?? '',
        recipient: row.recipient ?? '',
        state: row.state,
        attempts: row.attempts,
        nextAttemptAt: row.next_attempt_at,
        sentAt: row.tried_at,
        reason: row.reason,
        answer: row.answer,
      })),
      counts: outboxStates.map((one) => ({
        state: one,
        count:
          read.value<number>(`SELECT count(*) FROM outbox WHERE state = ? AND coalesce(reason, '') <> 'dismissed'`, one) ?? 0,
      })),
    }
  },
}

const resendable = `state IN ('dead', 'maybe', 'shed', 'failed')`

export const channelsCommands: Omit<CommandHandlers<typeof channels, Writing>, OfHost> = {
  setQuiet(w, { quiet }) {
    w.gate.write({ command: 'channels.setQuiet', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) =>
      tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('quiet_hours', ?)`, JSON.stringify(quiet)),
    )
    return {}
  },
  resend(w, { ids }) {
    const at = w.clock.now()
    const done = w.gate.write({ command: 'channels.resend', actor: w.actor, origin: 'user', at }, (tx) =>
      tx.unlogged(
        'outbox',
        // Under its old id where it had one: a receiver that tells repetitions may have it already.
        `UPDATE outbox SET state = CASE WHEN message_id IS NULL OR state = 'shed' THEN 'pending' ELSE 'failed' END,
         message_id = CASE WHEN state = 'shed' THEN NULL ELSE message_id END, attempts = 0, next_attempt_at = ?, reason = 'resent', answer = NULL
         WHERE id IN (SELECT value FROM json_each(?)) AND ${resendable}`,
        at,
        JSON.stringify(ids),
      ),
    )
    return { changed: done.result }
  },
  dismiss(w, { ids }) {
    const done = w.gate.write({ command: 'channels.dismiss', actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) =>
      tx.unlogged(
        'outbox',
        `UPDATE outbox SET reason = 'dismissed' WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('dead', 'maybe', 'shed')`,
        JSON.stringify(ids),
      ),
    )
    return { changed: done.result }
  },
}

export interface ChannelFacts {
  readonly id: number
  readonly kind: ChannelKind
  readonly name: string
  readonly enabled: boolean
  readonly minSeverity: Severity
  readonly config: ChannelConfig
  readonly pending: number
  readonly failed: number
  readonly lastSentAt: string | null
}

/** What the host asks of the store for the methods it answers itself. */
export const channelSteps = {
  'channels.stored': (r: Reading) => ({
    channels: storedChannels(r.read).map((channel): ChannelFacts => ({
      ...channel,
      pending: count(r, channel.id, `state IN ('pending', 'failed', 'sending')`),
      failed: count(r, channel.id, `state IN ('dead', 'maybe') AND coalesce(reason, '') <> 'dismissed'`),
      lastSentAt:
        r.read.value<string | null>(
          `SELECT max(tried_at) FROM outbox WHERE channel_id = ? AND state IN ('sent', 'shed')`,
          channel.id,
        ) ?? null,
    })),
    quiet: quietHoursOf(r.read),
    workspace: r.read.value<string>(`SELECT value FROM meta WHERE key = 'replica'`) ?? '',
  }),
  'channels.write': (
    w: Writing,
    input: { id?: number; kind: ChannelKind; name: string; enabled: boolean; minSeverity: Severity; config: ChannelConfig },
  ): { id: number | null } => {
    const at = w.clock.now()
    const row = {
      kind: input.kind,
      name: input.name,
      enabled: Number(input.enabled),
      min_severity: input.minSeverity,
      config: JSON.stringify(input.config),
      updated_at: at,
    }
    const { id } = input
    if (id !== undefined && !w.read.get('SELECT 1 FROM notice_channel WHERE id = ?', id)) return { id: null }
    const done = w.gate.write({ command: 'channels.save', subject: input.name, actor: w.actor, origin: 'user', at }, (tx) => {
      if (id === undefined) return tx.insert('notice_channel', { ...row, created_at: at })
      tx.update('notice_channel', id, row)
      return id
    })
    return { id: done.result }
  },
  'channels.delete': (w: Writing, { id }: { id: number }): { removed: boolean } => {
    const name = w.read.value<string>('SELECT name FROM notice_channel WHERE id = ?', id)
    if (name === undefined) return { removed: false }
    w.gate.write({ command: 'channels.remove', subject: name, actor: w.actor, origin: 'user', at: w.clock.now() }, (tx) => {
      tx.delete('notice_channel', id)
      tx.unlogged(
        'outbox',
        `UPDATE outbox SET state = 'dead', reason = 'channel-removed', next_attempt_at = NULL WHERE channel_id = ? AND state IN ('pending', 'failed')`,
        id,
      )
    })
    return { removed: true }
  },
}

function count(r: Reading, channelId: number, condition: string): number {
  return r.read.value<number>(`SELECT count(*) FROM outbox WHERE channel_id = ? AND ${condition}`, channelId) ?? 0
}
