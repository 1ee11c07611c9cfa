import { _electron, chromium, type Page } from '@playwright/test'
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type * as Electron from 'electron'

const root = resolve(import.meta.dirname, '..', '..')
const standIn = join(import.meta.dirname, 'electron-stand-in', 'register.ts')

export interface LaunchOptions {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Another main entry than the built one: for tests of the stand-in itself. */
  readonly entry?: string
}

export interface ElectronApp {
  readonly page: Page
  readonly kind: 'stand-in' | 'electron'
  readonly pid: number
  /** Runs in main with Electron's module; must not use anything from around it. */
  evaluate<R, A = undefined>(inMain: (electron: typeof Electron, arg: A) => R | Promise<R>, arg?: A): Promise<R>
  close(): Promise<void>
}

/** The built app, in the real Electron where its binary is, else on the stand-in. */
export async function launchElectron(options: LaunchOptions): Promise<ElectronApp> {
  const env = { ...(process.env as Record<string, string>), JINGWEI_DATA_DIR: options.dataDir, ...options.env }
  const args = [options.entry ?? join(root, 'out', 'main', 'index.js'), ...(options.args ?? [])]
  const binary = electronBinary()
  return binary ? launchReal(binary, args, env) : launchStandIn(args, env)
}

/** The stand-in's process before anything is connected to it; also for starts that are expected to fail. */
export function startStandIn(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const [entry = '', ...rest] = args
  return fork(entry, rest, {
    cwd: root,
    execArgv: ['--import', standIn],
    env: { ...env, JINGWEI_STAND_IN_PORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

async function launchStandIn(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ElectronApp> {
  const child = startStandIn(args, env)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const address = await new Promise<string>((ready, failed) => {
    child.on(
      'message',
      (message: { standIn?: string; address?: string }) => message.standIn === 'ready' && ready(message.address ?? ''),
    )
    child.once('exit', (code) => failed(new Error(`main ended with ${code} before it was ready:\n${output}`)))
    setTimeout(() => failed(new Error(`main was not ready in 30 s:\n${output}`)), 30_000).unref()
  })
  const browser = await chromium.connectOverCDP(address, { isLocal: true })
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no context')
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: 20_000 }))
  // The window exists before it has gone anywhere.
  await page.waitForURL((url) => url.hostname.endsWith('.invalid'), { timeout: 20_000 })
  return {
    page,
    kind: 'stand-in',
    pid: child.pid ?? 0,
    evaluate: (inMain, arg) => ask(child, inMain.toString(), arg) as never,
    async close() {
      await browser.close().catch(() => undefined)
      if (child.exitCode !== null || child.signalCode !== null) return
      await Promise.race([ask(child, '({ app }) => setImmediate(() => app.quit()) && undefined', null), ended])
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(late)
    },
  }
}

let asked = 0

function ask(child: ChildProcess, source: string, arg: unknown): Promise<unknown> {
  const id = ++asked
  return new Promise((resolve, reject) => {
    const hear = (message: { standIn?: string; id?: number; value?: unknown; thrown?: string }) => {
      if (message.standIn !== 'answer' || message.id !== id) return
      child.off('message', hear)
      if (message.thrown === undefined) resolve(message.value)
      else reject(new Error(message.thrown))
    }
    child.on('message', hear)
    child.once('exit', (code) => reject(new Error(`main ended with ${code}`)))
    child.send({ id, source, arg })
  })
}

async function launchReal(executablePath: string, args: string[], env: Record<string, string>): Promise<ElectronApp> {
  const app = await _electron.launch({ executablePath, args, env })
  return {
    page: await app.firstWindow(),
    kind: 'electron',
    pid: app.process().pid ?? 0,
    evaluate: (inMain, arg) => app.evaluate(inMain as never, arg) as never,
    close: () => app.close(),
  }
}

function electronBinary(): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  const pointer = join(folder, 'path.txt')
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return undefined
  if (!existsSync(pointer)) return undefined
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pointer, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}
