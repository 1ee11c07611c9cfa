import { createHmac } from 'node:crypto'
import type { ChannelSecrets } from '../../../src-preload/contract/channels.ts'
import { judgeAddress } from '../../domain/notices/allowed-address.ts'
import { composeMessage } from '../../domain/notices/compose-message.ts'
import { robotAnswer, type RobotPlatform } from '../../domain/notices/robot-answers.ts'
import { signDingtalk, signFeishu } from '../../domain/notices/signatures.ts'
import type { Claimed, Outcome } from '../../domain/notices/deliveries.ts'
import { postJson } from './post-json.ts'
import type { SendOptions } from './send-message.ts'

export const hmacBase64 = (key: string, message: string) => createHmac('sha256', key).update(message, 'utf8').digest('base64')

/** Bytes of text that each platform takes, with room for what stands around it. */
const textLimits: Readonly<Record<RobotPlatform, number>> = { wecom: 2048, dingtalk: 18_000, feishu: 18_000 }

/** Sends to a group robot, signed where the platform signs, and reads its answer by the code in the body. */
export async function sendToRobot(
  platform: RobotPlatform,
  message: Claimed,
  secrets: ChannelSecrets,
  options: SendOptions,
): Promise<Outcome> {
  const address = parsed(secrets.url)
  if (!address) return { kind: 'dead', answer: '', reason: 'incomplete' }
  // Looked at again at sending: what was saved may have been allowed then only.
  if (judgeAddress(platform, address.protocol, address.host, options.allowedHosts) !== 'ok')
    return { kind: 'dead', answer: '', reason: 'host-not-allowed' }
  for (let limit = textLimits[platform], signedAgain = false; ;) {
    const composed = composeMessage(message.items, limit, message.config.keyword)
    const body = bodyOf(platform, composed.text, secrets.secret, options.now())
    const answer = await postJson(signed(platform, address, secrets.secret, options.now()), JSON.stringify(body))
    if (answer.kind === 'no-answer') return { kind: 'uncertain', answer: answer.code, reason: 'no-answer' }
    if (answer.kind === 'unreachable') {
      const { retry } = robotAnswer(platform, null)
      return {
        kind: 'retry',
        answer: answer.code,
        reason: 'network',
        afterMs: retry.kind === 'later' ? retry.afterMs : 0,
        wholeChannel: false,
      }
    }
    const code = codeIn(platform, answer.body)
    if (code === null)
      return answer.status >= 500
        ? { kind: 'retry', answer: `HTTP ${answer.status}`, reason: 'server-error', afterMs: 0, wholeChannel: false }
        : { kind: 'dead', answer: `HTTP ${answer.status}`, reason: 'not-understood' }
    const { ok, meaning, retry, tellAdmin } = robotAnswer(platform, code)
    const said = `${code} ${meaning}`
    if (ok) return { kind: 'sent', answer: said, shown: composed.shown }
    if (retry.kind === 'shorten' && limit > 512) limit = Math.floor(limit / 2)
    else if (retry.kind === 'resign-once' && !signedAgain) signedAgain = true
    else if (retry.kind === 'later')
      return { kind: 'retry', answer: said, reason: 'rate-limited', afterMs: retry.afterMs, wholeChannel: true }
    else return { kind: 'dead', answer: said, reason: tellAdmin ? 'set-up' : 'refused' }
  }
}

export function parsed(url: string | undefined): URL | null {
  return url !== undefined && URL.canParse(url) ? new URL(url) : null
}

function signed(platform: RobotPlatform, address: URL, secret: string | undefined, now: number): URL {
  if (platform !== 'dingtalk' || !secret) return address
  const { query } = signDingtalk(String(now), secret, hmacBase64)
  return new URL(`${address.href}${address.search === '' ? '?' : '&'}${query}`)
}

function bodyOf(platform: RobotPlatform, text: string, secret: string | undefined, now: number): object {
  if (platform !== 'feishu') return { msgtype: 'text', text: { content: text } }
  const signature = secret ? signFeishu(String(Math.floor(now / 1000)), secret, hmacBase64) : {}
  return { ...signature, msg_type: 'text', content: { text } }
}

function codeIn(platform: RobotPlatform, body: string): number | null {
  try {
    const answer = JSON.parse(body) as { errcode?: unknown; code?: unknown; StatusCode?: unknown }
    const code = platform === 'feishu' ? (answer.code ?? answer.StatusCode) : answer.errcode
    return typeof code === 'number' ? code : null
  } catch {
    return null
  }
}
