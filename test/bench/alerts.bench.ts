import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RuleDefinition } from '../../src-preload/contract/alert-rules.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { alone, median, p95, round, type Measure } from './measure.ts'

/** Subjects; the whole million on request. */
const sizes = (process.env['JINGWEI_BENCH_ROWS'] ?? '100000').split(',').map(Number)
const ruleCount = 60
const edited = 10_000
const folder = join(tmpdir(), 'jingwei-bench-alerts')
const today = '2026-02-25'
const regions = ['华东', '华北', '华南', '华中', '西南', '西北']

/** Rules over all subjects: after a bulk edit, and the whole as each night, beside the bare questions alone. */
export async function measures(): Promise<Measure[]> {
  const all: Measure[] = []
  for (const rows of sizes) all.push(...(await measured(rows)))
  return all
}

async function measured(rows: number): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const demo = join(folder, `demo-${rows}.jw`)
  const machine = new CliMachine()
  const day = ['--today', today]
  if (!existsSync(demo)) await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', demo, ...day])
  const ours = machine.path('ours.jw')
  copyFileSync(demo, ours)
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', ours, ...day], watched(machine.path('loop-day')))
  const db = new Database(demo, { readonly: true })
  let closed = false
  try {
    await app.caller.call('alerts.evaluate', {})
    // The rules that ship are measured in the app's own start; here stand sixty of one kind.
    for (const { key } of (await app.caller.call('alert-rules.list', {})) as { key: string }[])
      await app.caller.call('alert-rules.enable', { key, enabled: false })
    const definitions = Array.from({ length: ruleCount }, (_, n) => rule(n))
    for (const definition of definitions) await app.caller.call('alert-rules.save', { definition })

    await whileEvaluating(app)
    const bareFull: number[] = []
    for (let run = 0; run < 3; run++)
      bareFull.push(
        timedHere(() => definitions.forEach((_, n) => db.prepare(`SELECT id FROM customer AS c WHERE ${bareWhere(n)}`).all())),
      )

    const ids = db.prepare('SELECT id FROM customer ORDER BY id LIMIT ?').pluck().all(edited) as number[]
    const incremental: Evaluated[] = []
    for (let run = 0; run < 3; run++) {
      await app.caller.call('customers.bulk', {
        rows: { ids },
        fields: ['region'],
        operation: { op: 'set', value: regions[run % regions.length] ?? '' },
      } as never)
      incremental.push(await whileEvaluating(app))
    }
    const list = JSON.stringify(ids)
    const bareSome: number[] = []
    for (let run = 0; run < 3; run++)
      bareSome.push(
        timedHere(() =>
          definitions.forEach((_, n) =>
            db
              .prepare(`SELECT id FROM customer AS c WHERE c.id IN (SELECT value FROM json_each(?)) AND ${bareWhere(n)}`)
              .all(list),
          ),
        ),
      )
    const line = (measure: string, times: readonly number[], bare: readonly number[], yardstick: string): Measure => ({
      measure,
      n: rows,
      median_ms: round(median(times)),
      p95_ms: round(p95(times)),
      ratio: round(median(times) / median(bare)),
      yardstick: `${yardstick} ${round(median(bare))} ms`,
      rss_mb: 0,
    })
    const waits = incremental.flatMap(({ writes }) => writes)
    const pings = incremental.flatMap(({ pings: each }) => each)
    await app.close()
    closed = true
    // The next day's whole evaluation, in the app as a person has it open.
    const next = ['--workspace', ours, '--today', '2026-02-26']
    const night = await startLoopbackClient(machine.path('data'), next, watched(machine.path('loop-night')))
    const full = await whileEvaluating(night)
    await night.close()
    return [
      line(`${ruleCount} rules, nightly whole`, [full.ms], bareFull, 'bare selects'),
      line(
        `${ruleCount} rules after a ${edited}-row edit`,
        incremental.map(({ ms }) => ms),
        bareSome,
        'bare selects on the ids',
      ),
      {
        ...line('a small write meanwhile', waits, [1], ''),
        ratio: null,
        yardstick: `worst ${round(Math.max(...waits))} ms of ${waits.length}`,
      },
      {
        ...line('the host answers meanwhile', pings, [1], ''),
        ratio: null,
        yardstick: `worst ${round(Math.max(...pings))} ms of ${pings.length}`,
      },
      ...longestBlock('a 10000-row edit and its evaluation', machine.path('loop-day')),
      ...longestBlock('the nightly whole', machine.path('loop-night')),
    ]
  } finally {
    db.close()
    if (!closed) await app.close()
    machine.remove()
  }
}

const watched = (file: string) => ({
  NODE_OPTIONS: `--import ${join(import.meta.dirname, 'loop-watch.mjs')}`,
  JINGWEI_LOOP_FILE: file,
})

/** By the clock, and what of it the thread worked itself: the rest waited for a processor. */
function longestBlock(during: string, file: string): Measure[] {
  const block = (suffix: string) => Number(readFileSync(`${file}${suffix}`, 'utf8'))
  return [
    alone(`longest block of the main thread, ${during}`, [block('')]),
    alone(`longest turn of the main thread by its own work, ${during}`, [block('.cpu')]),
  ]
}

const dayOf = (n: number) => 40 + n

function rule(n: number): RuleDefinition {
  return {
    name: `规则 ${n}`,
    subject: 'customer',
    trigger: { kind: 'condition', episode: n % 3 === 0 ? null : 'serviceEndOn' },
    filter: {
      all: [
        { field: 'region', op: 'eq', value: regions[n % regions.length] ?? '' },
        { field: 'daysToServiceEnd', op: 'eq', value: dayOf(n) },
        { field: 'annualPurchase', op: 'gte', value: 10_000 },
      ],
    },
    parameters: [],
    recipients: [{ kind: 'owner', cc: false }],
    desktop: true,
    channels: 'all',
    severity: 'info',
    title: '{客户名称}',
    body: '',
    task: null,
    ladder: [],
  }
}

function bareWhere(n: number): string {
  const end = new Date(Date.parse(`${today}T00:00:00Z`) + dayOf(n) * 86_400_000).toISOString().slice(0, 10)
  return `c.region = '${regions[n % regions.length]}' AND c.service_end_on = '${end}' AND c.annual_purchase_fen >= 1000000`
}

interface Evaluated {
  readonly ms: number
  readonly writes: number[]
  readonly pings: number[]
}

/** One evaluation, with somebody writing and asking all the while. */
async function whileEvaluating(app: LoopbackClient): Promise<Evaluated> {
  let done = false
  const writes: number[] = []
  const pings: number[] = []
  const started = performance.now()
  const work = app.caller.call('alerts.evaluate', {}).finally(() => (done = true))
  const writing = (async () => {
    for (let n = 0; !done; n++) {
      writes.push(await timedCall(() => app.caller.call('layouts.put', { key: 'bench', value: String(n) } as never)))
      pings.push(await timedCall(() => app.caller.call('system.capabilities', {})))
      await new Promise((next) => setTimeout(next, 5))
    }
  })()
  await work
  const ms = performance.now() - started
  await writing
  return { ms, writes, pings }
}

async function timedCall(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await call()
  return performance.now() - started
}

function timedHere(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
