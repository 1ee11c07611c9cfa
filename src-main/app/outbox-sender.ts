import type { ChannelSecrets } from '../../src-preload/contract/channels.ts'
import { composeMessage } from '../domain/notices/compose-message.ts'
import type { Claimed, FeedLines, Outcome } from '../domain/notices/deliveries.ts'
import type { ClaimAnswer } from '../features/channels/index.ts'
import type { StepName } from './store-step.ts'

export interface DesktopLine {
  readonly tag: string
  readonly title: string
  readonly body: string
  readonly severity: Claimed['items'][number]['severity']
}

export interface SenderParts {
  /** Asks a thread of the open store. */
  step(name: StepName, input: unknown, on: 'writer' | 'reader'): Promise<unknown>
  send(message: Claimed, secrets: ChannelSecrets): Promise<Outcome>
  secretsOf(channelId: number): Promise<ChannelSecrets | null>
  /** Shows on the desktop; the same tag replaces. */
  show(line: DesktopLine): void
  random(): number
}

/** So many messages of one channel in one go; then the others have their turn. */
const inOneGo = 20

/**
 * Sends what is in the outbox: claim, send, say how it went, channel by channel, side by side, so that one that hangs holds up
 * nobody else. A kill between sending and saying so is resolved at the next start (`outbox.recover`).
 */
export class OutboxSender {
  readonly #parts: SenderParts
  readonly #busy = new Map<number, Promise<string | null>>()

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /** Sends all that is due; answers with the instant of the next that is not yet, or null. */
  async run(): Promise<string | null> {
    const waiting = (await this.#parts.step('outbox.waiting', {}, 'reader')) as { channelId: number; at: string }[]
    const later: string[] = []
    const due = new Set(waiting.map(({ channelId }) => channelId))
    await Promise.all(
      [...due].map(async (channelId) => {
        const running = this.#busy.get(channelId)
        if (running) return void (await running)
        const work = this.#channel(channelId)
        this.#busy.set(channelId, work)
        try {
          const at = await work
          if (at !== null) later.push(at)
        } finally {
          this.#busy.delete(channelId)
        }
      }),
    )
    return later.toSorted()[0] ?? null
  }

  async #channel(channelId: number): Promise<string | null> {
    // Without its secrets nothing is tried: it waits for the passphrase, and the list of deliveries says so.
    const secrets = channelId === 0 ? {} : await this.#parts.secretsOf(channelId)
    if (secrets === null) {
      await this.#parts.step('outbox.hold', { channelId, reason: 'secrets-locked' }, 'writer')
      return null
    }
    for (let sent = 0; sent < inOneGo; sent++) {
      const { message, waitUntil } = (await this.#parts.step('outbox.claim', { channelId }, 'writer')) as ClaimAnswer
      if (!message) return waitUntil
      const outcome = await this.#send(message, secrets)
      await this.#parts.step('outbox.settle', { messageId: message.messageId, outcome, random: this.#parts.random() }, 'writer')
    }
    // There may be more: look again at once.
    return new Date(0).toISOString()
  }

  async #send(message: Claimed, secrets: ChannelSecrets): Promise<Outcome> {
    if (message.kind === 'desktop') {
      const { subject, text, shown } = composeMessage(message.items, 600)
      const [first] = message.items
      const single = message.items.length === 1
      this.#parts.show({
        tag: message.messageId,
        // On the desktop all are of one rule: the first says which.
        title: single ? (first?.title ?? subject) : `${first?.title ?? subject} 等 ${message.items.length} 条`,
        body: single ? (first?.body ?? '') : text.slice(subject.length).trim(),
        severity: message.items.some(({ severity }) => severity === 'critical') ? 'critical' : (first?.severity ?? 'info'),
      })
      return { kind: 'sent', answer: '', shown }
    }
    if (!message.feedOf) return this.#parts.send(message, secrets)
    // The last word, not the one that held when it was noted: later ones come in messages of their own.
    const feed = (await this.#parts.step('services.feedLines', { ids: message.feedOf }, 'reader')) as FeedLines
    return this.#parts.send({ ...message, feed }, secrets)
  }
}
