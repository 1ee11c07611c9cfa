import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, id, instant, text } from './_words/basics.ts'
import { severities } from './alert-rules.ts'

export const channelKinds = ['mail', 'wecom', 'dingtalk', 'feishu', 'webhook'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** What may stand in the workspace. Addresses that open a robot and passwords are secrets and never come back out. */
export const channelConfig = v.object({
  /** Mail: the server. */
  host: v.optional(text(200)),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  security: v.optional(v.picklist(['tls', 'starttls', 'none'])),
  user: v.optional(text(200)),
  from: v.optional(text(200)),
  /** Mail: beside the member's own address. */
  to: v.optional(v.pipe(v.array(text(200)), v.maxLength(50))),
  /** Robots: a word that the robot insists on; it is put before every message. */
  keyword: v.optional(text(40)),
  /** Minutes after midnight at which what waits goes out together (rule H3); none: at once. What is critical never waits. */
  digest: v.optional(v.pipe(v.array(v.pipe(count, v.maxValue(1439))), v.maxLength(12))),
  /** Webhook: the receiver tells repetitions by the message id, so that an uncertain delivery may be sent again. */
  deduplicates: v.optional(v.boolean()),
  /** Webhook: it is sent the lines of the service feed that changed (rule D4), and no notices. */
  feed: v.optional(v.boolean()),
})
export type ChannelConfig = v.InferOutput<typeof channelConfig>

const secrets = v.object({
  /** The robot's or webhook's whole address. */
  url: v.optional(text(2000)),
  /** Signing secret, HMAC key or mail password. */
  secret: v.optional(text(500)),
})
export type ChannelSecrets = v.InferOutput<typeof secrets>

export const quietHours = v.object({
  /** Minutes after midnight; runs over midnight where `from` is later than `to`. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  to: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  /** Also all day on days that are not worked. */
  daysOff: v.boolean(),
})
export type QuietHours = v.InferOutput<typeof quietHours>

const channel = v.object({
  id,
  kind: v.picklist(channelKinds),
  name: v.string(),
  enabled: v.boolean(),
  minSeverity: v.picklist(severities),
  config: channelConfig,
  /** Which secrets are there; null where they cannot be read on this machine. */
  secrets: v.nullable(v.array(v.picklist(['url', 'secret']))),
  pending: count,
  failed: count,
  lastSentAt: v.nullable(instant),
})
export type Channel = v.InferOutput<typeof channel>

export const outboxStates = ['pending', 'sending', 'sent', 'failed', 'dead', 'maybe', 'shed'] as const
export type OutboxState = (typeof outboxStates)[number]

const delivery = v.object({
  id,
  occurrenceId: id,
  title: v.string(),
  channelId: count,
  channelName: v.string(),
  recipient: v.string(),
  state: v.picklist(outboxStates),
  attempts: count,
  nextAttemptAt: v.nullable(instant),
  sentAt: v.nullable(instant),
  reason: v.nullable(v.string()),
  answer: v.nullable(v.string()),
})
export type Delivery = v.InferOutput<typeof delivery>

const secretsState = v.picklist(['keychain', 'open', 'locked', 'unset'])

export const channels = {
  list: query({
    input: v.object({}),
    output: v.object({
      channels: v.array(channel),
      quiet: v.nullable(quietHours),
      /** Where secrets are: the system's keychain, a file opened or still locked by its passphrase, or nowhere yet. */
      secrets: secretsState,
    }),
    reads: ['notice_channel', 'outbox', 'meta'],
  }),
  /** Secrets left out are kept. */
  save: command({
    input: v.object({
      id: v.optional(id),
      kind: v.picklist(channelKinds),
      name: v.pipe(text(60), v.trim(), v.nonEmpty()),
      enabled: v.boolean(),
      minSeverity: v.picklist(severities),
      config: channelConfig,
      secrets,
    }),
    output: v.object({ id }),
    failures: {
      'not-found': 'not-found',
      'bad-address': 'invalid',
      'host-not-allowed': 'forbidden',
      'secrets-locked': 'precondition',
      incomplete: 'invalid',
    },
  }),
  remove: command({ input: v.object({ id }), output: v.object({}), failures: { 'not-found': 'not-found' } }),
  setQuiet: command({ input: v.object({ quiet: v.nullable(quietHours) }), output: v.object({}) }),
  /** Sends one message now; what the other side answered, in words a person can act on. */
  test: command({
    input: v.object({ id, to: v.optional(text(200)) }),
    output: v.object({ ok: v.boolean(), code: v.string(), answer: v.string() }),
    failures: {
      'not-found': 'not-found',
      'secrets-locked': 'precondition',
      incomplete: 'invalid',
      'host-not-allowed': 'forbidden',
    },
  }),
  /** Opens the secrets' file, or makes it with this passphrase. */
  unlock: command({
    input: v.object({ passphrase: v.pipe(text(200), v.minLength(8)) }),
    output: v.object({}),
    failures: { 'wrong-passphrase': 'forbidden' },
  }),
  deliveries: query({
    input: v.object({
      state: v.optional(v.picklist(outboxStates)),
      channelId: v.optional(count),
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
    }),
    output: v.object({
      total: count,
      rows: v.array(delivery),
      counts: v.array(v.object({ state: v.picklist(outboxStates), count })),
    }),
    reads: ['outbox'],
  }),
  /** Once more from the beginning: dead, uncertain and merged ones. */
  resend: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)) }),
    output: v.object({ changed: count }),
  }),
  /** Taken off the list of what failed: somebody saw to it. */
  dismiss: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000)) }),
    output: v.object({ changed: count }),
  }),
}
