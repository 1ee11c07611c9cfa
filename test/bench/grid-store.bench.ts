import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { median, p95, paired, round, rssOf, timed, type Measure } from './measure.ts'

/** Sizes to measure; several, from small to large, show how each figure grows. */
const sizes = (process.env['JINGWEI_BENCH_ROWS'] ?? '1000000').split(',').map(Number)
const runs = Number(process.env['JINGWEI_BENCH_RUNS'] ?? 5)
const folder = join(tmpdir(), 'jingwei-bench-grid')
const day = ['--today', '2026-02-25']

/** What the grid asks of the store, across the browser's border, each beside bare SQLite doing only that. */
export async function measures(): Promise<Measure[]> {
  const all: Measure[] = []
  for (const rows of sizes) all.push(...(await measured(rows)))
  return all
}

async function measured(rows: number): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const demo = join(folder, `demo-${rows}.jw`)
  const machine = new CliMachine()
  if (!existsSync(demo)) await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', demo, ...day])
  const ours = machine.path('ours.jw')
  const bare = machine.path('bare.jw')
  copyFileSync(demo, ours)
  copyFileSync(demo, bare)
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', ours, ...day])
  const db = new Database(bare)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -65536', 'temp_store = MEMORY'])
    db.pragma(pragma)
  try {
    // The day's alerts are raised at start; what is measured begins when the writer is free.
    await app.caller.call('alerts.evaluate', {})
    const bench = new GridStoreBench(app, db, rows)
    await bench.reads()
    bench.memory('with views open')
    await bench.writes()
    bench.memory('after all writes; p95 is the most while setting all rows')
    return bench.results
  } finally {
    db.close()
    await app.close()
    machine.remove()
    rmSync(`${demo}-wal`, { force: true })
  }
}

interface Opened {
  readonly token: string
  readonly rows: readonly { readonly id: number }[]
}

class GridStoreBench {
  readonly results: Measure[] = []
  readonly #app: LoopbackClient
  readonly #db: Database.Database
  readonly #rows: number
  readonly #ids: readonly number[]

  constructor(app: LoopbackClient, db: Database.Database, rows: number) {
    this.#app = app
    this.#db = db
    this.#rows = rows
    this.#ids = db.prepare('SELECT id FROM customer').pluck().all() as number[]
  }

