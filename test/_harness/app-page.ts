import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { browserFlags, findBrowser } from './find-browser.ts'

const root = resolve(import.meta.dirname, '../..')

export interface RunningApp {
  readonly dataDir: string
  /** Opens the app once; a new address is needed for another browser context. */
  readonly address: string
  stop(): Promise<void>
}

/** The built loopback host on a data folder: a fresh one, or one that an earlier run left. */
export async function startApp(
  options: { dataDir?: string; today?: string; workspace?: string } = {},
): Promise<RunningApp & { readonly pid: number }> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'jingwei-journey-')))
  const args = [join(root, 'out/main/loopback.js'), '--data-dir', dataDir, '--no-open']
  if (options.today !== undefined) args.push('--today', options.today)
  if (options.workspace !== undefined) args.push('--workspace', options.workspace)
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: dataDir } })
  return { dataDir, pid: child.pid ?? 0, address: await addressOf(child), stop: () => stopped(child) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let heard = ''
    const hear = (piece: Buffer) => {
      heard += piece.toString()
      const match = /https?:\/\/\S+/.exec(heard)
      if (match) found(match[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => failed(new Error(`The host ended with ${code}: ${heard}`)))
    child.once('error', failed)
  })
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

/** The browser of this machine first: Playwright's own cannot be downloaded everywhere. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...browserFlags] })
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
