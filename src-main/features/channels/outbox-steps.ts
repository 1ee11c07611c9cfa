import type { Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { ChannelConfig } from '../../../src-preload/contract/channels.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { Claimed, Outcome } from '../../domain/notices/deliveries.ts'
import { mostAttempts, retryAt } from '../../domain/notices/delivery-times.ts'
import type { MessageItem } from '../../domain/notices/compose-message.ts'
import { robotLimits, sendTimes, type RateLimit } from '../../domain/notices/rate-limit.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { desktopChannel, storedChannels, takesFeed, type StoredChannel } from './outgoing.ts'

export interface ClaimAnswer {
  readonly message: Claimed | null
  /** Nothing to send before this instant; null: nothing is waiting. */
  readonly waitUntil: string | null
}

interface Row {
  readonly id: number
  readonly occurrence_id: number
  readonly subject_id: number
  readonly recipient_id: number
  readonly attempts: number
  readonly message_id: string | null
  readonly rule_key: string
  readonly title: string
  readonly body: string
  readonly severity: Severity
  readonly late: number
}

/** Longer than any sending takes: what is still "sending" after it was killed between sending and saying so. */
const leaseMs = 120_000
/** So many become one message at most; a flood beyond it makes a second one. */
const mostTogether = 5000
/** Lines of the service feed in one message. */
const mostLines = 500
const rowSql = `SELECT b.id, b.occurrence_id, b.recipient_id, b.attempts, b.message_id, o.subject_id, o.rule_key, o.title, o.body, o.severity, o.late
  FROM outbox AS b JOIN alert_occurrence AS o ON o.id = b.occurrence_id`

const limitsOf = (kind: Claimed['kind']): readonly RateLimit[] =>
  kind === 'wecom' || kind === 'dingtalk' || kind === 'feishu'
    ? robotLimits[kind]
    : kind === 'desktop'
      ? []
      : [{ count: 60, windowMs: 60_000 }]

/** A channel whose receiver tells repetitions by their id may get an uncertain message again. */
const deduplicates = (kind: Claimed['kind'], config: ChannelConfig) =>
  kind === 'desktop' || (kind === 'webhook' && config.deduplicates === true)

const intent = (w: Writing) => ({ command: 'outbox', actor: w.actor, origin: 'rule', at: w.clock.now() }) as const

/** Channels with something to send, each with the earliest instant. */
export function outboxWaiting(r: Reading): { channelId: number; at: string }[] {
  const enabled = new Set([
    desktopChannel,
    ...storedChannels(r.read)
      .filter(({ enabled: on }) => on)
      .map(({ id }) => id),
  ])
  const rows = r.read.all<{ channelId: number; at: string }>(
    `SELECT channel_id AS channelId, min(coalesce(next_attempt_at, '')) AS at FROM outbox WHERE state IN ('pending', 'failed') GROUP BY channel_id
     UNION ALL SELECT channel_id, min(lease_until) FROM outbox WHERE state = 'sending' GROUP BY channel_id`,
  )
  return rows.filter(({ channelId }) => enabled.has(channelId))
}

/**
 * After a start nobody is sending: what was being sent when the app ended is uncertain. It is sent again where the receiver
 * tells repetitions, else marked so and left to a person (decision 0011).
 */
export function recoverOutbox(w: Writing, { all = true }: { all?: boolean }): { recovered: number } {
  const now = w.clock.now()
  const condition = all ? '1' : 'lease_until <= ?'
  const values = all ? [] : [now]
  if (!w.read.get(`SELECT 1 FROM outbox WHERE state = 'sending' AND ${condition} LIMIT 1`, ...values)) return { recovered: 0 }
  const again = [
    desktopChannel,
    ...storedChannels(w.read)
      .filter(({ kind, config }) => deduplicates(kind, config))
      .map(({ id }) => id),
  ]
  const { result } = w.gate.write(intent(w), (tx) => {
    const resumed = tx.unlogged(
      'outbox',
      `UPDATE outbox SET state = 'failed', next_attempt_at = ?, lease_until = NULL, reason = 'interrupted' WHERE state = 'sending' AND ${condition} AND channel_id IN (${again.join(',')})`,
      now,
      ...values,
    )
    return (
      resumed +
      tx.unlogged(
        'outbox',
        `UPDATE outbox SET state = 'maybe', lease_until = NULL, next_attempt_at = NULL, reason = 'interrupted' WHERE state = 'sending' AND ${condition}`,
        ...values,
      )
    )
  })
  return { recovered: result }
}

/** Takes the next message of a channel: those waiting for one person become one. Nothing is sent yet. */
export function claim(w: Writing, { channelId }: { channelId: number }): ClaimAnswer {
  recoverOutbox(w, { all: false })
  const channel = channelId === desktopChannel ? null : storedChannels(w.read).find(({ id }) => id === channelId)
  if (channel === undefined || channel?.enabled === false) return { message: null, waitUntil: null }
  const kind = channel?.kind ?? 'desktop'
  const now = w.clock.now()
  const free = freeAt(w, channelId, limitsOf(kind), now)
  if (free > now) return { message: null, waitUntil: free }
  const rows = nextRows(w, channelId, kind, now, channel && takesFeed(channel) ? mostLines : mostTogether)
  const [first] = rows
  if (!first) {
    const at = w.read.value<string | null>(
      `SELECT min(next_attempt_at) FROM outbox WHERE channel_id = ? AND state IN ('pending', 'failed')`,
      channelId,
    )
    return { message: null, waitUntil: at ?? null }
  }
  const messageId = first.message_id ?? `jw-${first.id}-${first.attempts}-${instantOf(now).toString(36)}`
  const ids = JSON.stringify(rows.map(({ id }) => id))
  w.gate.write(intent(w), (tx) =>
    tx.unlogged(
      'outbox',
      `UPDATE outbox SET state = 'sending', attempts = attempts + 1, message_id = ?, tried_at = ?, lease_until = ?, next_attempt_at = NULL
       WHERE id IN (SELECT value FROM json_each(?))`,
      messageId,
      now,
      isoOf(instantOf(now) + leaseMs),
      ids,
    ),
  )
  return {
    message: {
      messageId,
      channelId,
      kind,
      config: channel?.config ?? {},
      attempt: first.attempts + 1,
      items: rows.map(itemOf),
      to: channel?.kind === 'mail' ? addresses(w, channel, first.recipient_id) : [],
      rule: first.rule_key,
      ...(channel && takesFeed(channel) ? { feedOf: [...new Set(rows.map(({ subject_id }) => subject_id))] } : {}),
    },
    waitUntil: null,
  }
}

/** A message that failed goes again as it was; else all that wait for the same person, on the desktop those of one rule. */
function nextRows(r: Reading, channelId: number, kind: Claimed['kind'], now: string, most: number): Row[] {
  const failed = r.read.value<string>(
    `SELECT message_id FROM outbox WHERE channel_id = ? AND state = 'failed' AND next_attempt_at <= ? AND message_id IS NOT NULL ORDER BY next_attempt_at, id LIMIT 1`,
    channelId,
    now,
  )
  if (failed !== undefined)
    return r.read.all<Row>(`${rowSql} WHERE b.message_id = ? AND b.state = 'failed' ORDER BY b.id`, failed)
  const first = r.read.get<Row>(
    `${rowSql} WHERE b.channel_id = ? AND b.state = 'pending' AND b.next_attempt_at <= ? ORDER BY o.severity = 'critical' DESC, b.id LIMIT 1`,
    channelId,
    now,
  )
  if (!first) return []
  // On one screen it does not matter whose it is: a notice for each rule.
  const [same, value] = kind === 'desktop' ? ['o.rule_key', first.rule_key] : ['b.recipient_id', first.recipient_id]
  return r.read.all<Row>(
    `${rowSql} WHERE b.channel_id = ? AND b.state = 'pending' AND b.next_attempt_at <= ? AND ${same} = ? ORDER BY b.id LIMIT ${most}`,
    channelId,
    now,
    value,
  )
}

/** The instant from which the platform takes another message: its limits, and a pause after a ban. */
function freeAt(r: Reading, channelId: number, limits: readonly RateLimit[], now: string): string {
  const pause = r.read.value<string>('SELECT value FROM meta WHERE key = ?', `channel_pause:${channelId}`)
  const from = pause !== undefined && pause > now ? pause : now
  if (limits.length === 0) return from
  const window = Math.max(...limits.map(({ windowMs }) => windowMs))
  const sent = r.read
    .column<string>(
      'SELECT DISTINCT tried_at FROM outbox WHERE channel_id = ? AND tried_at > ? ORDER BY tried_at',
      channelId,
      isoOf(instantOf(now) - window),
    )
    .map(instantOf)
    // A clock that was set back leaves times ahead of it, which say nothing about now.
    .filter((at) => at <= instantOf(now))
  const [at = instantOf(from)] = sendTimes([instantOf(from)], limits, sent)
  return isoOf(at)
}

const itemOf = ({ title, body, severity, late }: Row): MessageItem => ({ title, body, severity, late: late === 1 })

function addresses(r: Reading, channel: StoredChannel, recipientId: number): string[] {
  if (recipientId === 0) return channel.config.to ?? []
  const own = r.read.value<string | null>('SELECT email FROM member WHERE id = ?', recipientId)
  return own ? [own] : []
}

/** Says how a message ended; only while it is "sending", so that saying it twice changes nothing. `random`: 0 ≤ r < 1. */
export function settle(
  w: Writing,
  { messageId, outcome, random }: { messageId: string; outcome: Outcome; random: number },
): { settled: number } {
  const { result } = w.gate.write(intent(w), (tx) => settleIn(w, tx, messageId, outcome, random))
  return { settled: result }
}

function settleIn(w: Writing, tx: GateTransaction, messageId: string, outcome: Outcome, random: number): number {
  const row = tx.read.get<{ attempts: number; channel_id: number }>(
    `SELECT max(attempts) AS attempts, channel_id FROM outbox WHERE message_id = ? AND state = 'sending'`,
    messageId,
  )
  if (!row || row.attempts === null) return 0
  const set = (state: string, reason: string | null, next: string | null) =>
    tx.unlogged(
      'outbox',
      `UPDATE outbox SET state = ?, reason = ?, next_attempt_at = ?, lease_until = NULL, answer = ? WHERE message_id = ? AND state = 'sending'`,
      state,
      reason,
      next,
      outcome.answer.slice(0, 500),
      messageId,
    )
  if (outcome.kind === 'sent') {
    const settled = set('sent', null, null)
    // Counted in the message but not written out in it: said in the list of deliveries too.
    if (settled > outcome.shown)
      tx.unlogged(
        'outbox',
        `UPDATE outbox SET state = 'shed', reason = 'merged' WHERE message_id = ? AND state = 'sent' AND id IN
         (SELECT b.id FROM outbox AS b JOIN alert_occurrence AS o ON o.id = b.occurrence_id WHERE b.message_id = ?
          ORDER BY CASE o.severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, b.id LIMIT -1 OFFSET ?)`,
        messageId,
        messageId,
        outcome.shown,
      )
    return settled
  }
  if (outcome.kind === 'dead') return set('dead', outcome.reason, null)
  const now = instantOf(w.clock.now())
  const channel = storedChannels(tx.read).find(({ id }) => id === row.channel_id)
  const mayRepeat = outcome.kind === 'retry' || deduplicates(channel?.kind ?? 'desktop', channel?.config ?? {})
  if (!mayRepeat) return set('maybe', outcome.reason, null)
  if (row.attempts >= mostAttempts) return set('dead', outcome.reason, null)
  const at = isoOf(retryAt(now, row.attempts, random, outcome.kind === 'retry' ? outcome.afterMs : 0))
  if (outcome.kind === 'retry' && outcome.wholeChannel)
    tx.unlogged('meta', 'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', `channel_pause:${row.channel_id}`, at)
  return set('failed', outcome.reason, at)
}

/** Says why a channel's messages wait, without trying any: an attempt that cannot be made is none. */
export function hold(w: Writing, { channelId, reason }: { channelId: number; reason: string }): { held: number } {
  const waiting = `channel_id = ? AND state IN ('pending', 'failed') AND coalesce(reason, '') <> ?`
  if (!w.read.get(`SELECT 1 FROM outbox WHERE ${waiting} LIMIT 1`, channelId, reason)) return { held: 0 }
  const { result } = w.gate.write(intent(w), (tx) =>
    tx.unlogged('outbox', `UPDATE outbox SET reason = ? WHERE ${waiting}`, reason, channelId, reason),
  )
  return { held: result }
}

export const outboxSteps = {
  'outbox.hold': hold,
  'outbox.waiting': outboxWaiting,
  'outbox.recover': recoverOutbox,
  'outbox.claim': claim,
  'outbox.settle': settle,
}
