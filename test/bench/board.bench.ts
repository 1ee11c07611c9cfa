import type { Page } from '@playwright/test'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser, removeFolder, startApp } from '../_harness/app-page.ts'
import { threadHandlers } from '../../src-main/app/thread-handlers.ts'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import { Gate } from '../../src-main/store/gate.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { addSqlFunctions } from '../../src-main/store/sql-functions.ts'
import { Views } from '../../src-main/store/views.ts'
import { median, p95, round, type Measure } from './measure.ts'

const clocks = 5000
const customers = 1000
const now = '2026-02-25T02:00:00.000Z'
const runs = 7

type Handler = (context: unknown, input: unknown) => unknown

/** The board over 5,000 running clocks: its question beside the bare rows, its opening, and how smooth it ticks and scrolls. */
export async function measures(): Promise<Measure[]> {
  const folder = join(tmpdir(), `jingwei-bench-board-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'board.jw')
  try {
    return [...filled(path), ...(await onScreen(path))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function filled(path: string): Measure[] {
  const { db, lock } = openStore({ path, create: true, migrations: bundledMigrations, now })
  addSqlFunctions(db)
  const gate = new Gate(db)
  const clock = { now: () => now, today: () => '2026-02-25' }
  const context = { read: gate.read, gate, clock, actor: 'bench', path, views: new Views() }
  const handlers = threadHandlers(clock)
  const call = (table: object, name: string, input: unknown) => (table as Record<string, Handler>)[name]?.(context, input)
  const { id: owner } = call(handlers.commands, 'members.save', {
    name: '张伟',
    role: 'rep',
    region: '华东',
    team: '一部',
    active: true,
  }) as { id: number }
  gate.write({ command: 'bench', actor: 'bench', origin: 'migration', at: now }, (tx) => {
    for (let index = 0; index < customers; index++)
      tx.insert('customer', {
        name: `客户${index}`,
        name_key: `客户${index}`,
        name_pinyin: `kehu${index}`,
        search: '',
        region: '华东',
        owner_id: owner,
        evaluated_tier: 'S',
        evaluated_score: 90,
        tier: 'S',
        score: 90,
        created_at: now,
        updated_at: now,
      })
    tx.unlogged('meta', `INSERT OR REPLACE INTO meta (key, value) VALUES ('services_quarter', '2026-Q1')`)
  })
  // Five matters for each customer, opened over the last day: calendar and working time, some of them over.
  const rows = Array.from({ length: clocks }, (_, index) => {
    const opened = new Date(Date.parse(now) - ((index * 37) % 1600) * 60_000).toISOString()
    return [`客户${index % customers}`, index % 5 < 3 ? '技术问题' : '投诉', `事项${index}`, opened]
  })
  call(handlers.commands, 'tickets.createMany', { fields: ['customer', 'kind', 'name', 'openedAt'], rows })
  const ours: number[] = []
  const bare: number[] = []
  for (let run = 0; run < runs; run++) {
    let started = performance.now()
    db.prepare(
      'SELECT o.*, e.* FROM obligation AS o JOIN obligation_event AS e ON e.obligation_id = o.id WHERE o.ended_at IS NULL',
    ).all()
    bare.push(performance.now() - started)
    started = performance.now()
    call(handlers.queries, 'services.board', { limit: 5000 })
    ours.push(performance.now() - started)
  }
  const look: number[] = []
  for (let run = 0; run < runs; run++) {
    db.exec(`UPDATE service_watch SET next_at = '${now}'`)
    const started = performance.now()
    call(handlers.commands, 'services.look', {})
    look.push(performance.now() - started)
  }
  db.close()
  lock.release()
  const yardstick = `bare rows of ${clocks} clocks and their logs`
  return [
    line(yardstick, bare, null, ''),
    line(`board query, ${clocks} clocks read`, ours, median(ours) / median(bare), yardstick),
    line(`a look at all ${clocks} clocks at once (all due)`, look, median(look) / median(bare), yardstick),
  ]
}

async function onScreen(workspace: string): Promise<Measure[]> {
  const app = await startApp({ today: '2026-02-25', workspace })
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1000 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(app.address)
    await page.evaluate(() => void (location.hash = '#/services'))
    await page.locator('button.clock').first().waitFor({ timeout: 60_000 })
    const opened: number[] = []
    for (let run = 0; run < 5; run++) {
      await page.reload({ waitUntil: 'commit' })
      opened.push(await page.evaluate(untilClocks))
    }
    const idle = await page.evaluate(frames, { seconds: 6, pace: 0 })
    const scrolled = await page.evaluate(frames, { seconds: 5, pace: 3600 })
    const ticks = await ticked(page)
    return [
      line('board opened after a reload, first clocks', opened, null, ''),
      line('frames while it ticks', idle, null, ''),
      line('frames while it ticks and scrolls at 3,600 px/s', scrolled, null, ''),
      line('one tick of all clocks in view', ticks, null, ''),
    ]
  } finally {
    await browser.close()
    await app.stop()
    await removeFolder(app.dataDir)
  }
}

/** Long tasks of the page's thread while it ticks for a while: none is 0. */
async function ticked(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const found: number[] = []
        const watcher = new PerformanceObserver((list) => found.push(...list.getEntries().map((entry) => entry.duration)))
        watcher.observe({ type: 'longtask' })
        setTimeout(() => done(found.length === 0 ? [0] : found), 6000)
      }),
  )
}

/** Runs in the page, from its navigation on. */
function untilClocks(): Promise<number> {
  return new Promise((done) => {
    const look = () =>
      document.querySelector('.view-layer:not([hidden]) button.clock') ? done(performance.now()) : requestAnimationFrame(look)
    look()
  })
}

/** Runs in the page: the time between frames, while scrolling down when there is a pace. */
function frames({ seconds, pace }: { seconds: number; pace: number }): Promise<number[]> {
  const place = document.querySelector('.view-layer:not([hidden]) .board')
  place?.scrollTo(0, 0)
  return new Promise((done) => {
    const times: number[] = []
    const started = performance.now()
    let last = started
    const frame = () => {
      const now = performance.now()
      times.push(now - last)
      last = now
      if (pace > 0) place?.scrollTo(0, ((now - started) / 1000) * pace)
      if (now - started < seconds * 1000) requestAnimationFrame(frame)
      else done(times.slice(1))
    }
    requestAnimationFrame(frame)
  })
}

function line(measure: string, values: readonly number[], ratio: number | null, yardstick: string): Measure {
  return {
    measure,
    n: values.length,
    median_ms: round(median(values)),
    p95_ms: round(p95(values)),
    ratio: ratio === null ? null : round(ratio),
    yardstick,
    rss_mb: null,
  }
}
