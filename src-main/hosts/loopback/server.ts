import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { serveCalls } from '../../../src-preload/contract/_kit/serve-calls.ts'
import type { Application } from '../../app/application.ts'
import { LoopbackAccess } from './access.ts'
import { end, receiveFile, serveAsset, serveHeldFile } from './serve-files.ts'
import { webSocketPort } from './web-socket-port.ts'

const frameLimit = 32 * 1024 * 1024
const wrongTokensAllowed = 20
const pagesAllowed = 16

export interface LoopbackServer {
  readonly access: LoopbackAccess
  readonly port: number
  /** An address to open, good for one visit. */
  newAddress(host?: string): string
  close(): Promise<void>
}

/** Serves the app to a browser on this machine: static files, uploads and downloads, one WebSocket a page. */
export async function startLoopback(app: Application, wantedPort = 0): Promise<LoopbackServer> {
  const access = new LoopbackAccess()
  const target = app.target({ host: 'browser', dialogs: false, notifications: false, updates: false, admitsPaths: false })
  let wrongTokens = 0

  // Node looks for clients past their time every 30 s unless told; then the limits below would mean little.
  const server = createServer({ connectionsCheckingInterval: 2000 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      app.log.surprise('loopback', error instanceof Error ? (error.stack ?? error.message) : String(error))
      end(response, 500)
    })
  })
  // A client that sends its headers or body a byte a minute must not hold a connection for ever.
  server.headersTimeout = 10_000
  server.requestTimeout = 600_000
  server.maxHeadersCount = 100
  server.maxConnections = 200

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!access.hostAllowed(request)) return end(response, 421)
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (!access.originAllowed(request, changes)) return end(response, 403)
    const url = new URL(request.url ?? '/', access.origin)
    const token = url.searchParams.get('token')
    if (token !== null && url.pathname === '/') return signIn(token, request, response)
    if (!access.signedIn(request))
      return end(response, 401, '请从经纬启动时给出的地址打开。\nOpen the address that was printed at start.\n')
    const [, first, fileId = ''] = url.pathname.split('/')
    if (request.method === 'POST' && url.pathname === '/files')
      return receiveFile(app.files, url.searchParams.get('name') ?? 'file', request, response)
    if (changes) return end(response, 405)
    if (first === 'files') return serveHeldFile(app.files, fileId, response)
    serveAsset(app.config.paths.renderer, decoded(url.pathname), response)
  }

  function signIn(token: string, request: IncomingMessage, response: ServerResponse): void {
    const cookie = wrongTokens < wrongTokensAllowed ? access.exchange(token) : null
    if (!cookie) {
      // A reload of the first address after it was used: the cookie is there, so simply go on.
      if (access.signedIn(request)) return redirect(response)
      wrongTokens++
      return end(response, 401, '这个地址已用过或已失效，请重新启动经纬。\n')
    }
    redirect(response, cookie)
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameLimit, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const allowed =
      request.url === '/wire' &&
      access.hostAllowed(request) &&
      access.originAllowed(request, true) &&
      access.signedIn(request) &&
      sockets.clients.size < pagesAllowed
    if (!allowed) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (accepted) => serveCalls(webSocketPort(accepted), target))
  })

  const port = await listen(server, wantedPort)
  access.listeningOn(port)
  return {
    access,
    port,
    newAddress: (host) => access.newAddress(host),
    close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function redirect(response: ServerResponse, cookie?: string): void {
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store', ...(cookie ? { 'Set-Cookie': cookie } : {}) })
  response.end()
}

function decoded(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname)
    // No file has a NUL in its name; asking the disk for one throws.
    return path.includes('\0') ? '/not-found' : path
  } catch {
    return '/not-found'
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
