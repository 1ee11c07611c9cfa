import { createHmac } from 'node:crypto'
import { signDingtalk, signFeishu, type HmacSha256Base64 } from '../../../domain/notices/signatures.ts'
import { text, type Rules } from './case-reading.ts'

const hmac: HmacSha256Base64 = (key, message) => createHmac('sha256', key).update(message).digest('base64')

const digits = (value: unknown) => (typeof value === 'number' ? String(value) : text(value))

export const signatureRules: Rules = {
  'signatures.dingtalk': ({ timestampMs, secret }) => signDingtalk(digits(timestampMs), text(secret), hmac),
  'signatures.feishu': ({ timestampSec, secret }) => ({ sign: signFeishu(digits(timestampSec), text(secret), hmac).sign }),
}
