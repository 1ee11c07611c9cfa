import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const cookieName = 'jingwei'

/**
 * Who may talk to the loopback host. Any program and any web page on this machine can reach a port on 127.0.0.1, so:
 * a host name nobody can guess (keeps cookies from other local ports and stops DNS rebinding), a token that works once
 * and becomes an HttpOnly SameSite cookie, and an Origin that must be our own wherever a browser sends one.
 */
export class LoopbackAccess {
  readonly hostName = `c-${randomBytes(6).toString('hex')}.localhost`
  readonly #session = randomBytes(32).toString('base64url')
  readonly #tokens = new Set<string>()
  #port = 0

  listeningOn(port: number): void {
    this.#port = port
  }

  get origin(): string {
    return `http://${this.hostName}:${this.#port}`
  }

  /** The address to open; its token is used up by the first visit. */
  newAddress(host = this.hostName): string {
    const token = randomBytes(24).toString('base64url')
    this.#tokens.add(token)
    return `http://${host}:${this.#port}/?token=${token}`
  }

  /** Our own names only: the random one, and the plain address for browsers that do not resolve `*.localhost`. */
  hostAllowed(request: IncomingMessage): boolean {
    return this.#hosts().includes(request.headers.host ?? '')
  }

  /** Browsers send Origin with WebSockets and with every request that changes something. */
  originAllowed(request: IncomingMessage, required: boolean): boolean {
    const { origin } = request.headers
    if (origin === undefined) return !required
    return this.#hosts().some((host) => origin === `http://${host}`)
  }

  signedIn(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim())
    return cookies.some(
      (cookie) => cookie.startsWith(`${cookieName}=`) && sameText(cookie.slice(cookieName.length + 1), this.#session),
    )
  }

  /** Takes a token once; returns the Set-Cookie header, or null for a token that is unknown or used. */
  exchange(token: string): string | null {
    if (!this.#tokens.delete(token)) return null
    return `${cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`
  }

  #hosts(): string[] {
    return [`${this.hostName}:${this.#port}`, `127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
  }
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
