import { expect, test } from '@playwright/test'
import { dataFolder } from '../_harness/data-folder.ts'
import { launchElectron, type ElectronApp } from '../_harness/electron-app.ts'

let app: ElectronApp
let folder: ReturnType<typeof dataFolder>

test.beforeAll(async () => {
  folder = dataFolder()
  app = await launchElectron({ dataDir: folder.path })
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { outside: [] })
    shell.openExternal = async (address) => void (globalThis as unknown as { outside: string[] }).outside.push(address)
  })
})
test.afterAll(async () => {
  await app.close()
  folder[Symbol.dispose]()
})

const outside = () => app.evaluate(() => (globalThis as unknown as { outside: string[] }).outside.splice(0))

test('the page cannot be led to another address', async () => {
  const home = app.page.url()
  for (const address of [
    'https://example.com/',
    'http://localhost:1/',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://evil.app.invalid/index.html',
  ]) {
    await app.page.evaluate((address) => {
      location.href = address
    }, address)
    await app.page.waitForTimeout(150)
    expect(app.page.url(), address).toBe(home)
    expect(await app.page.evaluate(() => typeof window.jingwei?.call), address).toBe('function')
  }
})

test('a link or a form cannot lead away either', async () => {
  const home = app.page.url()
  await app.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/link'
    document.body.append(link)
    link.click()
    const form = document.createElement('form')
    form.action = 'https://example.com/form'
    document.body.append(form)
    form.submit()
  })
  await app.page.waitForTimeout(300)
  expect(app.page.url()).toBe(home)
})

test('no window opens; https and mailto go to the system, everything else nowhere', async () => {
  const addresses = [
    'https://example.com/help',
    'mailto:a@example.com',
    'http://example.com/',
    'javascript:alert(1)',
    'smb://host/share',
    'about:blank',
  ]
  for (const address of addresses) expect(await app.page.evaluate((to) => window.open(to) === null, address), address).toBe(true)
  await expect.poll(async () => app.page.context().pages().length).toBe(1)
  expect(await outside()).toEqual(['https://example.com/help', 'mailto:a@example.com'])
})

test('a link that asks for a window of its own goes to the system', async () => {
  await app.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/blank'
    link.target = '_blank'
    document.body.append(link)
    link.click()
  })
  await expect.poll(outside).toEqual(['https://example.com/blank'])
  await expect.poll(async () => app.page.context().pages().length).toBe(1)
})

test('a port from any other frame or address is closed unheard', async () => {
  const answers = await app.evaluate(async ({ ipcMain }) => {
    const frames = [
      null,
      { parent: null, url: 'https://example.com/' },
      { parent: null, url: 'app://jingwei.evil/index.html' },
      { parent: null, url: 'app://jingwei' },
      { parent: {}, url: 'app://jingwei/index.html' },
    ]
    return frames.map((senderFrame) => {
      const did: string[] = []
      const port = {
        on: () => did.push('heard'),
        start: () => did.push('started'),
        close: () => did.push('closed'),
        postMessage: () => did.push('answered'),
      }
      ;(ipcMain as unknown as { emit(...of: unknown[]): void }).emit('jingwei.wire', { senderFrame, ports: [port] })
      return did
    })
  })
  expect(answers).toEqual(Array.from({ length: 5 }, () => ['closed']))
})
