import { createHmac } from 'node:crypto'
import { signDingtalk, signFeishu, type HmacSha256Base64 } from '../../../domain/notices/signatures.ts'
import { sendTimes } from '../../../domain/notices/rate-limit.ts'
import { cutSuffix, truncateBytes, utf8Length } from '../../../domain/notices/truncate-bytes.ts'
import { CannotDo, list, number, optional, text, type Case, type Rules } from './case-reading.ts'

const hmac: HmacSha256Base64 = (key, message) => createHmac('sha256', key).update(message).digest('base64')

const digits = (value: unknown) => (typeof value === 'number' ? String(value) : text(value))

/** So many bytes of a unit, or the text itself. */
function longText(input: Case): string {
  if (input['text'] !== undefined) return text(input['text'])
  const [unit, bytes] = [text(input['inputUnit']), number(input['inputBytes'])]
  const letters = Array.from(unit)
  if (letters.length === 0 || !(bytes >= 0 && bytes <= 1_000_000)) throw new CannotDo('a unit and its bytes expected')
  let made = ''
  for (let at = 0, left = bytes; ; at++) {
    const letter = letters[at % letters.length] ?? ''
    left -= utf8Length(letter)
    if (left < 0) return made
    made += letter
  }
}

function truncated(input: Case): object {
  const cut = truncateBytes(longText(input), number(input['limitBytes']))
  return { outputBytes: utf8Length(cut), outputChars: Array.from(cut).length, endsWithSuffix: cut.endsWith(cutSuffix) }
}

/** Requests in seconds, or as cases say it: `25 messages at t=0s`. */
function requestsOf(value: unknown): number[] {
  if (Array.isArray(value)) return list(value).map(number)
  const [, count, at] = /^(\d{1,4}) messages? at t=(\d+)s$/.exec(text(value)) ?? []
  if (count === undefined) throw new CannotDo('seconds, or “25 messages at t=0s” expected')
  return Array.from({ length: Number(count) }, () => Number(at))
}

function paced({ requests, perMinute }: Case): object {
  const limit = { count: optional(perMinute, number) ?? 20, windowMs: 60_000 }
  const asked = requestsOf(requests).map((seconds) => seconds * 1000)
  return { sendAt: sendTimes(asked, [limit]).map((ms) => ms / 1000) }
}

export const signatureRules: Rules = {
  'signatures.dingtalk': ({ timestampMs, secret }) => signDingtalk(digits(timestampMs), text(secret), hmac),
  'signatures.feishu': ({ timestampSec, secret }) => ({ sign: signFeishu(digits(timestampSec), text(secret), hmac).sign }),
  'signatures.truncate': truncated,
  'signatures.rateLimit': paced,
}
