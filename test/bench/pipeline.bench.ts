import Database from 'better-sqlite3'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { paired, rssOf, timed, type Measure } from './measure.ts'
import { benchDay, makePipeline } from './pipeline-data.ts'

const deals = Number(process.env['JINGWEI_BENCH_DEALS'] ?? 200_000)
const runs = Number(process.env['JINGWEI_BENCH_RUNS'] ?? 5)

const period = { from: '2026-01-27', to: benchDay }
const compare = { from: '2025-12-28', to: '2026-01-26' }
const [begin, middle, end] = ['2025-12-27T16:00:00.000Z', '2026-01-26T16:00:00.000Z', '2026-02-25T16:00:00.000Z']
const week = '2026-02-18T02:00:00.000Z'

const rank = (column: string) =>
  `CASE ${column} WHEN 'touch' THEN 1 WHEN 'diagnose' THEN 2 WHEN 'match' THEN 3 WHEN 'negotiate' THEN 4 WHEN 'sign' THEN 5 WHEN 'deliver' THEN 6 WHEN 'repurchase' THEN 7 WHEN 'won' THEN 1000 END`
const beyond = `EXISTS (SELECT 1 FROM stage_event AS x WHERE x.opportunity_id = e.opportunity_id AND x.at >= e.at AND ${rank('x.to_stage')} > ${rank('e.to_stage')})`

/** The same counts by hand-written SQL on the same file: no filter language, no labels, no tests of significance. */
const bareFunnel = [
  ...[
    [begin, middle],
    [middle, end],
  ].flatMap(([from, to]) => [
    `SELECT to_stage, count(*) FROM stage_event WHERE first = 1 AND at >= '${from}' AND at < '${to}' GROUP BY to_stage`,
    `SELECT e.to_stage, count(*), sum(${beyond}) FROM stage_event AS e WHERE e.first = 1 AND e.at >= '${from}' AND e.at < '${to}' GROUP BY e.to_stage`,
    `SELECT e.from_stage, avg(julianday(e.at) - julianday((SELECT max(p.at) FROM stage_event AS p WHERE p.opportunity_id = e.opportunity_id AND p.at < e.at AND p.to_stage = e.from_stage)))
     FROM stage_event AS e WHERE e.at >= '${from}' AND e.at < '${to}' AND e.from_stage IS NOT NULL GROUP BY e.from_stage`,
  ]),
  'SELECT stage, count(*), sum(amount_fen), sum(amount_fen * 40 / 100) FROM opportunity GROUP BY stage',
  `SELECT count(*), sum(amount_fen) FROM opportunity WHERE stage NOT IN ('won', 'lost', 'shelved')`,
]
const dimensions = [
  '(SELECT region FROM customer WHERE id = c.customer_id)',
  '(SELECT industry FROM customer WHERE id = c.customer_id)',
  '(SELECT tier FROM customer WHERE id = c.customer_id)',
  '(SELECT team FROM member WHERE id = c.owner_id)',
  'c.owner_id',
  'c.product_line',
  'c.source',
  'c.material_version_id',
]
const bareWhy = dimensions.map(
  (sql) =>
    `SELECT ${sql}, e.at >= '${middle}', count(*), sum(${beyond}) FROM stage_event AS e JOIN opportunity AS c ON c.id = e.opportunity_id
     WHERE e.first = 1 AND e.to_stage = 'match' AND e.at >= '${begin}' AND e.at < '${end}' GROUP BY 1, 2`,
)
const bareMovement = [
  `SELECT to_stage, from_stage, count(DISTINCT opportunity_id) FROM stage_event WHERE at > '${week}' GROUP BY 1, 2`,
  `SELECT sum(c.amount_fen) FROM opportunity AS c WHERE c.id IN (SELECT opportunity_id FROM stage_event WHERE at > '${week}')`,
  `SELECT count(DISTINCT row_id) FROM change_row WHERE change_set_id > (SELECT max(id) FROM change_set WHERE at <= '${week}') AND table_name = 'opportunity' AND instr(before, 'amount_fen')`,
  'SELECT stage, count(*), sum(amount_fen) FROM opportunity GROUP BY stage',
]
const bareBoard = [
  `SELECT stage, count(*), sum(amount_fen), sum(amount_fen * 40 / 100), sum(stage_since < '2026-02-10'), sum(touched_at < '2026-02-12') FROM opportunity GROUP BY stage`,
  ...['touch', 'diagnose', 'match', 'negotiate', 'sign', 'deliver', 'repurchase'].map(
    (stage) => `SELECT * FROM opportunity WHERE stage = '${stage}' ORDER BY expected_close_on LIMIT 60`,
  ),
]

/** What the analysis screens ask, on the size of a large company's few years, beside bare SQL of the same counts. */
export async function measures(): Promise<Measure[]> {
  const machine = new CliMachine()
  const path = machine.path('deals.jw')
  await machine.run(['demo', '--rows', '1', '--seed', '7', '-w', path, '--today', benchDay])
  makePipeline(path, deals)
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', path, '--today', benchDay])
  const bare = new Database(path, { readonly: true })
  bare.pragma('cache_size = -65536')
  const all: Measure[] = []
  try {
    const ask = (name: 'funnel.read' | 'funnel.why' | 'funnel.movement' | 'pipeline.board', input: object) =>
      timed(() => app.caller.call(name, input as never))
    const run = (statements: readonly string[]) =>
      timed(() => {
        for (const sql of statements) bare.prepare(sql).all()
      })
    await app.caller.call('alerts.evaluate', {})
    for (const [name, input, yardstick] of [
      ['funnel.read', { period, compare }, bareFunnel],
      ['funnel.why', { period, compare, stage: 'match' }, bareWhy],
      ['funnel.movement', { since: week }, bareMovement],
      ['pipeline.board', { cards: 60, sort: [{ field: 'expectedClose', direction: 'asc' }] }, bareBoard],
    ] as const) {
      await ask(name, input)
      await run(yardstick)
      all.push(
        ...(await paired(
          `${name} of ${deals} deals`,
          `bare SQL of ${name}`,
          runs,
          () => ask(name, input),
          () => run(yardstick),
          () => Math.round(rssOf(app.process.pid ?? 0)),
        )),
      )
    }
  } finally {
    bare.close()
    await app.close()
    machine.remove()
  }
  return all
}
