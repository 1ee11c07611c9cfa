import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** A year of invoice lines, spread evenly over customers and days; filled past the app, as a bench may. */
function fill(path: string): void {
  const db = new Database(path)
  const ids = db.prepare('SELECT id FROM customer ORDER BY id').pluck().all() as number[]
  // The demo's own rebates would take part.
  for (const sql of [
    'DELETE FROM trade_document',
    'DELETE FROM reconciliation',
    'DELETE FROM rebate_period',
    `UPDATE rebate_version SET status = 'ended'`,
  ])
    db.exec(sql)
  const insert = db.prepare(
    `INSERT INTO trade_document (id, event, name, line, customer_id, group_id, date, sold_on, month, sku, product_line, price_kind, quantity_milli, net_fen, gross_fen, guide_fen, due_on, paid_on, source, hash)
     VALUES (?, 'invoice', ?, ?, ?, NULL, ?, NULL, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, 'bench', ?)`,
  )
  const start = Date.UTC(2026, 0, 1)
  db.transaction(() => {
    for (let at = 0; at < lines; at++) {
      const date = new Date(start + ((at * 7919) % 365) * 86_400_000).toISOString().slice(0, 10)
      const net = 100 + ((at * 104_729) % 900_000)
      const kind = at % 17 === 0 ? 'special' : at % 101 === 0 ? 'sample' : 'standard'
      insert.run(
        1e15 + at,
        `FP${Math.floor(at / 5)}`,
        (at % 5) + 1,
        ids[(at * 31) % ids.length],
        date,
        date.slice(0, 7),
        `S${at % 200}`,
        `L${at % 8}`,
        kind,
        1000,
        net,
        Math.round(net * 1.13),
        `h${at}`,
      )
    }
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

const definition = (at: number) => ({
  rule: {
    tiers: [0, 1, 2, 3].map((tier) => ({ from: `${tier * 100_000 * (1 + (at % 5))}`, type: 'pct', value: `0.0${tier}` })),
    mode: at % 2 === 0 ? 'whole' : 'marginal',
    boundary: at % 3 === 0 ? 'gt' : 'gte',
  },
  basis: {
    event: 'invoice',
    unit: 'amountNet',
    include: { productLine: [`L${at % 8}`, `L${(at + 1) % 8}`] },
    exclude: { priceKind: ['special', 'sample'] },
  },
  facts: {
    qualify: {
      event: 'invoice',
      unit: 'amountNet',
      include: { productLine: [`L${at % 8}`, `L${(at + 1) % 8}`] },
      exclude: { priceKind: ['sample'] },
    },
  },
  party: 'customer',
  period: 'year',
  settle: 'atEnd',
  returns: at % 4 === 0 ? 'originalPeriod' : 'currentPeriod',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  scope: {},
  payout: 'credit-note',
})

/** A full run, one customer's proof and a closing beside the bare sums a spreadsheet person would write in SQL. */
export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const filled = join(folder, `filled-${lines}-${process.env['JINGWEI_BENCH_STAMP'] ?? '1'}.jw`)
  const machine = new CliMachine()
  if (!existsSync(filled)) {
    await machine.run(['demo', '--rows', String(customers), '--seed', '7', '-w', filled, '--today', '2026-01-01'])
    fill(filled)
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
  for (let turn = 0; turn < runs; turn++) {
    const path = machine.path(`ours-${turn}.jw`)
    copyFileSync(filled, path)
    const app = await startLoopbackClient(machine.path(`data-${turn}`), ['--workspace', path, ...day])
    const call = (method: string, input: unknown) => app.caller.call(method, input)
    try {
      const person = (name: string, role: string) =>
        call('members.save', { name, role, region: null, team: null, active: true }) as Promise<{ id: number }>
      const [clerk, finance] = [await person('录入', 'assistant'), await person('财务', 'finance')]
      for (let at = 0; at < programmes; at++) {
        const input = { name: `政策${at}`, effectiveFrom: '2026-01-01', definition: definition(at), by: clerk.id }
        const { versionId } = (await call('rebates.saveVersion', input)) as { versionId: number }
        for (const status of ['approved', 'active']) await call('rebates.setStatus', { versionId, status, by: finance.id })
      }
      bare.push(await timed(() => bareSums(path)))
      const waits = await whileWriting(
        () => call('members.save', { ...clerkFields, id: clerk.id }),
        async () => whole.push(await timed(() => runJob(app.caller, 'rebates.run', { period: '2026', by: finance.id }))),
      )
      writes.push(...waits)
      if (turn > 0) continue
      const again = await timed(() => runJob(app.caller, 'rebates.run', { period: '2026', by: finance.id }))
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
      const closing = await timed(() => call('rebates.close', { period: '2026', by: finance.id }))
      const verifying = await timed(() => call('rebates.verify', { period: '2026' }))
      alone('run again, nothing changed', [again])
      alone("one customer's proof", proofs)
      alone('its first 200 documents', pages)
      alone('close', [closing])
      alone('reckon again and compare the seal', [verifying])
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
  alone('bare SQL sums, a statement a programme', bare)
  alone(`full run, ${customers} customers × ${programmes} programmes`, whole, bare)
  return results
}

const clerkFields = { name: '录入', role: 'assistant', region: null, team: null, active: true }

/** How long small writes wait while something else goes on, one after the other. */
async function whileWriting(write: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number[]> {
  let going = true
  const waits: number[] = []
  const writing = (async () => {
    while (going) {
      waits.push(await timed(write))
      await new Promise((next) => setTimeout(next, 100))
    }
  })()
  await work().finally(() => (going = false))
  await writing
  return waits
}

/** The same sums without anything else: two a programme, by customer. */
function bareSums(path: string): void {
  const db = new Database(path, { readonly: true })
  for (let at = 0; at < programmes; at++) {
    const { basis, facts } = definition(at)
    const among = (values: readonly string[]) => values.map((value) => `'${value}'`).join(',')
    db.prepare(
      `SELECT customer_id, sum(CASE WHEN product_line IN (${among(basis.include.productLine)}) AND price_kind NOT IN (${among(basis.exclude.priceKind)}) THEN net_fen END),
         sum(CASE WHEN product_line IN (${among(facts.qualify.include.productLine)}) AND price_kind NOT IN (${among(facts.qualify.exclude.priceKind)}) THEN net_fen END)
       FROM trade_document WHERE event = 'invoice' AND date BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY customer_id`,
    ).all()
  }
  db.close()
}