  async reads(): Promise<void> {
    await this.#call('customers.openView', { sort: [{ field: 'remark', direction: 'asc' }] })
    await this.#firstRows('no sort', [], 'ORDER BY id DESC')
    await this.#firstRows('by name', [{ field: 'name', direction: 'asc' }], 'ORDER BY name_pinyin')
    await this.#firstRows(
      'by amount, no index',
      [{ field: 'annualPurchase', direction: 'desc' }],
      'ORDER BY annual_purchase_fen DESC',
    )
    await this.#firstRows('by region in pinyin order', [{ field: 'region', direction: 'asc' }], 'ORDER BY region')
    await this.#firstRows('by city in pinyin order', [{ field: 'city', direction: 'desc' }], 'ORDER BY city DESC')
    await this.#firstRows(
      'contains, by amount',
      [{ field: 'annualPurchase', direction: 'desc' }],
      `ORDER BY annual_purchase_fen DESC`,
      '医疗',
    )

    const sort = [{ field: 'annualPurchase', direction: 'desc' }]
    const counting = this.#db.prepare('SELECT id FROM customer ORDER BY annual_purchase_fen DESC, id DESC').pluck()
    await this.#pair(
      'order and count of all rows',
      runs,
      async () => {
        const { token } = await this.#open({
          sort,
          search: undefined,
          filter: { field: 'name', op: 'ne', value: `${Math.random()}` },
        })
        return timed(() => this.#call('customers.viewCount', { token }))
      },
      () => timed(() => counting.all()),
    )
    const searching = this.#db.prepare(
      `SELECT count(*) FROM customer WHERE name LIKE '%医疗%' OR search LIKE '%医疗%' OR name_pinyin LIKE '%医疗%' OR uscc LIKE '%医疗%'`,
    )
    await this.#pair(
      'order and count of contains',
      runs,
      async () => {
        const { token } = await this.#open({ search: '医疗', filter: { field: 'id', op: 'ne', value: Math.random() } })
        return timed(() => this.#call('customers.viewCount', { token }))
      },
      () => timed(() => searching.get()),
    )

    const { token } = await this.#open({ sort })
    const { count } = (await this.#call('customers.viewCount', { token })) as { count: number }
    const far = Array.from({ length: 40 }, (_, at) => Math.floor((((at * 7919) % 997) / 997) * Math.max(1, count - 200)))
    const times: number[] = []
    for (const offset of far) times.push(await timed(() => this.#call('customers.window', { token, offset, limit: 200 })))
    this.#alone('200 rows at a far position', times)
    const again: number[] = []
    for (let run = 0; run < runs; run++) again.push(await timed(() => this.#open({ sort })))
    this.#alone('first rows of an order known already', again)

    const all = { token, all: true }
    const summing = this.#db.prepare(
      'SELECT count(*), sum(annual_purchase_fen), min(annual_purchase_fen), max(annual_purchase_fen), sum(score) FROM customer',
    )
    await this.#pair(
      'sums of two columns over all rows',
      runs,
      () => timed(() => this.#call('customers.aggregate', { rows: all, fields: ['annualPurchase', 'score'] })),
      () => timed(() => summing.get()),
    )
    const some = { token, ranges: [{ first: 0, last: Math.min(count, 100_000) - 1 }] }
    const summingSome = this.#db.prepare(
      'SELECT count(*), sum(annual_purchase_fen) FROM customer WHERE id IN (SELECT id FROM customer ORDER BY annual_purchase_fen DESC LIMIT 100000)',
    )
    await this.#pair(
      'sums over a range of 100,000',
      runs,
      () => timed(() => this.#call('customers.aggregate', { rows: some, fields: ['annualPurchase'] })),
      () => timed(() => summingSome.get()),
    )
    const grouping = this.#db.prepare('SELECT region, count(*), sum(annual_purchase_fen) FROM customer GROUP BY region')
    await this.#pair(
      'groups by region with a sum',
      runs,
      () =>
        timed(() =>
          this.#call('customers.groups', { by: [{ field: 'region' }], measures: [{ field: 'annualPurchase', of: 'sum' }] }),
        ),
      () => timed(() => grouping.all()),
    )
    const copying = this.#db
      .prepare('SELECT name, city, region, annual_purchase_fen, last_contact_on FROM customer ORDER BY id LIMIT 5000 OFFSET ?')
      .raw()
    await this.#pair(
      'copy 5,000 rows × 5 not loaded',
      runs,
      () =>
        timed(() =>
          this.#call('customers.copyRange', {
            rows: all,
            fields: ['name', 'city', 'region', 'annualPurchase', 'lastContactOn'],
            offset: Math.floor(Math.random() * (count - 5000)),
            limit: 5000,
          }),
        ),
      () => timed(() => copying.all(1000)),
    )
    const names = this.#db.prepare('SELECT name FROM customer ORDER BY id LIMIT 1000 OFFSET 100').pluck().all() as string[]
    const one = this.#db.prepare('SELECT id FROM customer WHERE name_key = ?')
    await this.#pair(
      'match 1,000 pasted names',
      runs,
      () => timed(() => this.#call('customers.matchKeys', { keys: names })),
      () => timed(() => names.map((name) => one.all(name))),
    )
  }

  async writes(): Promise<void> {
    let turn = 0
    for (const [count, times] of [
      [10_000, runs],
      [100_000, 3],
    ] as const) {
      if (count > this.#rows) continue
      for (const [field, column, value] of [
        ['city', 'city', 'text'],
        ['type', 'type', 'text'],
        ['annualPurchase', 'annual_purchase_fen', 'money'],
      ] as const) {
        const undone: number[] = []
        const update = this.#db.prepare(`UPDATE customer SET ${column} = ? WHERE id = ?`)
        const bareTimes: number[] = []
        await this.#pair(
          `set ${field} on ${count} scattered rows`,
          times,
          async () => {
            const ids = this.#scattered(count, turn)
            const typed = value === 'money' ? String(1000 + turn) : `批量${turn}`
            const taken = await timed(() => this.#bulk(ids, field, typed))
            undone.push(await timed(() => this.#call('changes.undo', {})))
            turn++
            return taken
          },
          async () => {
            const ids = this.#scattered(count, turn)
            const stored = value === 'money' ? 100_000 + turn : `批量${turn}`
            const taken = await timed(() =>
              this.#db.transaction(() => {
                for (const id of ids) update.run(stored, id)
              })(),
            )
            bareTimes.push(taken)
            return taken
          },
        )
        this.#against(`undo of it`, undone, bareTimes)
      }
    }
    const block = Array.from({ length: 1000 }, (_, row) =>
      Array.from({ length: 5 }, (_, column) => (column === 3 ? `${row}00` : `值${row % 50}`)),
    )
    const fields = ['city', 'remark', 'province', 'annualPurchase', 'tags']
    const updateFive = this.#db.prepare(
      'UPDATE customer SET city = ?, remark = ?, province = ?, annual_purchase_fen = ?, tags = ? WHERE id = ?',
    )
    await this.#pair(
      'paste 1,000 × 5',
      runs,
      () =>
        timed(() =>
          this.#call('customers.bulk', {
            rows: { ids: this.#scattered(1000, turn++) },
            fields,
            operation: { op: 'matrix', rows: block },
          }),
        ),
      () =>
        timed(() =>
          this.#db.transaction(() => {
            for (const [at, id] of this.#scattered(1000, turn).entries()) updateFive.run(...(block[at] ?? []), id)
          })(),
        ),
    )
    const preview = await timed(() =>
      this.#call('customers.previewBulk', {
        rows: { ids: this.#scattered(10_000, turn) },
        fields: ['city'],
        operation: { op: 'set', value: '预览' },
      }),
    )
    this.#alone('preview of setting city on 10,000 rows', [preview])
    const { token } = await this.#open({})
    await this.#call('customers.viewCount', { token })
    const all: number[] = []
    const rss = setInterval(() => (this.#peak = Math.max(this.#peak, rssOf(this.#app.process.pid ?? 0))), 50)
    all.push(
      await timed(() => this.#job({ rows: { token, all: true }, fields: ['city'], operation: { op: 'set', value: '全部' } })),
    )
    const bareAll = this.#db.prepare('UPDATE customer SET city = ?')
    this.#against('set city on all rows', all, [await timed(() => bareAll.run('全部'))])
    const undone = await timed(() => this.#call('changes.undo', {}))
    this.#against('undo of it', [undone], [await timed(() => bareAll.run('原来'))])
    clearInterval(rss)
  }

  #peak = 0

  memory(when: string): void {
    this.results.push({
      measure: `memory of the core ${when} [${this.#rows}]`,
      n: 1,
      median_ms: 0,
      p95_ms: round(this.#peak),
      ratio: null,
      yardstick: '',
      rss_mb: round(rssOf(this.#app.process.pid ?? 0)),
    })
  }

  async #firstRows(name: string, sort: object[], orderBy: string, search?: string): Promise<void> {
    const where = search
      ? `WHERE name LIKE '%${search}%' OR search LIKE '%${search}%' OR name_pinyin LIKE '%${search}%' OR uscc LIKE '%${search}%'`
      : ''
    const ids = this.#db.prepare(`SELECT id FROM customer ${where} ${orderBy} LIMIT 200`).pluck()
    const row = this.#db.prepare('SELECT * FROM customer WHERE id = ?')
    const ask = () => timed(() => this.#call('customers.openView', { sort, search }))
    // The distinct values of a choice column are read once a session.
    const cold = await ask()
    await this.#pair(`first rows, ${name}`, runs, ask, () => timed(() => (ids.all() as number[]).map((id) => row.get(id))))
    this.#alone(`first rows, ${name}, first time`, [cold])
  }

  #call(method: string, input: unknown): Promise<unknown> {
    return this.#app.caller.call(method, input)
  }

  #open(query: object): Promise<Opened> {
    return this.#call('customers.openView', query) as Promise<Opened>
  }

  #bulk(ids: readonly number[], field: string, value: string): Promise<unknown> {
    const input = { rows: { ids }, fields: [field], operation: { op: 'set', value } }
    return ids.length <= 20_000 ? this.#call('customers.bulk', input) : this.#job(input)
  }

  async #job(input: object): Promise<void> {
    const { jobId } = (await this.#call('customers.applyBulk', input)) as { jobId: string }
    for (;;) {
      const { state, failure } = (await this.#call('jobs.get', { jobId })) as { state: string; failure: unknown }
      if (state === 'done') return
      if (state !== 'running') throw new Error(JSON.stringify(failure))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Rows far from each other in no order, others each turn. */
  #scattered(count: number, turn: number): number[] {
    const step = 7919 + 2 * turn
    const ids = new Set<number>()
    // A step that comes round to where it was goes on beside it.
    for (let at = turn * 31; ids.size < count; at += step) {
      while (ids.has(this.#ids[at % this.#ids.length] ?? 0)) at++
      ids.add(this.#ids[at % this.#ids.length] ?? 0)
    }
    return [...ids]
  }

  async #pair(measure: string, times: number, ours: () => Promise<number>, bare: () => Promise<number>): Promise<void> {
    const name = `${measure} [${this.#rows}]`
    this.results.push(...(await paired(name, `bare: ${name}`, times, ours, bare)))
  }

  #alone(measure: string, values: readonly number[]): void {
    this.results.push({
      measure: `${measure} [${this.#rows}]`,
      n: values.length,
      median_ms: round(median(values)),
      p95_ms: round(p95(values)),
      ratio: null,
      yardstick: '',
      rss_mb: null,
    })
  }

  #against(measure: string, values: readonly number[], bare: readonly number[]): void {
    const ratio = median(values.map((value, at) => value / (bare[at] ?? Number.NaN)))
    this.results.push({
      measure: `${measure} [${this.#rows}]`,
      n: values.length,
      median_ms: round(median(values)),
      p95_ms: round(p95(values)),
      ratio: round(ratio),
      yardstick: 'the bare update before it',
      rss_mb: null,
    })
  }
}
