import { expect, test } from '@playwright/test'
import { bridgeCaller } from '../_harness/bridge-caller.ts'
import { dataFolder } from '../_harness/data-folder.ts'
import { launchElectron } from '../_harness/electron-app.ts'
import { wireSuite } from '../wire/wire-suite.ts'

test.describe('the wire over the bridge', () => {
  wireSuite(
    (name, body) => test(name, body),
    async () => {
      const folder = dataFolder()
      const app = await launchElectron({ dataDir: folder.path })
      return {
        caller: await bridgeCaller(app.page),
        async close() {
          await app.close()
          folder[Symbol.dispose]()
        },
      }
    },
    { closes: false },
  )
})

test('a port that main closes fails what was under way; the next call and the subscriptions go on', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  await app.evaluate(({ ipcMain, dialog }) => {
    const ports: { close(): void }[] = []
    Object.assign(globalThis, { ports })
    ipcMain.on('jingwei.wire', (event) => void ports.push(...event.ports))
    // A dialog that nobody answers keeps a call under way.
    dialog.showOpenDialog = () => new Promise(() => undefined)
  })
  await app.page.reload()
  await app.page.evaluate(() => {
    Object.assign(window, { asked: [] })
    window.jingwei?.subscribe('system.asked', null, (payload) => (window as unknown as { asked: unknown[] }).asked.push(payload))
  })
  const pending = app.page.evaluate(() => window.jingwei?.call('files.choose', { purpose: 'import' }))
  await app.page.evaluate(() => window.jingwei?.call('system.capabilities', {}))
  await app.evaluate(() => (globalThis as unknown as { ports: { close(): void }[] }).ports[0]?.close())
  expect(await pending).toMatchObject({ ok: false, failure: { code: 'wire.closed', kind: 'external' } })
  expect(await app.page.evaluate(() => window.jingwei?.call('system.capabilities', {}))).toMatchObject({ ok: true })
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click())
  await expect
    .poll(() => app.page.evaluate(() => (window as unknown as { asked: unknown[] }).asked))
    .toEqual([{ action: 'palette' }])
  await app.close()
})

test('a reloaded page has a bridge, and what the old page had under way is given up', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  await app.evaluate(({ ipcMain }) => {
    const closed: number[] = []
    Object.assign(globalThis, { closed })
    let seen = 0
    ipcMain.on('jingwei.wire', ({ ports: [port] }) => {
      const number = ++seen
      port?.on('close', () => closed.push(number))
    })
  })
  for (let n = 0; n < 3; n++) {
    await app.page.reload()
    expect(await app.page.evaluate(() => window.jingwei?.call('system.capabilities', {}))).toMatchObject({ ok: true })
  }
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { closed: number[] }).closed)).toEqual([1, 2])
  await app.close()
})
