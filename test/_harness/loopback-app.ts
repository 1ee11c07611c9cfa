import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { WebSocket } from 'ws'

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

/** The built loopback host in a process of its own, and a client that says exactly what it is told to. */
export class LoopbackApp {
  readonly host: string
  readonly port: number
  /** The address that was printed, with its token unused. */
  readonly address: URL
  readonly dataFolder: string
  readonly #stop: () => Promise<void>

  private constructor(address: URL, dataFolder: string, stop: () => Promise<void>) {
    this.address = address
    this.host = address.host
    this.port = Number(address.port)
    this.dataFolder = dataFolder
    this.#stop = stop
  }

  static async start(): Promise<LoopbackApp> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'jingwei-loopback-'))
    const entry = resolve(import.meta.dirname, '..', '..', 'out', 'main', 'loopback.js')
    const child = spawn(process.execPath, [entry, '--no-open', '--data-dir', dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const address = await new Promise<URL>((ready, failed) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString('utf8')
        const [printed] = /http:\/\/\S+\n/.exec(output) ?? []
        if (printed) ready(new URL(printed.trim()))
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('exit', (code) => failed(new Error(`the loopback host ended with ${code}:\n${output}`)))
    })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    return new LoopbackApp(address, dataFolder, async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(dataFolder, { recursive: true, force: true })
    })
  }

  get origin(): string {
    return `http://${this.host}`
  }

  /** The path goes out as written: no client tidies `..` away. */
  ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answered> {
    return new Promise((answer, failed) => {
      const request = httpRequest(
        { host: '127.0.0.1', port: this.port, path, method, headers: { Host: this.host, ...headers }, agent: false },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => (text += chunk))
          response.on('end', () => answer({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
        },
      )
      request.on('error', failed)
      request.end(body)
    })
  }

  /** Uses the token; answers the cookie that a browser would send from then on. */
  async signIn(): Promise<string> {
    const { headers } = await this.ask(`/${this.address.search}`)
    return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }

  /** Resolves when open; rejects when the host refuses. */
  socket(headers: Readonly<Record<string, string>>, path = '/wire'): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}${path}`, { headers: { Host: this.host, ...headers } })
    return new Promise((open, refused) => {
      socket.once('open', () => open(socket))
      socket.once('error', refused)
    })
  }

  stop(): Promise<void> {
    return this.#stop()
  }
}
