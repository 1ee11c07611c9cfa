import Database from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { launchBrowser, removeFolder, startApp } from '../_harness/app-page.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { median, p95, paired, round, timed, type Measure } from './measure.ts'

const clocks = 5000
const customers = 1000
const today = '2026-02-25'
const runs = 7
/** A frame of the screen is never longer (`5-quality.md`), give or take the clock's own jitter. */
const dropAt = 34

const bareRows =
  'SELECT o.*, e.* FROM obligation AS o JOIN obligation_event AS e ON e.obligation_id = o.id WHERE o.ended_at IS NULL'

/** The board over 5,000 running clocks: its question beside the bare rows, its opening, and how smooth it ticks and scrolls. */
export async function measures(): Promise<Measure[]> {
  const machine = new CliMachine()
  const path = machine.path('board.jw')
  try {
    return [...(await filled(machine, path)), ...(await onScreen(path))]
  } finally {
    machine.remove()
  }
}

async function filled(machine: CliMachine, path: string): Promise<Measure[]> {
  await machine.run(['call', 'workspace.create', JSON.stringify({ path })])
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', path, '--today', today])
  const call = (method: string, input: unknown) => app.caller.call(method as 'services.board', input as never) as Promise<unknown>
  try {
    const made = (await call('customers.createMany', {
      fields: ['name', 'annualPurchase', 'region'],
      rows: Array.from({ length: customers }, (_, index) => [`看板客户${index}有限公司`, '900万', '华东']),
      allowIncomplete: true,
    })) as { ids: (number | null)[] }
    if (made.ids.some((id) => id === null)) throw new Error('customers were refused')
    const asOf = Date.parse(((await call('services.board', {})) as { asOf: string }).asOf)
    // Five matters for each customer, opened over the last day: calendar and working time, some of them over.
    const rows = Array.from({ length: clocks }, (_, index) => {
      const opened = new Date(asOf - (1 + ((index * 37) % 1600)) * 60_000).toISOString()
      return [`看板客户${index % customers}有限公司`, index % 5 < 3 ? '技术问题' : '投诉', `事项${index}`, opened]
    })
    await call('tickets.createMany', { fields: ['customer', 'kind', 'name', 'openedAt'], rows })
    const bare = new Database(path, { readonly: true })
    const sum = { clocks: (bare.prepare('SELECT count(*) FROM obligation').pluck().get() as number) ?? 0 }
    if (sum.clocks !== clocks) throw new Error(`${sum.clocks} clocks instead of ${clocks}`)
    const statement = bare.prepare(bareRows)
    const measured = await paired(
      `board query over the wire, ${clocks} clocks read`,
      `bare rows of ${clocks} clocks and their logs, in this process`,
      runs,
      () => timed(() => call('services.board', { limit: 5000 })),
      () => timed(() => statement.all()),
    )
    bare.close()
    return measured
  } finally {
    await app.close()
  }
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
    // What this machine does to a page that does nothing: no frame of ours can be better.
    const empty = await context.newPage()
    await empty.goto('about:blank')
    const nothing = await empty.evaluate(frames, { seconds: 20, pace: 0 })
    await empty.close()
    await page.bringToFront()
    const idle = await page.evaluate(frames, { seconds: 20, pace: 0 })
    const scrolled = await page.evaluate(frames, { seconds: 20, pace: 1800 })
    const ticks = await ticked(page)
    const cost = await threadCost(page, 10)
    return [
      line('board opened after a reload, first clocks', opened, null, ''),
      ...frameLines('an empty page, 20 s', nothing),
      ...frameLines('while it ticks, 20 s', idle, nothing),
      ...frameLines('while it ticks and scrolls at 1,800 px/s, 20 s', scrolled, nothing),
      line('processor ms of the page’s thread a second, while it ticks and scrolls', [cost.perSecond], null, ''),
      line('processor ms of its tasks over 4 ms, longest as p95, while it ticks and scrolls', cost.tasks, null, ''),
      line('blocks of the page’s thread over 50 ms in six seconds of ticking (0: none)', ticks, null, ''),
    ]
  } finally {
    await browser.close()
    await app.stop()
    await removeFolder(app.dataDir)
  }
}

/** Frame times as p50 and p95, the longest alone, and how many were dropped: longer than two frames of 60 Hz. */
function frameLines(name: string, times: readonly number[], beside: readonly number[] | null = null): Measure[] {
  const yardstick = beside ? 'an empty page, 20 s' : ''
  const ratio = (of: (values: readonly number[]) => number) => (beside ? of(times) / of(beside) : null)
  const longest = (values: readonly number[]) => Math.max(...values)
  const dropped = times.filter((time) => time > dropAt).length
  return [
    line(`frames (p50, p95) ${name}`, times, ratio(p95), yardstick),
    line(`longest frame ${name}`, [longest(times)], ratio(longest), yardstick),
    line(`frames over ${dropAt} ms ${name} (how many)`, [dropped], null, ''),
  ]
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

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
}

/**
 * What scrolling costs the page's thread in time of the processor: on a machine that is shared, frames say how long the
 * others took, and this says how long we did.
 */
async function threadCost(page: Page, seconds: number): Promise<{ perSecond: number; tasks: number[] }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()))
  const includedCategories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']
  await session.send('Tracing.start', { traceConfig: { includedCategories } })
  await page.evaluate(frames, { seconds, pace: 1800 })
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const layouts = Map.groupBy(
    events.filter(({ name }) => name === 'Layout'),
    threadOf,
  )
  const [own] = [...layouts].toSorted((a, b) => b[1].length - a[1].length)
  const tasks = events
    .filter((event) => event.name === 'RunTask' && event.ph === 'X' && threadOf(event) === own?.[0])
    .map(({ tdur = 0 }) => tdur / 1000)
  if (tasks.length === 0) throw new Error('the trace holds no task of the page’s thread')
  const long = tasks.filter((ms) => ms > 4)
  return { perSecond: tasks.reduce((sum, ms) => sum + ms, 0) / seconds, tasks: long.length === 0 ? [0] : long }
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
