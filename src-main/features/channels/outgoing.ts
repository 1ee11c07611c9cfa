import { severities, type RuleDefinition, type Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { ChannelConfig, ChannelKind, QuietHours } from '../../../src-preload/contract/channels.ts'
import { instantOf, isoOf } from '../../domain/_base/instants.ts'
import type { WorkingCalendar } from '../../domain/_base/working-calendar.ts'
import { digestAt, quietUntil } from '../../domain/notices/delivery-times.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface StoredChannel {
  readonly id: number
  readonly kind: ChannelKind
  readonly name: string
  readonly enabled: boolean
  readonly minSeverity: Severity
  readonly config: ChannelConfig
}

/** The desktop is a channel that nobody sets up. */
export const desktopChannel = 0

export function storedChannels(read: ReadHandle): StoredChannel[] {
  return read
    .all<{ id: number; kind: ChannelKind; name: string; enabled: number; min_severity: Severity; config: string }>(
      'SELECT * FROM notice_channel ORDER BY id',
    )
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      enabled: row.enabled === 1,
      minSeverity: row.min_severity,
      config: JSON.parse(row.config) as ChannelConfig,
    }))
}

/** A call centre's system reads lines, not notices. */
export function takesFeed({ kind, config }: Pick<StoredChannel, 'kind' | 'config'>): boolean {
  return kind === 'webhook' && config.feed === true
}

export function quietHoursOf(read: ReadHandle): QuietHours | null {
  const text = read.value<string>(`SELECT value FROM meta WHERE key = 'quiet_hours'`)
  return text === undefined ? null : (JSON.parse(text) as QuietHours | null)
}

interface Told {
  readonly id: number
  readonly cc: boolean
}

/** Puts what goes out beside the inbox into the outbox, in the transaction that makes the occurrence. */
export class Outgoing {
  readonly #tx: GateTransaction
  readonly #channels: readonly StoredChannel[]
  readonly #emails: ReadonlyMap<number, string>
  readonly #now: string
  readonly #quietEnd: string | null
  /** When a channel's digest goes out, of those that have one. */
  readonly #digests: ReadonlyMap<number, string>

  constructor(w: Writing, tx: GateTransaction, calendar: WorkingCalendar) {
    this.#tx = tx
    this.#now = w.clock.now()
    this.#channels = storedChannels(tx.read).filter((channel) => channel.enabled)
    this.#emails = new Map(
      tx.read
        .all<{ id: number; email: string }>('SELECT id, email FROM member WHERE email IS NOT NULL')
        .map(({ id, email }) => [id, email]),
    )
    const hours = quietHoursOf(tx.read)
    const now = instantOf(this.#now)
    const quiet = quietUntil(hours, calendar, now)
    this.#quietEnd = quiet === null ? null : isoOf(quiet)
    this.#digests = new Map(
      this.#channels.flatMap(({ id, config }) => {
        const at = digestAt(config.digest ?? [], hours, calendar, now)
        return at === null ? [] : [[id, isoOf(at)] as const]
      }),
    )
  }

  /** What cannot wait also comes in quiet hours and before a digest (rule H3). */
  add(occurrenceId: number, definition: RuleDefinition, told: readonly Told[], severity: Severity): void {
    const first = told.find(({ cc }) => !cc)?.id ?? 0
    const put = (recipient: number, channel: number, dead: string | null = null) => {
      const digest = this.#digests.get(channel)
      const held = severity === 'critical' ? null : (digest ?? this.#quietEnd)
      return this.#tx.unlogged(
        'outbox',
        `INSERT OR IGNORE INTO outbox (occurrence_id, recipient_id, channel_id, state, attempts, next_attempt_at, reason) VALUES (?, ?, ?, ?, 0, ?, ?)`,
        occurrenceId,
        recipient,
        channel,
        dead === null ? 'pending' : 'dead',
        dead === null ? (held ?? this.#now) : null,
        dead ?? (held === null ? null : digest === undefined ? 'quiet-hours' : 'digest'),
      )
    }
    if (definition.desktop) put(first, desktopChannel)
    for (const channel of this.#channels) {
      if (!reaches(definition, severity, channel)) continue
      if (channel.kind !== 'mail') put(first, channel.id)
      else {
        const people = told.filter(({ id }) => id !== 0)
        for (const { id } of people) put(id, channel.id, this.#emails.has(id) ? null : 'no-address')
        if ((channel.config.to?.length ?? 0) > 0) put(0, channel.id)
      }
    }
  }
}

function reaches(definition: RuleDefinition, severity: Severity, channel: StoredChannel): boolean {
  if (takesFeed(channel)) return false
  if (definition.channels !== 'all') return definition.channels.includes(channel.id)
  return severities.indexOf(severity) >= severities.indexOf(channel.minSeverity)
}
