import type * as Electron from 'electron'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChromiumPipe } from './chromium-pipe.ts'
import { Emitter, preventable } from './named-absence.ts'
import { refuse } from './refusal.ts'
import { running } from './running.ts'
import { takeLock } from './single-instance.ts'

type Members =
  | 'isPackaged'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'enableSandbox'
  | 'setPath'
  | 'getPath'
  | 'getVersion'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'

class App extends Emitter implements Pick<Electron.App, Members> {
  readonly isPackaged = false
  readonly name = 'jingwei'
  readonly #paths: Record<string, string> = { userData: join(tmpdir(), `electron-stand-in-${process.pid}`) }
  #quitting = false
  /** Set by the windows, which come after the app. */
  closeWindows: () => void = () => undefined

  isReady = (): boolean => running.ready
  getVersion = (): string => '0.0.0'
  setAppUserModelId = (): void => undefined
  setPath(name: string, path: string): void {
    if (running.ready && name === 'userData') refuse('userData is set too late')
    this.#paths[name] = path
  }
  getPath(name: string): string {
    const path = this.#paths[name]
    return path ?? refuse(`app.getPath('${name}') is not stood in for`)
  }

  whenReady(): Promise<void> {
    return running.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()))
  }

  enableSandbox(): void {
    if (running.ready) refuse('app.enableSandbox() can only be called before app is ready')
    running.sandboxed = true
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    return takeLock(this.getPath('userData'), additionalData, (start) =>
      this.emit('second-instance', preventable({}), start.argv, start.workingDirectory, start.additionalData),
    )
  }

  quit(): void {
    this.#quitting = true
    this.emit('before-quit', preventable({}))
    if (running.chromium) this.closeWindows()
    if (!this.#windowsOpen()) this.#lastSteps()
  }

  exit(code = 0): void {
    running.chromium?.kill()
    process.exit(code)
  }

  allWindowsClosed(): void {
    if (this.#quitting) return this.#lastSteps()
    if (!this.emit('window-all-closed')) this.quit()
  }

  /** The stand-in's own: starts Chromium once the entry has been evaluated. */
  start(): void {
    if (this.#quitting) return
    const inspectable = process.env['JINGWEI_STAND_IN_PORT'] === '1'
    const browser = new ChromiumPipe(this.getPath('userData'), inspectable ? ['--remote-debugging-port=0'] : [])
    running.chromium = browser
    browser.onExit(() => this.exit(running.ready ? 1 : 70))
    void this.#announce(browser, inspectable)
  }

  async #announce(browser: ChromiumPipe, inspectable: boolean): Promise<void> {
    await browser.send('Browser.getVersion')
    const address = inspectable ? await browser.debuggingAddress() : null
    running.ready = true
    this.emit('ready', {}, {})
    process.send?.({ standIn: 'ready', chromium: browser.pid, address })
  }

  windowCount: () => number = () => 0

  #windowsOpen(): boolean {
    return this.windowCount() > 0
  }

  #lastSteps(): void {
    const event = preventable({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }
}

export const app = new App()
setImmediate(() => app.start())
