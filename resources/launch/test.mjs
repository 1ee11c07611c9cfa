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
// Said once more at the end: a run of 3,000 lines is read from there.
const faults = []
const only = process.argv.slice(2)
const wanted = (part) => only.length === 0 || only.includes(part)

if (wanted('check')) {
  const failed = runChecks()
  faults.push(...failed.map((name) => `check failed: ${name}`))
  totals.failed += failed.length
  totals.passed += 3 - failed.length
}
if (wanted('node')) {
  const report = join(results, 'vitest.json')
  const status = tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`])
  const { numPassedTests, numFailedTests, numPendingTests, testResults = [] } = readReport(report) ?? {}
  faults.push(...testResults.flatMap(testFaults))
  count(numPassedTests, numFailedTests, numPendingTests, status)
}
if (wanted('journeys')) {
  const report = join(results, 'playwright.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report
  const status = tool('@playwright/test', ['test', '--reporter=list,json'])
  const { stats = {}, suites = [] } = readReport(report) ?? {}
  const { expected, flaky = 0, unexpected, skipped } = stats
  faults.push(...suites.flatMap(journeyFaults))
  count(expected === undefined ? undefined : expected + flaky, unexpected, skipped, status)
}
for (const fault of faults) console.log(`\n${fault}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)

/** A run that ended badly without naming a failed test (a crash, a setup error) is one failure. */
function count(passed = 0, failed = 0, skipped = 0, status) {
  totals.passed += passed
  totals.failed += failed === 0 && status !== 0 ? 1 : failed
  totals.skipped += skipped
}

/** A file that failed before its tests (an import, a hook) names itself. */
function testFaults({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [`test file failed: ${name}\n${opening(message)}`]
  return failed.map(({ fullName, failureMessages }) => `test failed: ${name} › ${fullName}\n${opening(failureMessages[0])}`)
}

function journeyFaults({ suites = [], specs = [] }) {
  const told = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const error = results.find(({ error }) => error)?.error
        return `journey ${status === 'flaky' ? 'needed a second try' : 'failed'}: ${file} › ${title}\n${opening(error?.message)}`
      }),
  )
  return [...told, ...suites.flatMap(journeyFaults)]
}

function opening(message = '') {
  return message.split('\n').slice(0, 12).join('\n')
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
