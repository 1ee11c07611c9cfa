import { createHmac } from 'node:crypto'
import type { ChannelSecrets } from '../../../src-preload/contract/channels.ts'
import { judgeAddress } from '../../domain/notices/allowed-address.ts'
import { composeMessage } from '../../domain/notices/compose-message.ts'
import type { Claimed, Outcome } from '../../domain/notices/deliveries.ts'
import { parsed } from './robots.ts'
import { postJson } from './post-json.ts'
import type { SendOptions } from './send-message.ts'

const mostItems = 200

/**
 * A generic webhook (rule H4). The body is JSON `{id, sentAt, subject, text, count, items: [{title, body, severity, late}]}`.
 * One that takes the service feed (rule D4) gets `{id, sentAt, format, generatedAt, customers, removed}` instead.
 * `X-Jingwei-Id` is the message's id, the same when it is sent again; `X-Jingwei-Timestamp` milliseconds since 1970;
 * `X-Jingwei-Signature: sha256=` hex of HMAC-SHA256 with the channel's key over timestamp, a dot and the body as it stands.
 * Any 2xx is taken; 408, 425, 429 and 5xx are tried again; anything else is final.
 */
export async function sendToWebhook(message: Claimed, secrets: ChannelSecrets, options: SendOptions): Promise<Outcome> {
  const address = parsed(secrets.url)
  if (!address) return { kind: 'dead', answer: '', reason: 'incomplete' }
  if (judgeAddress('webhook', address.protocol, address.host, options.allowedHosts) !== 'ok')
    return { kind: 'dead', answer: '', reason: 'host-not-allowed' }
  const { subject, text } = composeMessage(message.items, 18_000, message.config.keyword)
  const timestamp = String(options.now())
  const head = { id: message.messageId, sentAt: new Date(options.now()).toISOString() }
  const body = JSON.stringify(
    message.feed
      ? { ...head, ...message.feed }
      : { ...head, subject, text, count: message.items.length, items: message.items.slice(0, mostItems) },
  )
  const answer = await postJson(address, body, {
    'x-jingwei-id': message.messageId,
    'x-jingwei-timestamp': timestamp,
    ...(secrets.secret ? { 'x-jingwei-signature': `sha256=${webhookSignature(secrets.secret, timestamp, body)}` } : {}),
  })
  if (answer.kind === 'no-answer') return { kind: 'uncertain', answer: answer.code, reason: 'no-answer' }
  if (answer.kind === 'unreachable')
    return { kind: 'retry', answer: answer.code, reason: 'network', afterMs: 0, wholeChannel: false }
  const { status } = answer
  if (status >= 200 && status < 300)
    return {
      kind: 'sent',
      answer: `HTTP ${status}`,
      shown: message.feed ? message.items.length : Math.min(mostItems, message.items.length),
    }
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return {
      kind: 'retry',
      answer: `HTTP ${status}`,
      reason: status === 429 ? 'rate-limited' : 'server-error',
      afterMs: 0,
      wholeChannel: status === 429,
    }
  return { kind: 'dead', answer: `HTTP ${status}`, reason: status === 401 || status === 403 ? 'set-up' : 'refused' }
}

export function webhookSignature(key: string, timestamp: string, body: string): string {
  return createHmac('sha256', key).update(`${timestamp}.${body}`, 'utf8').digest('hex')
}
