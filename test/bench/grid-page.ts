import type { Page } from '@playwright/test'
import type Database from 'better-sqlite3'
import { gridCell } from '../_harness/journey.ts'
import type { LoopbackClient } from '../_harness/loopback-client.ts'
import { gridViewport } from './grid-scroll.ts'
import { alone, beside, timed, type Measure } from './measure.ts'

const runs = 5

/** From the navigation to the first row with its text. */
export async function firstRows(page: Page): Promise<Measure> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    await page.reload({ waitUntil: 'commit' })
    times.push(await page.evaluate(untilRows))
  }
  return alone('first rows after a reload', times)
}

const questions = [
  ['sort by name, indexed', 'name', { sort: [{ field: 'name', direction: 'asc' }] }, 'ORDER BY name_pinyin'],
  [
    'sort by amount, no index',
    'annualPurchase',
    { sort: [{ field: 'annualPurchase', direction: 'desc' }] },
    'ORDER BY annual_purchase_fen DESC',
  ],
  [
    'filter by owner, indexed',
    null,
    { filter: { field: 'owner', op: 'eq', value: 'OWNER' } },
    'WHERE owner_id = OWNER_ID ORDER BY id DESC',
  ],
  [
    'filter by city, no index',
    null,
    { filter: { field: 'city', op: 'contains', value: '州' } },
    `WHERE city LIKE '%州%' ORDER BY id DESC`,
  ],
] as const

/** First rows of sorted and filtered questions across the border beside bare SQLite; sorts also on the screen. */
export async function asked(page: Page, app: LoopbackClient, db: Database.Database): Promise<Measure[]> {
  const results: Measure[] = []
  const owner = db.prepare('SELECT m.id, m.name FROM member m JOIN customer k ON k.owner_id = m.id LIMIT 1').get() as
    | { id: number; name: string }
    | undefined
  for (const [name, header, question, sql] of questions) {
    const query = JSON.parse(JSON.stringify(question).replace('OWNER', owner?.name ?? '')) as object
    const ids = db.prepare(`SELECT id FROM customer ${sql.replace('OWNER_ID', String(owner?.id ?? 0))} LIMIT 200`).pluck()
    const row = db.prepare('SELECT * FROM customer WHERE id = ?')
    const own: number[] = []
    const bare: number[] = []
    // The first question of a kind reads what later ones have at hand.
    await app.caller.call('customers.openView', query)
    for (let run = 0; run < runs; run++) {
      bare.push(await timed(() => (ids.all() as number[]).map((id) => row.get(id))))
      own.push(await timed(() => app.caller.call('customers.openView', query)))
    }
    results.push(alone(`bare: ${name}`, bare), beside(`${name}: first 200 rows`, own, `bare: ${name}`, bare))
    if (header === null) continue
    const painted: number[] = []
    for (let run = 0; run < runs; run++) painted.push(await page.evaluate(sortedBy, header))
    results.push(alone(`${name}: from the click to painted rows`, painted))
  }
  // Back to the order of the store.
  await page.reload()
  await gridCell(page, 0, 'name').waitFor()
  await page.evaluate(longestTasks)
  return results
}

/** A block of so many shown columns; those that cannot be edited are skipped, as for a person. */
export async function pasted(page: Page): Promise<Measure[]> {
  const results: Measure[] = []
  for (const [columns, from] of [
    [5, 'type'],
    [20, 'name'],
  ] as const) {
    const whole: number[] = []
    const written: number[] = []
    for (let run = 0; run < runs; run++) {
      await page.waitForFunction(() => document.querySelectorAll('.ant-notification-notice').length === 0, null, {
        timeout: 30_000,
      })
      // What was refused before is selected and shown; back to the first row, however late that came.
      await page.waitForFunction(
        ([viewport, cell]) => {
          document.querySelector(viewport ?? '')?.scrollTo(0, 0)
          return document.querySelector(cell ?? '') !== null
        },
        [gridViewport, `${gridViewport} .ag-row[row-index="0"] .ag-cell[col-id="${from}"]`],
      )
      await gridCell(page, 0, from).click()
      const shown = await page.evaluate(shownFields, from)
      const line = (n: number) => shown.slice(0, columns).map((field) => sample(field, n, run))
      const text = Array.from({ length: 1000 }, (_, n) => line(n).join('\t')).join('\r\n')
      const times = await page.evaluate(pasteAndRun, text)
      whole.push(times.whole)
      written.push(times.written)
      await page.waitForTimeout(600)
    }
    results.push(
      alone(`paste 1,000 × ${columns}: from the key to the repainted cells, preview taken at once`, whole),
      alone(`paste 1,000 × ${columns}: from the confirmation to the repainted cells`, written),
    )
  }
  const longest = await page.evaluate(() => Math.max(0, ...((window as { longTasks?: number[] }).longTasks ?? [])))
  return [...results, alone('longest block of the page’s main thread, scrolling and pasting', [longest])]
}

function sample(field: string, n: number, run: number): string {
  const values: Record<string, string> = {
    name: `粘贴第${run}批${n}号有限公司`,
    type: '医院',
    industry: `医疗${run}`,
    region: '华东',
    province: '浙江',
    city: `杭州${n % 7}`,
    budget: '10万-50万',
    source: '展会',
    annualPurchase: `${run}${n}00`,
    lastContactOn: '2026-02-0' + (1 + (run % 9)),
    serviceEndOn: '2027-01-0' + (1 + (run % 9)),
    tags: `标签${run}`,
    remark: `第 ${run} 次 ${n}`,
  }
  return values[field] ?? ''
}

/** Runs in the page: columns as they stand from one on, also those not in sight. */
function shownFields(from: string): string[] {
  const headers = [...document.querySelectorAll<HTMLElement>('.view-layer:not([hidden]) .ag-header-cell[col-id]')]
  const fields = headers
    .map((header) => [Number(header.getAttribute('aria-colindex')), header.getAttribute('col-id') ?? ''] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, field]) => field)
  return fields.slice(fields.indexOf(from))
}

/** Runs in the page: notes every block of its main thread from now on. */
export function longestTasks(): void {
  const kept = window as { longTasks?: number[] }
  if (kept.longTasks) return
  const noted: number[] = (kept.longTasks = [])
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) noted.push(entry.duration)
  }).observe({ type: 'longtask' })
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
