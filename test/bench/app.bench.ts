import Database from 'better-sqlite3'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { median, p95, paired, round, rssOf, timed, type Measure } from './measure.ts'

const rows = Number(process.env['JINGWEI_BENCH_ROWS'] ?? 100_000)
const runs = 7
const folder = join(tmpdir(), 'jingwei-bench-app')

/** What a person waits for in a workspace of so many customers, across the browser's border, against bare SQLite. */
export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const workspace = join(folder, `demo-${rows}.jw`)
  const machine = new CliMachine()
  if (!existsSync(workspace))
    await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', workspace, '--today', '2026-02-25'])
  const results: Measure[] = []
  const starts: number[] = []
  const bare = new Database(workspace, { readonly: true })
  try {
    for (let run = 0; run < 3; run++) {
      const started = performance.now()
      const app = await startLoopbackClient(machine.path(`cold${run}`), ['--workspace', workspace, '--today', '2026-02-25'])
      await app.caller.call('customers.list', page({ sort: [{ field: 'remark', direction: 'asc' }] }))
      starts.push(performance.now() - started)
      await app.close()
    }
    results.push(alone(`start to first sorted page, ${rows}`, starts))

    const app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace, '--today', '2026-02-25'])
    const ask = (method: string, input: unknown) => timed(() => app.caller.call(method, input))
    await ask('customers.list', page({}))
    const questions: [string, object, string][] = [
      [
        'first page, sorted by an unindexed column',
        { sort: [{ field: 'annualPurchase', direction: 'desc' }] },
        'SELECT id FROM customer ORDER BY annual_purchase_fen DESC LIMIT 200',
      ],
      [
        'first page, sorted by name',
        { sort: [{ field: 'name', direction: 'asc' }] },
        'SELECT id FROM customer ORDER BY name_pinyin LIMIT 200',
      ],
      [
        'first page, contains + sort',
        { search: '医疗', sort: [{ field: 'annualPurchase', direction: 'desc' }] },
        `SELECT id FROM customer WHERE search LIKE '%医疗%' ORDER BY annual_purchase_fen DESC LIMIT 200`,
      ],
      [
        'first page, sorted by region in pinyin order',
        { sort: [{ field: 'region', direction: 'asc' }] },
        'SELECT id FROM customer ORDER BY region LIMIT 200',
      ],
    ]
    for (const [name, query, sql] of questions) {
      const rowsOf = bare.prepare('SELECT * FROM customer WHERE id = ?')
      const ids = bare.prepare(sql).pluck()
      results.push(
        ...(await paired(
          name,
          `bare: ${name}`,
          runs,
          () => ask('customers.list', page(query)),
          () => timed(() => (ids.all() as number[]).map((id) => rowsOf.get(id))),
        )),
      )
    }
    const count = bare.prepare(`SELECT count(*) FROM customer WHERE search LIKE '%医疗%'`)
    results.push(
      ...(await paired(
        'count of contains',
        'bare: count of contains',
        runs,
        () => ask('customers.count', { search: '医疗' }),
        () => timed(() => count.get()),
      )),
    )
    const group = bare.prepare('SELECT region, count(*) FROM customer GROUP BY region')
    results.push(
      ...(await paired(
        'summary of the first page',
        'bare: group count by region',
        runs,
        () => ask('customers.summary', {}),
        () => timed(() => group.all()),
      )),
    )
    results.push(alone('a short question while a long one runs', await beside(ask)))
    results.push({
      measure: 'memory of the core, idle',
      n: 1,
      median_ms: 0,
      p95_ms: 0,
      ratio: null,
      yardstick: '',
      rss_mb: round(rssOf(app.process.pid ?? 0)),
    })
    await app.close()
    return results
  } finally {
    bare.close()
    machine.remove()
  }
}

const page = (query: object) => ({ offset: 0, limit: 200, ...query })

async function beside(ask: (method: string, input: unknown) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const long = ask('customers.summary', {})
    times.push(await ask('customers.list', { offset: 0, limit: 50 }))
    await long
  }
  return times
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
