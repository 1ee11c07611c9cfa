import type * as Electron from 'electron'
import { Emitter, part } from './named-absence.ts'
import { refuse } from './refusal.ts'

// A test answers a dialog by putting its own function in place of these; the same works on the real Electron.
const unanswered = (name: string) => (): never => refuse(`nobody answers dialog.${name}`)

export const dialog = part('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox: unanswered('showErrorBox'),
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>)

export const shell = part('shell', {
  openExternal: async (address) => console.log(`stand-in: openExternal ${address}`),
  openPath: async (path) => (console.log(`stand-in: openPath ${path}`), ''),
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>)

export const nativeTheme = part('nativeTheme', { shouldUseDarkColors: false } satisfies Partial<Electron.NativeTheme>)

export const screen = part('screen', {
  getAllDisplays: () => [part('Display', { workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) as unknown as Electron.Display],
} satisfies Pick<Electron.Screen, 'getAllDisplays'>)

/** A desktop without a keychain, as many are: secrets are then kept under a passphrase. */
export const safeStorage = part('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
} satisfies Pick<Electron.SafeStorage, 'isAsyncEncryptionAvailable'>)

export class Notification extends Emitter implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body'> {
  title: string
  body: string

  static isSupported(): boolean {
    return true
  }

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = title
    this.body = body
  }

  show(): void {
    this.emit('show')
  }
  close(): void {
    this.emit('close')
  }
}
