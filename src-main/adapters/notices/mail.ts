import { createTransport } from 'nodemailer'
import type { ChannelSecrets } from '../../../src-preload/contract/channels.ts'
import { composeMessage } from '../../domain/notices/compose-message.ts'
import type { Claimed, Outcome } from '../../domain/notices/deliveries.ts'

const mostBytes = 100_000

/**
 * A letter over SMTP (rule H4). The Message-ID is the message's own, so that mail systems see a repetition as one; yet most
 * deliver it twice, so a letter whose fate is unknown is not sent again by itself.
 */
export async function sendMail(message: Claimed, secrets: ChannelSecrets): Promise<Outcome> {
  const { host, port, security = 'tls', user, from } = message.config
  if (!host || !port || !from || message.to.length === 0)
    return { kind: 'dead', answer: '', reason: message.to.length === 0 ? 'no-address' : 'incomplete' }
  const composed = composeMessage(message.items, mostBytes, message.config.keyword)
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'starttls' ? { requireTLS: true } : security === 'none' ? { ignoreTLS: true } : {}),
    ...(user && secrets.secret ? { auth: { user, pass: secrets.secret } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2' },
  })
  try {
    const { response } = await transport.sendMail({
      from,
      to: [...message.to],
      subject: composed.subject,
      text: composed.text,
      messageId: `<${message.messageId}@jingwei.invalid>`,
      headers: { 'X-Jingwei-Id': message.messageId },
    })
    return { kind: 'sent', answer: response.slice(0, 200), shown: composed.shown }
  } catch (error) {
    return failed(error as SmtpError)
  } finally {
    transport.close()
  }
}

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  readonly command?: string
  readonly syscall?: string
  readonly message: string
}

function failed({ code = '', responseCode, command = '', syscall = '', message }: SmtpError): Outcome {
  const answer = [responseCode, code, command].filter((part) => part !== undefined && part !== '').join(' ')
  if (code === 'EAUTH') return { kind: 'dead', answer, reason: 'login-refused' }
  if (responseCode !== undefined && responseCode >= 400)
    return responseCode < 500
      ? { kind: 'retry', answer, reason: 'server-error', afterMs: 60_000, wholeChannel: false }
      : { kind: 'dead', answer, reason: 'refused' }
  if (code === 'ETLS' || code.startsWith('ERR_TLS') || code.includes('CERT'))
    return { kind: 'dead', answer, reason: 'certificate' }
  const neverSpoke =
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'EDNS' ||
    /^(Connection timeout|Greeting never received)/.test(message)
  if (neverSpoke) return { kind: 'retry', answer, reason: 'network', afterMs: 0, wholeChannel: false }
  // The line was lost, perhaps after the letter was sent: the error does not say, and a letter twice is worse than a question.
  return { kind: 'uncertain', answer, reason: 'no-answer' }
}
