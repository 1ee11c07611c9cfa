/** Base64 of HMAC-SHA256 over UTF-8 text. Rules own no cryptography: whoever runs them hands it in. */
export type HmacSha256Base64 = (key: string, message: string) => string

export interface DingtalkSignature {
  readonly signBase64: string
  readonly signUrlEncoded: string
  /** What is appended to the robot's address after `access_token`. */
  readonly query: string
}

/**
 * 钉钉 (rule H4): the secret signs `timestamp\nsecret`; the signature travels in the address. `timestampMs` is milliseconds
 * as decimal text and may be an hour off at most. Throws a RangeError on a timestamp that is none.
 */
export function signDingtalk(timestampMs: string, secret: string, hmac: HmacSha256Base64): DingtalkSignature {
  checkTimestamp(timestampMs)
  const signBase64 = hmac(secret, `${timestampMs}\n${secret}`)
  const signUrlEncoded = encodeURIComponent(signBase64)
  return { signBase64, signUrlEncoded, query: `timestamp=${timestampMs}&sign=${signUrlEncoded}` }
}

/** Part of the message body, beside `msg_type`. */
export interface FeishuSignature {
  readonly timestamp: string
  readonly sign: string
}

/**
 * 飞书 (rule H4): the other way round, `timestamp\nsecret` is the key and the message is empty; the signature travels in the
 * body. `timestampSec` is seconds as decimal text and may be an hour off at most. Throws a RangeError as above.
 */
export function signFeishu(timestampSec: string, secret: string, hmac: HmacSha256Base64): FeishuSignature {
  checkTimestamp(timestampSec)
  return { timestamp: timestampSec, sign: hmac(`${timestampSec}\n${secret}`, '') }
}

function checkTimestamp(timestamp: string): void {
  if (!/^\d{1,16}$/.test(timestamp)) throw new RangeError('timestamp must be decimal digits')
}
