import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { browserFlags, findBrowser } from '../find-browser.ts'
import { refuse } from './refusal.ts'

export type Fields = Readonly<Record<string, unknown>>
// eslint-disable-next-line typescript/no-explicit-any -- what Chromium says is read by its protocol's own names
export type Answer = any

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Answer
  readonly result?: Answer
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/**
 * A Chromium driven over a pipe. The pipe is also its lifeline: when this process ends in any way, the pipe closes and
 * Chromium goes, as Electron's renderers go with their main process.
 */
export class ChromiumPipe {
  readonly #child: ChildProcess
  readonly #profile: string
  readonly #waiting = new Map<number, { resolve(value: Answer): void; reject(error: Error): void }>()
  readonly #listeners = new Map<string, ((params: Answer) => void)[]>()
  #next = 1
  #rest = ''

  constructor(profile: string, switches: readonly string[]) {
    mkdirSync(profile, { recursive: true })
    this.#profile = profile
    // An earlier start's port must not be taken for this one's.
    rmSync(join(profile, 'DevToolsActivePort'), { force: true })
    const flags = [
      ...browserFlags,
      '--headless',
      '--remote-debugging-pipe',
      '--no-startup-window',
      `--user-data-dir=${profile}`,
      ...switches,
    ]
    this.#child = spawn(findBrowser() ?? 'chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    const output = this.#child.stdio[4] as Readable
    output.setEncoding('utf8')
    output.on('data', (chunk: string) => this.#take(chunk))
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  onExit(listener: () => void): void {
    this.#child.on('exit', listener)
  }

  send(method: string, params: Fields = {}, sessionId?: string): Promise<Answer> {
    const id = this.#next++
    ;(this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  on(method: string, listener: (params: Answer) => void, sessionId = ''): void {
    const key = `${sessionId} ${method}`
    this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener])
  }

  /** Where Playwright can connect, when `--remote-debugging-port=0` was among the switches. Chromium writes it in its own time. */
  async debuggingAddress(): Promise<string> {
    const file = join(this.#profile, 'DevToolsActivePort')
    for (let tries = 0; tries < 500; tries++) {
      const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
      if (port) return `http://127.0.0.1:${port}`
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return refuse('Chromium opened no debugging port')
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #take(chunk: string): void {
    const messages = (this.#rest + chunk).split('\0')
    this.#rest = messages.pop() ?? ''
    for (const text of messages) this.#hear(JSON.parse(text) as Message)
  }

  #hear({ id, method, params, result, error, sessionId = '' }: Message): void {
    if (id !== undefined) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error) waiting?.reject(new Error(error.message))
      else waiting?.resolve(result)
    } else for (const listener of this.#listeners.get(`${sessionId} ${method}`) ?? []) listener(params)
  }
}
