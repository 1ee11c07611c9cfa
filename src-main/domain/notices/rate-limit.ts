/** At most `count` messages in any `windowMs`. */
export interface RateLimit {
  readonly count: number
  readonly windowMs: number
}

/** What the platforms allow a robot; ours stay below for 企业微信 and 钉钉, whose ban lasts ten minutes. */
export const robotLimits = {
  wecom: [{ count: 18, windowMs: 60_000 }],
  dingtalk: [{ count: 18, windowMs: 60_000 }],
  feishu: [
    { count: 100, windowMs: 60_000 },
    { count: 5, windowMs: 1000 },
  ],
} as const satisfies Readonly<Record<string, readonly RateLimit[]>>

/**
 * When each message may go: not before it was asked for, not before the one ahead of it, and never more than every limit
 * allows. All times in milliseconds on one scale; `sent` are the times of what already went, oldest first. The answer has
 * one time per request, in the order given. Throws a RangeError on a limit of nothing.
 */
export function sendTimes(requests: readonly number[], limits: readonly RateLimit[], sent: readonly number[] = []): number[] {
  if (limits.some((limit) => !(limit.count >= 1))) throw new RangeError('a limit must allow at least one message')
  const times = [...sent]
  for (const request of requests) {
    let at = Math.max(request, times.at(-1) ?? request)
    for (const { count, windowMs } of limits) at = Math.max(at, (times.at(-count) ?? -Infinity) + windowMs)
    times.push(at)
  }
  return times.slice(sent.length)
}
