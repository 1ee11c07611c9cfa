// `npm test`: everything, from a fresh clone: install, build, find or install a browser, checks, tests, journeys.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { ensureBuilt, ensureInstalled, root, tool } from './toolchain.mjs'

const results = join(root, 'test-results')

ensureInstalled()
ensureBuilt()
ensureBrowser()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const totals = { passed: 0, failed: 0, skipped: 0 }
const only = process.argv.slice(2)
const wanted = (part) => only.length === 0 || only.includes(part)

if (wanted('check')) {
  const failed = runChecks()
  totals.failed += failed.length
  totals.passed += 3 - failed.length
}
if (wanted('node')) {
  const report = join(results, 'vitest.json')
  const status = tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`])
  const { numPassedTests, numFailedTests, numPendingTests } = readReport(report) ?? {}
  count(numPassedTests, numFailedTests, numPendingTests, status)
}
if (wanted('journeys')) {
  const report = join(results, 'playwright.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report
  const status = tool('@playwright/test', ['test', '--reporter=list,json'])
  const { expected, flaky = 0, unexpected, skipped } = readReport(report)?.stats ?? {}
  count(expected === undefined ? undefined : expected + flaky, unexpected, skipped, status)
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)

/** A run that ended badly without naming a failed test (a crash, a setup error) is one failure. */
function count(passed = 0, failed = 0, skipped = 0, status) {
  totals.passed += passed
  totals.failed += failed === 0 && status !== 0 ? 1 : failed
  totals.skipped += skipped
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** Journeys need a Chromium and, for screens as people see them, a Chinese font. A Debian machine that lets us gets both. */
function ensureBrowser() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge']
  if (process.env.JINGWEI_CHROMIUM || process.platform !== 'linux' || known.some((path) => existsSync(path))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium was found; install one (package chromium, font fonts-noto-cjk) or name it in JINGWEI_CHROMIUM.')
    return
  }
  console.log('Installing Chromium for the journeys …')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet)
}
