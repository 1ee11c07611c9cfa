import Database from 'better-sqlite3'
import type { BrowserContext } from '@playwright/test'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../_harness/app-page.ts'
import { CliMachine } from '../_harness/cli.ts'
import { gridCell } from '../_harness/journey.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { asked, firstRows, longestTasks, pasted } from './grid-page.ts'
import { scrolled } from './grid-scroll.ts'
import { writes } from './grid-writes.ts'
import { memory, rssOf, type Measure } from './measure.ts'

/** Sizes to measure, from small to large, which shows how each figure grows. */
const sizes = (process.env['JINGWEI_BENCH_ROWS'] ?? '10000,1000000').split(',').map(Number)
const folder = join(tmpdir(), 'jingwei-bench-screen')
const day = ['--today', '2026-02-25']

/** The grid in a real browser and the store behind it: what the hands wait for, at each size, beside its yardsticks. */
export async function measures(): Promise<Measure[]> {
  const all: Measure[] = []
  for (const rows of sizes) for (const one of await measured(rows)) all.push({ ...one, measure: `${one.measure} [${rows}]` })
  return all
}

async function measured(rows: number): Promise<Measure[]> {
  const machine = new CliMachine()
  const demo = await demoOf(machine, rows)
  // Copies: what is measured changes them, and the next run wants the demo as it was.
  const ours = machine.path('ours.jw')
  const bare = machine.path('bare.jw')
  copyFileSync(demo, ours)
  copyFileSync(demo, bare)
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', ours, ...day])
  const browser = await launchBrowser()
  const db = new Database(bare)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536', 'temp_store = MEMORY'])
    db.pragma(pragma)
  try {
    // The day's alerts are raised at start; what is measured begins when the writer is free.
    await app.caller.call('alerts.evaluate', {})
    const context = await browser.newContext({ viewport: { width: 1920, height: 1000 }, locale: 'zh-CN' })
    const [name = '', value = ''] = app.cookie.split('=')
    await context.addCookies([{ name, value, url: app.origin }])
    const page = await context.newPage()
    await page.goto(`${app.origin}/#/customers`)
    await gridCell(page, 0, 'name').waitFor({ timeout: 60_000 })
    await page.evaluate(longestTasks)
    const results: Measure[] = []
    results.push(await firstRows(page))
    await page.evaluate(longestTasks)
    results.push(...(await asked(page, app, db)))
    for (const pace of [3600, 14_400]) results.push(...(await scrolled(page, rows, pace)))
    results.push(memory('memory of the host after scrolling', rssOf(app.process.pid ?? 0)))
    results.push(...(await pasted(page)))
    results.push(...(await writes(app, db, rows)))
    results.push(memory('heap of the page', await heapOf(context, page)))
    results.push(memory('memory of the host after all writes', rssOf(app.process.pid ?? 0)))
    return results
  } finally {
    db.close()
    await browser.close()
    await app.close()
    machine.remove()
  }
}

async function demoOf(machine: CliMachine, rows: number): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const made = join(folder, `demo-${rows}.jw`)
  if (!existsSync(made)) {
    const fresh = machine.path('demo.jw')
    await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', fresh, ...day])
    copyFileSync(fresh, made)
  }
  return made
}

async function heapOf(context: BrowserContext, page: Parameters<BrowserContext['newCDPSession']>[0]): Promise<number> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6
}
