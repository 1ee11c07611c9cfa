import type * as Electron from 'electron'
import { meantBy } from './addresses.ts'
import { part } from './named-absence.ts'
import { refuse } from './refusal.ts'
import { running } from './running.ts'

type Handler = (request: Request) => Response | Promise<Response>

const registered = new Map<string, Electron.Privileges>()
const handlers = new Map<string, Handler>()

export const protocol = part('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (running.ready) refuse('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges = {} } of schemes) {
      if (privileges.bypassCSP) refuse(`insecure scheme: ${scheme} bypasses the CSP`)
      registered.set(scheme, privileges)
    }
  },
  handle(scheme, handler) {
    const { standard, secure } = registered.get(scheme) ?? {}
    if (!standard || !secure) refuse(`insecure scheme: ${scheme} is not registered as standard and secure`)
    handlers.set(scheme, handler as unknown as Handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>)

/** The answer of main's own handler, as Chromium's Fetch domain takes it. */
export async function fulfil(request: { url: string; method: string; headers: Record<string, string> }) {
  const address = meantBy(request.url)
  const handler = handlers.get(address.slice(0, address.indexOf(':')))
  if (!handler) return { responseCode: 404, responseHeaders: [], body: '' }
  const response = await handler(new Request(address, { method: request.method, headers: request.headers }))
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}
