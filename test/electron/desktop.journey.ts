import { expect, test } from '@playwright/test'
import { spawn, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bridgeCaller } from '../_harness/bridge-caller.ts'
import { dataFolder } from '../_harness/data-folder.ts'
import { launchElectron } from '../_harness/electron-app.ts'

const cli = resolve(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')

function jingwei(dataDir: string, ...args: string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { env: { ...process.env, JINGWEI_DATA_DIR: dataDir }, encoding: 'utf8' })
}

test('a chosen file is taken by its path, which the page never sees; a file without one is not', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  const path = join(folder.path, '客户名单.csv')
  writeFileSync(path, '客户名称\n甲公司\n')
  await app.page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'choose'
    document.body.append(input)
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      Object.assign(window, { held: window.jingwei?.call('files.admit', { path: window.jingwei.pathForFile(file) }) })
    })
  })
  await app.page.setInputFiles('#choose', path)
  await app.page.waitForFunction(() => 'held' in window)
  const held = await app.page.evaluate(() => (window as unknown as { held: Promise<unknown> }).held)
  expect(held).toMatchObject({ ok: true, value: { name: '客户名单.csv', size: 23 } })
  expect(await app.page.evaluate(() => window.jingwei?.pathForFile(new File(['x'], 'made-up.csv')))).toBe('')
  await app.close()
})

test('menu entries reach the page as system.asked', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  const caller = await bridgeCaller(app.page)
  const asked: string[] = []
  caller.listen('system.asked', null, (payload) => asked.push((payload as { action: string }).action))
  await caller.call('system.capabilities', {})
  const actions = ['open-import', 'open-settings', 'undo', 'redo', 'palette']
  await app.evaluate(({ Menu }, ids) => ids.forEach((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click()), actions)
  await expect.poll(() => asked).toEqual(actions)
  await app.close()
})

test('alerts become one notification a rule, and a click asks the page for the inbox', async () => {
  using elsewhere = dataFolder()
  using folder = dataFolder()
  const workspace = join(elsewhere.path, '演示.jw')
  jingwei(elsewhere.path, 'demo', '--rows', '400', '--seed', '3', '--workspace', workspace, '--json')
  const app = await launchElectron({ dataDir: folder.path, env: { JINGWEI_NOW: '2027-06-01' } })
  const caller = await bridgeCaller(app.page)
  await app.evaluate(({ Notification }) => {
    const shown: unknown[] = []
    Object.assign(globalThis, { shown })
    Notification.prototype.show = function (this: unknown) {
      shown.push(this)
    }
  })
  const asked: string[] = []
  caller.listen('system.asked', null, (payload) => asked.push((payload as { action: string }).action))
  const lines: { title: string; body: string }[] = []
  caller.listen('alerts.raised', null, (payload) => lines.push(...(payload as { lines: typeof lines }).lines))
  await caller.call('workspace.open', { path: workspace })
  await expect.poll(() => lines.length).toBeGreaterThan(1)
  const shown = () =>
    app.evaluate(() =>
      (globalThis as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => ({ title, body })),
    )
  // Rules are told as their rounds find them: what came to the page is what was shown, in the same order.
  await expect.poll(async () => (await shown()).some(({ title }) => /到期|没有互动|沉默/.test(title))).toBe(true)
  const told = await shown()
  expect(told.slice(0, lines.length)).toEqual(lines.slice(0, told.length).map(({ title, body }) => ({ title, body })))
  await app.evaluate(() => (globalThis as unknown as { shown: { emit(event: string): void }[] }).shown[0]?.emit('click'))
  await expect.poll(() => asked).toEqual(['open-inbox'])
  await app.close()
})

test('a file dialog answers the page with a held file, a save dialog writes it', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  const caller = await bridgeCaller(app.page)
  const [from, to] = [join(folder.path, '名单.csv'), join(folder.path, '另存.csv')]
  writeFileSync(from, '客户名称\n甲\n')
  await app.evaluate(
    ({ dialog }, [from, to]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [from] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: to })
    },
    [from, to] as const,
  )
  const { file } = (await caller.call('files.choose', { purpose: 'import' })) as { file: { fileId: string } }
  expect(await caller.call('files.saveAs', { fileId: file.fileId })).toEqual({ saved: true, path: to })
  expect(readFileSync(to, 'utf8')).toBe('客户名称\n甲\n')
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
  })
  expect(await caller.call('files.saveAs', { fileId: file.fileId })).toEqual({ saved: false, path: null })
  await app.close()
})

test('the window comes back where it was, and quitting closes the store', async () => {
  using folder = dataFolder()
  const workspace = join(folder.path, '演示.jw')
  jingwei(folder.path, 'demo', '--rows', '5', '--seed', '3', '--workspace', workspace, '--json')
  writeFileSync(join(folder.path, 'window.json'), JSON.stringify({ x: 50, y: 60, width: 1200, height: 700, maximized: false }))
  const app = await launchElectron({ dataDir: folder.path })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())).toEqual({
    x: 50,
    y: 60,
    width: 1200,
    height: 700,
  })
  const caller = await bridgeCaller(app.page)
  await expect.poll(async () => ((await caller.call('workspace.current', {})) as { state: string }).state).toBe('open')
  await app.close()
  expect(JSON.parse(readFileSync(join(folder.path, 'window.json'), 'utf8'))).toMatchObject({ x: 50, y: 60, width: 1200 })
  const again = await launchElectron({ dataDir: folder.path })
  const later = await bridgeCaller(again.page)
  await expect.poll(async () => ((await later.call('workspace.current', {})) as { path: string }).path).toBe(workspace)
  await again.close()
  // A clean end leaves neither a lock nor a journal.
  expect(jingwei(folder.path, 'call', 'customers.count', '--workspace', workspace, '--json').trim()).toContain('"count":5')
})

test('a second start hands its workspace to the first and ends', async () => {
  using folder = dataFolder()
  const workspace = join(folder.path, '第二.jw')
  jingwei(folder.path, 'demo', '--rows', '7', '--seed', '1', '--workspace', workspace, '--json')
  const app = await launchElectron({ dataDir: folder.path, args: [] })
  test.skip(app.kind !== 'stand-in', 'starts a second process by the stand-in')
  const register = resolve(import.meta.dirname, '..', '_harness', 'electron-stand-in', 'register.ts')
  const second = spawn(process.execPath, ['--import', register, resolve(cli, '..', 'index.js'), workspace], {
    env: { ...process.env, JINGWEI_DATA_DIR: folder.path },
    stdio: 'ignore',
  })
  const code = await new Promise((ended) => second.once('exit', ended))
  expect(code).toBe(0)
  const caller = await bridgeCaller(app.page)
  await expect.poll(async () => ((await caller.call('workspace.current', {})) as { path: string }).path).toBe(workspace)
  await app.close()
})

test('kill -9 of main ends the windows too', async () => {
  using folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path })
  const gone = new Promise((done) => app.page.once('close', done))
  process.kill(app.pid, 'SIGKILL')
  await gone
  if (process.platform === 'linux')
    await expect
      .poll(() => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(`--user-data-dir=${folder.path}`))
      .toBe(false)
})
