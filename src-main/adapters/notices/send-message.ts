import type { ChannelSecrets } from '../../../src-preload/contract/channels.ts'
import type { Claimed, Outcome } from '../../domain/notices/deliveries.ts'
import { sendMail } from './mail.ts'
import { sendToRobot } from './robots.ts'
import { sendToWebhook } from './webhook.ts'

export interface SendOptions {
  /** Tests and trials on this machine only: hosts beside the platforms' own that may be sent to. */
  readonly allowedHosts: readonly string[]
  /** The real time, which signatures carry: platforms refuse those that are an hour off. */
  now(): number
}

/** Sends one message through a network channel. Never throws: what happened is the answer. */
export async function sendMessage(message: Claimed, secrets: ChannelSecrets, options: SendOptions): Promise<Outcome> {
  try {
    if (message.kind === 'mail') return await sendMail(message, secrets)
    if (message.kind === 'webhook') return await sendToWebhook(message, secrets, options)
    if (message.kind === 'desktop') return { kind: 'dead', answer: '', reason: 'no-such-channel' }
    return await sendToRobot(message.kind, message, secrets, options)
  } catch (error) {
    // What went wrong may quote an address, which is a secret: only its kind is said.
    return { kind: 'dead', answer: error instanceof Error ? error.name : '', reason: 'internal' }
  }
}
