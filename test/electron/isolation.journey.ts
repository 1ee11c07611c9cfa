/* oxlint-disable no-eval, typescript/no-implied-eval -- this file tries what the page must not be able to do */
import { expect, test } from '@playwright/test'
import { dataFolder } from '../_harness/data-folder.ts'
import { launchElectron, type ElectronApp } from '../_harness/electron-app.ts'

// One app for the file: nothing here changes it.
let app: ElectronApp
let folder: ReturnType<typeof dataFolder>

test.beforeAll(async () => {
  folder = dataFolder()
  app = await launchElectron({ dataDir: folder.path })
})
test.afterAll(async () => {
  await app.close()
  folder[Symbol.dispose]()
})

test('the page reaches three functions and nothing of Node or Electron', async () => {
  const found = await app.page.evaluate(() => {
    const world = globalThis as unknown as Record<string, unknown>
    return {
      keys: Object.keys(window.jingwei ?? {}),
      leaked: [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
        '__dirname',
        'standInTell',
      ].filter((name) => world[name] !== undefined),
    }
  })
  expect(found).toEqual({ keys: ['call', 'subscribe', 'pathForFile'], leaked: [] })
})

test('the bridge cannot be replaced, changed or climbed out of', async () => {
  const found = await app.page.evaluate(() => {
    const bridge = window.jingwei as unknown as Record<string, unknown>
    const tries = [
      () => Object.assign(window, { jingwei: {} }),
      () => Object.assign(bridge, { call: () => 'mine' }),
      () => Object.defineProperty(bridge, 'more', { value: 1 }),
      () => Object.defineProperty(bridge, 'call', { value: undefined }),
    ]
    const refused = tries.filter((attempt) => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    })
    // In one world with the preload, its function's constructor would make functions that see the preload's globals.
    const escape = Object.getPrototypeOf(bridge['call']).constructor as (text: string) => () => string
    let reached = 'nothing'
    try {
      reached = escape('return typeof require + typeof process')()
    } catch {
      reached = 'refused by the policy'
    }
    return {
      refused: refused.length,
      reached,
      same: bridge === (window.jingwei as unknown) && typeof bridge['call'] === 'function',
    }
  })
  expect(found.refused).toBe(4)
  expect(['undefinedundefined', 'refused by the policy']).toContain(found.reached)
  expect(found.same).toBe(true)
})

test('what the page does to its own globals does not reach the preload', async () => {
  await app.page.evaluate(() => {
    JSON.stringify = () => 'broken by the page'
    MessagePort.prototype.postMessage = () => undefined
  })
  // Read in the page, told as text: Playwright itself is not to meet the broken globals.
  const kind = await app.page.evaluate(async () => String((await window.jingwei?.call('system.capabilities', {}))?.ok))
  expect(kind).toBe('true')
  await app.page.reload()
})

test('the page is a secure context of its own, under our policy', async () => {
  const found = await app.page.evaluate(async () => {
    const response = await fetch('index.html')
    return {
      secure: window.isSecureContext,
      isolated: window.crossOriginIsolated,
      policy: response.headers.get('content-security-policy') ?? '',
      sniff: response.headers.get('x-content-type-options'),
    }
  })
  expect(found).toMatchObject({ secure: true, isolated: true, sniff: 'nosniff' })
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(found.policy).toContain(part)
  expect(found.policy).not.toMatch(/unsafe-|https?:|\*/)
})

test('inline script, markup with handlers, eval, foreign requests and frames do not run', async () => {
  const { ran, refusals } = await app.page.evaluate(async () => {
    const refusals: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => refusals.push(event.effectiveDirective))
    const world = globalThis as unknown as { ran?: string[] }
    world.ran = []
    const attempts: (() => unknown)[] = [
      () => {
        const script = document.createElement('script')
        script.append('ran.push("inline")')
        document.head.append(script)
      },
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="ran.push(\'handler\')">'),
      () => (0, eval)('ran.push("eval")'),
      () => setTimeout('ran.push("timer")'),
      () => fetch('https://example.com/'),
      () => {
        const frame = document.createElement('iframe')
        frame.src = 'https://example.com/'
        document.body.append(frame)
      },
    ]
    // In a task of the page's own: what runs directly in a debugger's evaluation is exempt from the policy.
    for (const attempt of attempts)
      await new Promise<void>((done) =>
        setTimeout(() => {
          void Promise.resolve()
            .then(attempt)
            .catch(() => undefined)
            .finally(done)
        }),
      )
    await new Promise((resolve) => setTimeout(resolve, 300))
    document.querySelector('iframe')?.remove()
    return { ran: world.ran, refusals }
  })
  expect(ran).toEqual([])
  expect(refusals).toEqual(expect.arrayContaining(['connect-src', 'frame-src']))
})

test('permissions are refused, but for writing to the clipboard', async () => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'notifications', 'clipboard-write'] as PermissionName[]
    const asked = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return Object.fromEntries(names.map((name, index) => [name, asked[index]?.state]))
  })
  expect(states).toEqual({ geolocation: 'denied', camera: 'denied', notifications: 'denied', 'clipboard-write': 'granted' })
})

test('files beside the renderer cannot be read through its scheme', async () => {
  const statuses = await app.page.evaluate(async () => {
    const paths = [
      '/../main/index.js',
      '/%2e%2e/main/index.js',
      '/..%2fmain%2findex.js',
      '/..%5cmain%5cindex.js',
      '/%00',
      '/%E0%A4%A',
      '/../../package.json',
    ]
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(new Set(statuses)).toEqual(new Set([404]))
})
