import type { ChannelConfig, ChannelKind } from '../../../src-preload/contract/channels.ts'
import type { MessageItem } from './compose-message.ts'

/** Lines of the service feed as a receiver gets them; documented in decision 0015. */
export interface FeedLines {
  readonly format: string
  readonly generatedAt: string
  readonly customers: readonly object[]
  readonly removed: readonly number[]
}

/** A message to be sent: everything but the secrets, which the store does not have. */
export interface Claimed {
  readonly messageId: string
  readonly channelId: number
  readonly kind: ChannelKind | 'desktop'
  readonly config: ChannelConfig
  readonly attempt: number
  readonly items: readonly MessageItem[]
  /** Mail: where to; empty else. */
  readonly to: readonly string[]
  /** A webhook that takes the service feed: whose lines changed. */
  readonly feedOf?: readonly number[]
  /** The lines themselves as they stand when they are sent, and customers that are gone, instead of the items. */
  readonly feed?: FeedLines
  /** Desktop: the rule, by which notices replace each other. */
  readonly rule: string
}

/** How sending ended. `uncertain`: it may have arrived, and cannot be asked. */
export type Outcome =
  | { readonly kind: 'sent'; readonly answer: string; readonly shown: number }
  | {
      readonly kind: 'retry'
      readonly answer: string
      readonly reason: string
      readonly afterMs: number
      readonly wholeChannel: boolean
    }
  | { readonly kind: 'dead'; readonly answer: string; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly answer: string; readonly reason: string }
