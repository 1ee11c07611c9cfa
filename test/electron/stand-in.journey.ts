import { expect, test } from '@playwright/test'
import { dataFolder } from '../_harness/data-folder.ts'
import { launchElectron, startStandIn, type ElectronApp } from '../_harness/electron-app.ts'
import { faultyBuild } from '../_harness/faulty-build.ts'

// The test of the tests: what is wrong with the app must be wrong on the stand-in too, or a green spec means nothing.
// Faults go into a copy of the built app; the first table must not start, the second must be seen by looking.

const main = 'main/index.js'

const refused: [name: string, file: string, good: string | RegExp, bad: string, says: RegExp][] = [
  ['contextIsolation off', main, 'contextIsolation: true', 'contextIsolation: false', /insecure window: contextIsolation/],
  ['nodeIntegration on', main, 'nodeIntegration: false', 'nodeIntegration: true', /insecure window: nodeIntegration/],
  ['webSecurity off', main, 'webSecurity: true', 'webSecurity: false', /insecure window: webSecurity/],
  ['webviews on', main, 'webviewTag: false', 'webviewTag: true', /insecure window: webviewTag/],
  ['the sandbox off', main, 'sandbox: true', 'sandbox: false', /insecure window: no sandbox/],
  [
    'a Blink feature on',
    main,
    'spellcheck: false',
    'spellcheck: false, enableBlinkFeatures: "X"',
    /insecure window: enableBlinkFeatures/,
  ],
  ['a scheme that bypasses the policy', main, 'codeCache: true', 'codeCache: true, bypassCSP: true', /insecure scheme/],
  ['a scheme that is not secure', main, 'secure: true,', 'secure: false,', /insecure scheme/],
  [
    'a scheme registered late',
    main,
    /^registerAppScheme\(\);$/m,
    'app.whenReady().then(registerAppScheme);',
    /before app is ready/,
  ],
  [
    'the sandbox asked for late',
    main,
    'app.enableSandbox();',
    'app.whenReady().then(() => app.enableSandbox());',
    /before app is ready/,
  ],
  [
    'an ES module as preload',
    'preload/index.cjs',
    'let electron = require("electron");',
    'import electron from "electron";',
    /not a classic script/,
  ],
  [
    'a member that is not stood in for',
    main,
    /^registerAppScheme\(\);$/m,
    'registerAppScheme(); app.setBadgeCount(1);',
    /App\.setBadgeCount is not stood in for/,
  ],
  [
    'a module that is not stood in for',
    main,
    /^registerAppScheme\(\);$/m,
    'import { powerMonitor } from "electron"; registerAppScheme();',
    /powerMonitor/,
  ],
]

for (const [name, file, good, bad, says] of refused)
  test(`refused: ${name}`, async () => {
    using folder = dataFolder()
    using build = faultyBuild(file, good, bad)
    const child = startStandIn([build.entry], { ...(process.env as Record<string, string>), JINGWEI_DATA_DIR: folder.path })
    let output = ''
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
    const code = await new Promise((ended) => child.once('close', ended))
    clearTimeout(late)
    expect(output).toMatch(says)
    expect(code).not.toBe(0)
  })

type Look = (app: ElectronApp) => Promise<unknown>

const place: Look = ({ page }) => page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)
const policy: Look = ({ page }) =>
  page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy') !== null)
const bridge: Look = ({ page }) => page.evaluate(() => Object.keys(window.jingwei ?? {}).length)
const answers: Look = ({ page }) =>
  page.evaluate(() =>
    Promise.race([
      window.jingwei?.call('system.capabilities', {}).then(({ ok }) => ok),
      new Promise((late) => setTimeout(() => late('silence'), 1500)),
    ]),
  )
const escapes: Look = ({ page }) => page.evaluate(async () => (await fetch('/..%2fmain%2findex.js')).status)
const leaves: Look = async ({ page }) => {
  const home = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  await page.waitForTimeout(500)
  return page.url() === home ? 'stayed' : 'left'
}

const seen: [name: string, file: string, good: string | RegExp, bad: string, look: Look, right: unknown][] = [
  ['permissions not refused', main, /^\t*refusePermissions\(\);$/m, '', place, 'denied'],
  ['no policy', main, '...page.headers', '...{}', policy, true],
  ['a fourth function', 'preload/index.cjs', 'pathForFile:', 'more: () => 1, pathForFile:', bridge, 3],
  ['a foreign page answered (origin check inverted)', main, 'if (!fromOurPage(event))', 'if (fromOurPage(event))', answers, true],
  ['a port never started', main, /port\.start\(\);/, '', answers, true],
  ['another channel', 'preload/index.cjs', '"jingwei.wire"', '"jingwei.other"', answers, true],
  ['paths that escape', main, /path\.startsWith\(folder \+ sep\)/, 'true', escapes, 404],
  ['navigation not stopped', main, /if \(!isOurs\(event\.url\)\) event\.preventDefault\(\);/, '', leaves, 'stayed'],
]

test.describe('seen', () => {
  test('the good build, by the same looks', async () => {
    using folder = dataFolder()
    const app = await launchElectron({ dataDir: folder.path })
    for (const [name, , , , look, right] of seen) expect(await look(app), name).toEqual(right)
    await app.close()
  })

  for (const [name, file, good, bad, look, right] of seen)
    test(name, async () => {
      using folder = dataFolder()
      using build = faultyBuild(file, good, bad)
      const app = await launchElectron({ dataDir: folder.path, entry: build.entry })
      test.skip(app.kind !== 'stand-in', 'a test of the stand-in')
      expect(await look(app).catch(() => 'an error')).not.toEqual(right)
      await app.close()
    })
})
