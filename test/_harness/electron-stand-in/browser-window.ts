import type * as Electron from 'electron'
import { app } from './app.ts'
import { Emitter, preventable } from './named-absence.ts'
import { WebContents } from './web-contents.ts'
import { readPreload, refuseInsecure } from './web-preferences.ts'

type Members =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'isFocused'
  | 'isVisible'
  | 'isMinimized'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'isMaximized'
  | 'getNormalBounds'
  | 'getTitle'
  | 'close'
  | 'isDestroyed'

const windows = new Set<BrowserWindow>()

export class BrowserWindow extends Emitter implements Pick<Electron.BrowserWindow, Members> {
  readonly webContents: WebContents
  readonly #options: Electron.BrowserWindowConstructorOptions
  readonly #opened: Promise<void>
  #state = { visible: false, minimized: false, maximized: false, focused: false, destroyed: false }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const preferences = options.webPreferences ?? {}
    refuseInsecure(preferences)
    this.#options = options
    this.#state.visible = options.show !== false
    this.webContents = new WebContents(readPreload(preferences.preload))
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.#opened = this.webContents.open({ width: options.width ?? 800, height: options.height ?? 600 })
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.#closed())
  }

  async loadURL(address: string): Promise<void> {
    await this.#opened
    await this.webContents.load(address)
  }

  show(): void {
    this.#state.visible = true
    this.focus()
    this.emit('show')
  }
  focus(): void {
    for (const window of windows) window.#state.focused = window === this
    this.emit('focus')
  }
  isFocused = (): boolean => this.#state.focused
  isVisible = (): boolean => this.#state.visible
  isMinimized = (): boolean => this.#state.minimized
  minimize(): void {
    this.#state.minimized = true
    this.#state.focused = false
  }
  restore(): void {
    this.#state.minimized = false
  }
  maximize(): void {
    this.#state.maximized = true
  }
  isMaximized = (): boolean => this.#state.maximized
  isDestroyed = (): boolean => this.#state.destroyed
  getTitle = (): string => this.#options.title ?? ''
  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options
    return { x, y, width, height }
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) void this.#opened.then(() => this.webContents.close())
  }

  #closed(): void {
    this.#state.destroyed = true
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0) app.allWindowsClosed()
  }
}

app.windowCount = () => windows.size
app.closeWindows = () => {
  for (const window of windows) window.close()
}
