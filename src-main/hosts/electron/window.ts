import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import { pageAddress } from './page-address.ts'
import { readPlace, rememberPlace, smallest } from './window-place.ts'

export interface WindowParts {
  readonly preload: string
  readonly dataFolder: string
}

/** The page is treated as hostile: it gets what the preload gives and no more. */
function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
    spellcheck: false,
  }
}

/** The one window of the app; asking for it again brings it to the front. */
export class MainWindow {
  readonly #parts: WindowParts
  #window: BrowserWindow | null = null

  constructor(parts: WindowParts) {
    this.#parts = parts
  }

  get current(): BrowserWindow | null {
    return this.#window
  }

  show(): void {
    const window = this.#window ?? this.#create()
    if (window.isMinimized()) window.restore()
    if (window.isVisible()) window.focus()
  }

  #create(): BrowserWindow {
    const { preload, dataFolder } = this.#parts
    const { maximized, ...bounds } = readPlace(
      dataFolder,
      screen.getAllDisplays().map((display) => display.workArea),
    )
    const window = new BrowserWindow({
      ...bounds,
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: '经纬',
      // Shown when painted; should painting take long, the person sees the page's own background.
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101114' : '#f4f5f7',
      webPreferences: webPreferences(preload),
    })
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
    })
    window.on('close', () => rememberPlace(dataFolder, { ...window.getNormalBounds(), maximized: window.isMaximized() }))
    window.on('closed', () => (this.#window = null))
    this.#window = window
    void window.loadURL(pageAddress)
    return window
  }
}
