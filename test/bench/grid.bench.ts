import type { Page } from '@playwright/test'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser, removeFolder, startApp } from '../_harness/app-page.ts'
import { CliMachine } from '../_harness/cli.ts'
import { gridCell } from '../_harness/journey.ts'
import { bareTable, scrollFrames } from './bare-table.ts'
import type { Frames } from './bare-table.ts'
import { median, p95, round, rssOf, type Measure } from './measure.ts'

const rows = Number(process.env['JINGWEI_BENCH_ROWS'] ?? 100_000)
const folder = join(tmpdir(), 'jingwei-bench-app')
const runs = 5
const seconds = 4
const viewport = '.view-layer:not([hidden]) .ag-grid-viewport'

/** The grid in a real browser: what the hands wait for, and how smooth it scrolls beside a bare table of the same page. */
export async function measures(): Promise<Measure[]> {
  const workspace = await freshWorkspace()
  const app = await startApp({ today: '2026-02-25', workspace })
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1000 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(app.address)
    await page.evaluate(() => void (location.hash = '#/customers'))
    await gridCell(page, 0, 'name').waitFor({ timeout: 60_000 })
    const results: Measure[] = []

    const first: number[] = []
    for (let run = 0; run < runs; run++) {
      await page.reload({ waitUntil: 'commit' })
      first.push(await page.evaluate(untilRows))
    }
    results.push(alone(`first rows after a reload, ${rows}`, first))
    for (const field of ['annualPurchase', 'tier']) {
      const times: number[] = []
      for (let run = 0; run < runs; run++) times.push(await page.evaluate(sortedBy, field))
      results.push(alone(`sort by ${field} until its rows are painted`, times))
    }
    for (const pace of [3600, 14_400]) results.push(...(await scrolled(page, pace)))
    results.push(...(await pasted(page)))

    const devtools = await context.newCDPSession(page)
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    results.push({ ...alone('heap of the page', []), median_ms: 0, p95_ms: 0, rss_mb: round(usedSize / 1e6) })
    results.push({ ...alone('memory of the host', []), median_ms: 0, p95_ms: 0, rss_mb: round(rssOf(app.pid)) })
    return results
  } finally {
    await browser.close()
    await app.stop()
    await removeFolder(app.dataDir)
    await removeFolder(join(workspace, '..'))
  }
}

/** A copy: pasting changes it, and the next run and other benches want it as it was. */
async function freshWorkspace(): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const made = join(folder, `demo-${rows}.jw`)
  const machine = new CliMachine()
  if (!existsSync(made)) await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', made, '--today', '2026-02-25'])
  machine.remove()
  const own = join(tmpdir(), `jingwei-bench-grid-${process.pid}`)
  mkdirSync(own, { recursive: true })
  const copy = join(own, 'demo.jw')
  copyFileSync(made, copy)
  return copy
}

async function scrolled(page: Page, pace: number): Promise<Measure[]> {
  const ours: Frames[] = []
  const bare: Frames[] = []
  for (let run = 0; run < 3; run++) {
    await page.evaluate(bareTable, rows)
    bare.push(await page.evaluate(scrollFrames, { selector: '#bare', pace, seconds }))
    await page.evaluate(() => document.querySelector('#bare')?.remove())
    ours.push(await page.evaluate(scrollFrames, { selector: viewport, pace, seconds }))
  }
  const times = (frames: readonly Frames[]) => frames.flatMap((each) => each.times)
  const at = (values: readonly number[], share: number) =>
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
  const yardstick = `bare table, ${pace} px/s`
  const shares = [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const
  return [
    ...shares.flatMap(([name, share]): Measure[] => {
      const own = at(times(ours), share)
      const other = at(times(bare), share)
      return [
        line(`frame ${name}, ${yardstick}`, times(bare).length, other, null, ''),
        line(`frame ${name}, grid, ${pace} px/s`, times(ours).length, own, own / other, yardstick),
      ]
    }),
    line(
      `most frames in a row with a blank row, ${pace} px/s`,
      ours.length,
      Math.max(...ours.map((each) => each.blank)),
      null,
      '',
    ),
  ]
}

async function pasted(page: Page): Promise<Measure[]> {
  const whole: number[] = []
  const written: number[] = []
  for (let run = 0; run < runs; run++) {
    await page.evaluate((at) => document.querySelector(at)?.scrollTo(0, 0), viewport)
    await page.waitForFunction(() => document.querySelectorAll('.ant-notification-notice').length === 0, null, {
      timeout: 30_000,
    })
    await gridCell(page, 0, 'owner').click()
    const text = Array.from({ length: 1000 }, (_, n) => `\t医院\t医疗${run}\t华东\t浙江`.slice(n % 2)).join('\r\n')
    const times = await page.evaluate(pasteAndRun, text)
    whole.push(times.whole)
    written.push(times.written)
    await page.waitForTimeout(600)
  }
  return [
    alone('paste 1,000 × 5: from the key to the repainted cells, preview taken at once', whole),
    alone('paste 1,000 × 5: from the confirmation to the repainted cells', written),
  ]
}

/** Runs in the page, from its navigation on. */
function untilRows(): Promise<number> {
  return new Promise((done) => {
    const look = () => {
      const cell = document.querySelector('.view-layer:not([hidden]) .ag-row[row-index="0"] .ag-cell[col-id="name"]')
      if (cell?.textContent) done(performance.now())
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** Runs in the page: a click on the header, until other rows stand there with their texts. */
function sortedBy(field: string): Promise<number> {
  const layer = '.view-layer:not([hidden])'
  const names = () => [...document.querySelectorAll(`${layer} .ag-cell[col-id="name"]`)].map((cell) => cell.textContent)
  const before = names().join()
  const started = performance.now()
  document.querySelector<HTMLElement>(`${layer} .ag-header-cell[col-id="${field}"] .column-header`)?.click()
  return new Promise((done) => {
    const look = () => {
      const now = names()
      const elapsed = performance.now() - started
      if ((now.length > 0 && now.every((text) => text !== '') && now.join() !== before) || elapsed > 20_000) done(elapsed)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** Runs in the page: pastes, confirms the preview as soon as it can be, waits until no cell is pending. */
function pasteAndRun(text: string): Promise<{ whole: number; written: number }> {
  const sink = document.querySelector('.view-layer:not([hidden]) .grid-sink textarea')
  const data = new DataTransfer()
  data.setData('text/plain', text)
  const started = performance.now()
  let confirmed = 0
  sink?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  return new Promise((done) => {
    const look = () => {
      const run = document.querySelector<HTMLButtonElement>('.ant-modal-footer .ant-btn-primary:not(:disabled)')
      if (confirmed === 0 && run) {
        confirmed = performance.now()
        run.click()
      }
      const told = document.querySelector('.ant-notification-notice')
      if (confirmed > 0 && told && document.querySelectorAll('.cell-pending').length === 0) {
        done({ whole: performance.now() - started, written: performance.now() - confirmed })
        return
      }
      if (performance.now() - started > 20_000) done({ whole: Number.NaN, written: Number.NaN })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

function line(measure: string, n: number, value: number, ratio: number | null, yardstick: string): Measure {
  return {
    measure,
    n,
    median_ms: round(value),
    p95_ms: round(value),
    ratio: ratio === null ? null : round(ratio),
    yardstick,
    rss_mb: null,
  }
}

function alone(measure: string, values: readonly number[]): Measure {
  return {
    measure,
    n: values.length,
    median_ms: round(median(values)),
    p95_ms: round(p95(values)),
    ratio: null,
    yardstick: '',
    rss_mb: null,
  }
}
