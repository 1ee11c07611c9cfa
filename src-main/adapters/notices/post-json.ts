import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'

export type PostAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** Nothing can have arrived: no connection was made. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** It was sent and nothing came back: it may have arrived. */
  | { readonly kind: 'no-answer'; readonly code: string }

const timeoutMs = 20_000
const mostAnswerBytes = 64 * 1024

/** Posts once, follows no redirect (it could lead anywhere) and reads no more of the answer than it needs. */
export function postJson(address: URL, body: string, headers: Readonly<Record<string, string>> = {}): Promise<PostAnswer> {
  return new Promise((resolve) => {
    let connected = false
    const post = address.protocol === 'https:' ? secureRequest : plainRequest
    const request = post(
      address,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), ...headers },
        timeout: timeoutMs,
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part: Buffer) => {
          size += part.length
          if (size <= mostAnswerBytes) parts.push(part)
          else response.destroy()
        })
        const end = () =>
          resolve({ kind: 'answered', status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') })
        response.on('end', end)
        response.on('error', end)
        response.on('close', end)
      },
    )
    request.on('socket', (socket) => {
      const event = address.protocol === 'https:' ? 'secureConnect' : 'connect'
      if (!socket.connecting && address.protocol === 'http:') connected = true
      socket.once(event, () => (connected = true))
    })
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })))
    request.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? error.name
      resolve(connected ? { kind: 'no-answer', code } : { kind: 'unreachable', code })
    })
    request.end(body)
  })
}
