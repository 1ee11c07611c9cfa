export type RobotPlatform = 'wecom' | 'dingtalk' | 'feishu'

/** What to do with a message the platform did not take. */
export type Retry =
  | { readonly kind: 'never' }
  /** As it stands, after a while; `jitter`: spread by up to as much again, so that not all come at once. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly jitter: boolean }
  /** Once more with a fresh timestamp and signature. */
  | { readonly kind: 'resign-once' }
  /** Only after the text was cut. */
  | { readonly kind: 'shorten' }

export interface RobotAnswer {
  readonly ok: boolean
  /** For the person who reads the delivery log; never holds the address or the secret. */
  readonly meaning: string
  readonly retry: Retry
  /** The robot itself is set up wrongly: tell the administrator. */
  readonly tellAdmin: boolean
}

const never: Retry = { kind: 'never' }
const minute = 60_000

const known: Readonly<Record<RobotPlatform, Readonly<Record<number, Omit<RobotAnswer, 'ok'>>>>> = {
  wecom: {
    45009: { meaning: '发送过于频繁', retry: { kind: 'later', afterMs: minute, jitter: true }, tellAdmin: false },
    40058: { meaning: '参数错误（如内容超长）', retry: { kind: 'shorten' }, tellAdmin: false },
    93000: { meaning: '机器人地址无效', retry: never, tellAdmin: true },
  },
  dingtalk: {
    310000: { meaning: '安全校验未通过（关键词、加签或IP）', retry: never, tellAdmin: true },
    130101: {
      meaning: '超过每分钟20条，机器人被限流10分钟',
      retry: { kind: 'later', afterMs: 10 * minute, jitter: true },
      tellAdmin: false,
    },
  },
  feishu: {
    19021: { meaning: '签名不符或时间戳超过1小时', retry: { kind: 'resign-once' }, tellAdmin: false },
    19022: { meaning: '发送方IP不在允许范围', retry: never, tellAdmin: true },
    19024: { meaning: '未包含机器人要求的关键词', retry: never, tellAdmin: true },
    9499: { meaning: '请求内容有误（含超过20KB）', retry: never, tellAdmin: false },
    11232: { meaning: '平台限流（整点半点拥堵）', retry: { kind: 'later', afterMs: minute, jitter: true }, tellAdmin: false },
  },
}

/**
 * What a platform's answer means (rule H4), by the code in its body (`errcode`, 飞书 `code`), whatever the HTTP status. A
 * code not in the table is not retried: what is not understood is not repeated. `null`, no answer at all (network), is
 * retried after half a minute.
 */
export function robotAnswer(platform: RobotPlatform, code: number | null): RobotAnswer {
  if (code === null)
    return { ok: false, meaning: '网络不通', retry: { kind: 'later', afterMs: minute / 2, jitter: true }, tellAdmin: false }
  if (code === 0) return { ok: true, meaning: '已送达', retry: never, tellAdmin: false }
  return { ok: false, ...(known[platform][code] ?? { meaning: `未知错误 ${code}`, retry: never, tellAdmin: false }) }
}
