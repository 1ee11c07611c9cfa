import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { definition, fillBooks, keepBooks } from '../_fixtures/rebate-books.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { runJob } from '../_harness/wire-job.ts'
import { median, p95, round, rssOf, timed, type Measure } from './measure.ts'

const lines = Number(process.env['JINGWEI_BENCH_LINES'] ?? 1_000_000)
const customers = 2000
const programmes = 40
const runs = Number(process.env['JINGWEI_BENCH_RUNS'] ?? 3)
const folder = join(tmpdir(), 'jingwei-bench-rebates')
const day = ['--today', '2027-01-15']

/** A full run, one customer's proof and a closing beside the bare sums a spreadsheet person would write in SQL. */
export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const filled = join(folder, `filled-${lines}-${schemaStamp()}.jw`)
  const machine = new CliMachine()
  if (!existsSync(filled)) {
    for (const old of readdirSync(folder)) if (old.startsWith(`filled-${lines}-`)) rmSync(join(folder, old))
    const fresh = machine.path('fresh.jw')
    await machine.run(['demo', '--rows', String(customers), '--seed', '7', '-w', fresh, '--today', '2026-01-01'])
    fillBooks(fresh, lines)
    copyFileSync(fresh, filled)
  }
  const results: Measure[] = []
  const alone = (measure: string, values: number[], bare?: number[]) =>
    results.push({
      measure: `${measure} [${lines}]`,
      n: values.length,
      median_ms: round(median(values)),
      p95_ms: round(p95(values)),
      ratio: bare ? round(median(values) / median(bare)) : null,
      yardstick: bare ? 'bare SQL sums' : '',
      rss_mb: null,
    })
  const whole: number[] = []
  const bare: number[] = []
  const writes: number[] = []
  const closeWrites: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    const path = machine.path(`ours-${turn}.jw`)
    copyFileSync(filled, path)
    const app = await startLoopbackClient(machine.path(`data-${turn}`), ['--workspace', path, ...day])
    const call = (method: string, input: unknown) => app.caller.call(method, input)
    try {
      const { clerk, finance } = await keepBooks(app.caller, programmes)
      bare.push(await timed(() => bareSums(path)))
      const waits = await whileWriting(
        () => call('members.save', { ...clerkFields, id: clerk }),
        async () => whole.push(await timed(() => runJob(app.caller, 'rebates.run', { period: '2026', by: finance }))),
      )
      writes.push(...waits)
      if (turn > 0) continue
      const again = await timed(() => runJob(app.caller, 'rebates.run', { period: '2026', by: finance }))
      const { rows } = (await call('reconciliation.list', { offset: 0, limit: 20 })) as { rows: { party: number }[] }
      const proofs: number[] = []
      const pages: number[] = []
      for (const { party } of rows) {
        let results: { id: number }[] = []
        proofs.push(
          await timed(
            async () => ({ results } = (await call('rebates.proof', { period: '2026', party })) as { results: { id: number }[] }),
          ),
        )
        const [first] = results
        if (first) pages.push(await timed(() => call('rebates.proofDocuments', { resultId: first.id, offset: 0, limit: 200 })))
      }
      const quick = () => call('members.save', { ...clerkFields, id: clerk })
      const closing: number[] = []
      closeWrites.push(
        ...(await whileWriting(quick, async () =>
          closing.push(await timed(() => runJob(app.caller, 'rebates.close', { period: '2026', by: finance }))),
        )),
      )
      const verified: unknown[] = []
      const verifying = await timed(async () => verified.push(await runJob(app.caller, 'rebates.verify', { period: '2026' })))
      if (!(verified[0] as { same: boolean }).same) throw new Error('the replay does not give the same seal')
      alone('run again, nothing changed', [again])
      alone("one customer's proof", proofs)
      alone('its first 200 documents', pages)
      alone('close', closing, bare)
      alone('reckon again and compare the seal', [verifying], bare)
      results.push({
        measure: 'memory of the core after all',
        n: 1,
        median_ms: 0,
        p95_ms: 0,
        ratio: null,
        yardstick: '',
        rss_mb: round(rssOf(app.process.pid ?? 0)),
      })
    } finally {
      await app.close()
    }
  }
  machine.remove()
  alone('a write of somebody else during the run', writes)
  alone('the longest such write', [Math.max(...writes)])
  alone('a write of somebody else during the close', closeWrites)
  alone('the longest such write while closing', [Math.max(...closeWrites)])
  alone('bare SQL sums, a statement a programme', bare)
  alone(`full run, ${customers} customers × ${programmes} programmes`, whole, bare)
  return results
}

/** Changes with the schema, so that a file filled for another one is never measured. */
function schemaStamp(): string {
  const migrations = resolve(import.meta.dirname, '../../resources/migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations)
    .filter((one) => one.endsWith('.sql'))
    .sort())
    hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 12)
}

const clerkFields = { name: '录入', role: 'assistant', region: null, team: null, active: true }

/** How long small writes wait while something else goes on, one after the other. */
async function whileWriting(write: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number[]> {
  let going = true
  const waits: number[] = []
  const writing = (async () => {
    while (going) {
      waits.push(await timed(write))
      await new Promise((next) => setTimeout(next, 30))
    }
  })()
  await work().finally(() => (going = false))
  await writing
  return waits
}

/** The same sums without anything else: two a programme, by customer, in one pass each instead of a walk through an index. */
function bareSums(path: string): void {
  const db = new Database(path, { readonly: true })
  db.pragma('cache_size = -24576')
  for (let at = 0; at < programmes; at++) {
    const { basis, facts } = definition(at)
    const among = (values: readonly string[]) => values.map((value) => `'${value}'`).join(',')
    db.prepare(
      `SELECT customer_id, sum(CASE WHEN product_line IN (${among(basis.include.productLine)}) AND price_kind NOT IN (${among(basis.exclude.priceKind)}) THEN net_fen END),
         sum(CASE WHEN product_line IN (${among(facts.qualify.include.productLine)}) AND price_kind NOT IN (${among(facts.qualify.exclude.priceKind)}) THEN net_fen END)
       FROM trade_document WHERE event = 'invoice' AND date BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY +customer_id`,
    ).all()
  }
  db.close()
}
