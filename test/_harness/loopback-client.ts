import { resolve } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { WebSocket } from 'ws'
import { connectCaller, type Caller } from '../../src-preload/contract/_kit/caller.ts'
import type { Frame, WirePort } from '../../src-preload/contract/_kit/frames.ts'

const built = resolve(import.meta.dirname, '../../out/main/loopback.js')

export interface LoopbackClient {
  readonly caller: Caller
  readonly process: ChildProcess
  /** For a browser that looks at the same app: where it is, and the cookie it is let in by. */
  readonly origin: string
  readonly cookie: string
  /** As a page uploads a chosen file. */
  upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ fileId: string }>
  close(): Promise<void>
}

/** The built app behind its WebSocket, as a page has it but without a page. */
export async function startLoopbackClient(
  dataFolder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<LoopbackClient> {
  const child = spawn(process.execPath, [built, '--data-dir', dataFolder, '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const address = await new Promise<string>((found) => {
    child.stdout?.on('data', (data: Buffer) => {
      const match = /http:\S+/.exec(data.toString())
      if (match) found(match[0])
    })
  })
  const url = new URL(address)
  const answer = await fetch(`http://127.0.0.1:${url.port}/${url.search}`, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const caller = await callerAt(Number(url.port), cookie)
  return {
    caller,
    process: child,
    origin: `http://127.0.0.1:${url.port}`,
    cookie,
    async upload(name, bytes) {
      const response = await fetch(`http://127.0.0.1:${url.port}/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { cookie, origin: `http://127.0.0.1:${url.port}` },
        body: bytes,
      })
      return (await response.json()) as { fileId: string }
    },
    close: () =>
      new Promise((done) => {
        child.once('close', () => done())
        child.kill('SIGTERM')
      }),
  }
}

/** Calls into a running app by the cookie that a page was let in with. */
export async function callerAt(port: number, cookie: string): Promise<Caller> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/wire`, {
    headers: { host: `127.0.0.1:${port}`, cookie, origin: `http://127.0.0.1:${port}` },
    maxPayload: 256 * 1024 * 1024,
  })
  await new Promise<void>((open, fail) => {
    socket.once('open', () => open())
    socket.once('error', fail)
  })
  const wire: WirePort = {
    send: (frame) => socket.send(JSON.stringify(frame)),
    onFrame: (listener) => void socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString()) as Frame)),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  }
  return connectCaller(wire)
}
