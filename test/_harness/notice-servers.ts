import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTcpServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface NoticeServer {
  readonly host: string
  readonly url: string
  readonly received: Received[]
  close(): Promise<void>
}

/** What a handler answers: a body, or nothing at all (`hang-up`: the connection ends after the request was read). */
export type Handler = (request: Received, nth: number) => { status?: number; body: unknown } | 'hang-up'

/** An HTTP server on loopback that records what it gets. */
export async function noticeServer(handle: Handler): Promise<NoticeServer> {
  const received: Received[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
      received.push(one)
      const answer = handle(one, received.length)
      if (answer === 'hang-up') return void request.socket.destroy()
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, url: `http://${host}`, received, close: () => new Promise((done) => server.close(() => done())) }
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text, 'utf8').digest()
const equal = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

/** As the platform does: signature over `timestamp\nsecret`, in the address, no more than an hour old. */
export function dingtalk(secret: string): Handler {
  return ({ path, body }) => {
    const query = new URL(path, 'http://x').searchParams
    const [timestamp, sign] = [query.get('timestamp') ?? '', query.get('sign') ?? '']
    const good =
      Math.abs(Date.now() - Number(timestamp)) < 3_600_000 &&
      equal(Buffer.from(sign, 'base64'), hmac(secret, `${timestamp}\n${secret}`))
    const text = (JSON.parse(body) as { msgtype: string; text: { content: string } }).text.content
    if (!good || query.get('access_token') !== 'token') return { body: { errcode: 310000, errmsg: 'sign not match' } }
    return { body: { errcode: text === '' ? 40035 : 0, errmsg: 'ok' } }
  }
}

/** Key and message the other way round, in the body, seconds. */
export function feishu(secret: string): Handler {
  return ({ body }) => {
    const { timestamp, sign, msg_type: kind } = JSON.parse(body) as { timestamp: string; sign: string; msg_type: string }
    const good =
      Math.abs(Date.now() / 1000 - Number(timestamp)) < 3600 &&
      equal(Buffer.from(sign, 'base64'), hmac(`${timestamp}\n${secret}`, ''))
    return { body: good && kind === 'text' ? { code: 0, msg: 'success' } : { code: 19021, msg: 'sign match fail' } }
  }
}

/** Text over 2048 bytes is refused, as the platform does. */
export function wecom(): Handler {
  return ({ body }) => {
    const { text } = JSON.parse(body) as { text: { content: string } }
    return {
      body:
        Buffer.byteLength(text.content) > 2048 ? { errcode: 40058, errmsg: 'content too long' } : { errcode: 0, errmsg: 'ok' },
    }
  }
}

export interface MailServer {
  readonly port: number
  readonly letters: { from: string; to: string[]; data: string }[]
  readonly logins: string[]
  close(): Promise<void>
}

/** A small SMTP server on loopback: greets, takes a login, takes letters; `dropAfterData` loses the line before it answers. */
export async function mailServer(
  options: { refuseLogin?: boolean; refuseRecipient?: number; dropAfterData?: boolean } = {},
): Promise<MailServer> {
  const letters: MailServer['letters'] = []
  const logins: string[] = []
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let buffer = ''
    let data: string[] | null = null
    let letter = { from: '', to: [] as string[], data: '' }
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 test ESMTP')
    const line = (text: string) => {
      if (data) {
        if (text !== '.') return void data.push(text.startsWith('.') ? text.slice(1) : text)
        letter.data = data.join('\r\n')
        data = null
        letters.push(letter)
        letter = { from: '', to: [], data: '' }
        if (options.dropAfterData) return void socket.destroy()
        return void say('250 2.0.0 accepted')
      }
      if (/^EHLO/i.test(text)) return void (say('250-test'), say('250 AUTH PLAIN'))
      if (/^AUTH PLAIN /i.test(text)) {
        logins.push(Buffer.from(text.slice(11), 'base64').toString('utf8'))
        return void say(options.refuseLogin ? '535 5.7.8 bad credentials' : '235 ok')
      }
      if (/^MAIL FROM:/i.test(text)) letter.from = /<(.*?)>/.exec(text)?.[1] ?? ''
      if (/^RCPT TO:/i.test(text)) {
        if (options.refuseRecipient) return void say(`${options.refuseRecipient} no`)
        letter.to.push(/<(.*?)>/.exec(text)?.[1] ?? '')
      }
      if (/^DATA/i.test(text)) {
        data = []
        return void say('354 go on')
      }
      if (/^QUIT/i.test(text)) return void (say('221 bye'), socket.end())
      say('250 ok')
    }
    socket.on('data', (part) => {
      buffer += part.toString('utf8')
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const text = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        line(text)
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    logins,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
