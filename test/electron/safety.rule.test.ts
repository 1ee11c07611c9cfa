import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { isOurs, pageAddress } from '../../src-main/hosts/electron/page-address.ts'
import { servePage } from '../../src-main/hosts/page-policy.ts'
import builder from '../../resources/build/electron-builder.config.mjs'

// Electron's own security checklist, point by point, against what our code hands to Electron. The journeys beside this
// file show the same from inside a page.

type Listener = (...args: unknown[]) => unknown
const heard = vi.hoisted(() => ({
  windows: [] as { webPreferences: Record<string, unknown> }[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  loaded: [] as string[],
  outside: [] as string[],
  app: new Map<string, (...args: unknown[]) => unknown>(),
  session: {} as Record<string, (...args: unknown[]) => unknown>,
  sandboxed: false,
}))

vi.mock('electron', () => ({
  app: {
    enableSandbox: () => (heard.sandboxed = true),
    on: (name: string, listener: Listener) => heard.app.set(name, listener),
    isPackaged: true,
  },
  BrowserWindow: class {
    constructor(options: { webPreferences: Record<string, unknown> }) {
      heard.windows.push(options)
    }
    once = () => undefined
    on = () => undefined
    isMinimized = () => false
    isVisible = () => false
    loadURL = async (address: string) => void heard.loaded.push(address)
  },
  nativeTheme: {},
  protocol: { registerSchemesAsPrivileged: (schemes: typeof heard.schemes) => heard.schemes.push(...schemes) },
  screen: { getAllDisplays: () => [] },
  session: {
    defaultSession: new Proxy({}, { get: (_, name: string) => (handler: Listener) => (heard.session[name] = handler) }),
  },
  shell: { openExternal: async (address: string) => void heard.outside.push(address) },
}))

/** What a page's contents were told to do on each event. */
const contents = new Map<string, Listener>()

beforeAll(async () => {
  const { MainWindow } = await import('../../src-main/hosts/electron/window.ts')
  const { guardPages, refusePermissions } = await import('../../src-main/hosts/electron/trust.ts')
  const { registerAppScheme } = await import('../../src-main/hosts/electron/protocol.ts')
  registerAppScheme()
  guardPages()
  refusePermissions()
  new MainWindow({ preload: '/preload.cjs', dataFolder: '/nowhere' }).show()
  heard.app.get('web-contents-created')?.(
    {},
    {
      on: (name: string, listener: Listener) => contents.set(name, listener),
      setWindowOpenHandler: (handler: Listener) => contents.set('open', handler),
    },
  )
})

const preferences = () => heard.windows[0]?.webPreferences ?? {}
const root = resolve(import.meta.dirname, '..', '..')

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') }))
}

describe('the Electron security checklist', () => {
  test('1, 18: only our own scheme is loaded, secure, and no file:// anywhere', () => {
    expect(heard.loaded).toEqual([pageAddress])
    expect(heard.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
    for (const { path, text } of sources('src-main/hosts/electron'))
      expect(text, path).not.toMatch(/file:\/\/|loadFile|http:\/\//)
  })

  test('2, 3, 4, 6, 8, 9, 10, 11: the window asks for the safe setting, by name where there is a name', () => {
    expect(heard.sandboxed).toBe(true)
    expect(preferences()).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
    })
  })

  test('5: permissions are refused but for clean writing to the clipboard by our page', () => {
    const ask = (permission: string, requestingUrl: string) => {
      let answer: unknown
      heard.session['setPermissionRequestHandler']?.(null, permission, (given: unknown) => (answer = given), { requestingUrl })
      return answer
    }
    const check = (permission: string, origin: string) => heard.session['setPermissionCheckHandler']?.(null, permission, origin)
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'hid',
      'usb',
      'anything new',
    ]) {
      expect(ask(permission, pageAddress), permission).toBe(false)
      expect(check(permission, 'app://jingwei/'), permission).toBe(false)
    }
    expect(ask('clipboard-sanitized-write', pageAddress)).toBe(true)
    expect(check('clipboard-sanitized-write', 'app://jingwei/')).toBe(true)
    expect(check('clipboard-sanitized-write', 'app://jingwei')).toBe(true)
    expect(ask('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
    expect(check('clipboard-sanitized-write', 'app://jingwei.evil/')).toBe(false)
    expect(heard.session['setDevicePermissionHandler']?.({})).toBe(false)
  })

  test('7: the page is served under a policy without exceptions', () => {
    const policy = servePage('<html></html>').headers['Content-Security-Policy'] ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/)
    expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  })

  test('12, 13: no webview attaches and no frame goes elsewhere', () => {
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      const event = { url: 'https://example.com/', preventDefault: vi.fn() }
      contents.get(name)?.(event)
      expect(event.preventDefault, name).toHaveBeenCalledOnce()
    }
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://jingwei.evil/',
      'app://jingwei',
      'APP://jingwei/',
      'data:text/html,',
      '',
    ])
      expect(isOurs(url), url).toBe(false)
  })

  test('14, 15: windows are denied; only https and mailto go to the system', () => {
    const addresses = [
      'https://example.com/',
      'mailto:a@example.com',
      'http://example.com/',
      'file:///etc/passwd',
      'smb://a/b',
      'ms-msdt:x',
      'javascript:1',
      'nonsense',
    ]
    for (const url of addresses) expect(contents.get('open')?.({ url })).toEqual({ action: 'deny' })
    expect(heard.outside).toEqual(['https://example.com/', 'mailto:a@example.com'])
    for (const { path, text } of sources('src-main').filter(({ path }) => !path.endsWith('trust.ts')))
      expect(text, path).not.toContain('openExternal')
  })

  test('16: Electron is a pinned, current version', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45)
  })

  test('17: one channel, and its sender is checked before anything else is done', () => {
    const using = sources('src-main').filter(({ text }) => text.includes('ipcMain.'))
    expect(using.map(({ path }) => path)).toEqual(['src-main/hosts/electron/wire.ts'])
    const [{ text } = { text: '' }] = using
    expect(text.match(/ipcMain\./g)).toHaveLength(1)
    expect(text.indexOf('fromOurPage(event)')).toBeLessThan(text.indexOf('serveCalls(mainPort'))
  })

  test('19: the fuses are set', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(builder.asar).toBe(true)
  })

  test('20: the preload exposes one object of three functions and never an Electron module', () => {
    const preload = [
      ...sources('src-preload/bridge'),
      { path: 'index', text: readFileSync(join(root, 'src-preload/index.ts'), 'utf8') },
    ]
    const text = preload.map((file) => file.text).join('\n')
    expect(text.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect(text.match(/ipcRenderer\.\w+/g)).toEqual(['ipcRenderer.postMessage'])
  })

  test('electron is imported where the house says', () => {
    const importing = [...sources('src-main'), ...sources('src-preload'), ...sources('src-renderer')].filter(({ text }) =>
      /from 'electron'|import\('electron'\)/.test(text),
    )
    for (const { path } of importing) expect(path).toMatch(/^(src-main[\\/]hosts[\\/]electron|src-preload)[\\/]/)
  })
})
