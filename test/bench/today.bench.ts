import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient } from '../_harness/loopback-client.ts'
import { alone, type Measure } from './measure.ts'

/** Customers; the whole million on request. */
const sizes = (process.env['JINGWEI_BENCH_ROWS'] ?? '100000').split(',').map(Number)
const today = '2026-02-25'
const folder = join(tmpdir(), 'jingwei-bench-today')
const opened = 9

/** The morning page as it opens, in an app that runs, beside a large pipeline and a long list of tasks. Aim: 300 ms. */
export async function measures(): Promise<Measure[]> {
  const all: Measure[] = []
  for (const rows of sizes) all.push(...(await measured(rows)))
  return all
}

async function measured(rows: number): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const demo = join(folder, `demo-${rows}.jw`)
  const machine = new CliMachine()
  if (!existsSync(demo)) await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', demo, '--today', today])
  const ours = machine.path('ours.jw')
  copyFileSync(demo, ours)
  const people = addWork(ours, rows)
  const loop = machine.path('loop')
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', ours, '--today', today], {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'loop-watch.mjs')}`,
    JINGWEI_LOOP_FILE: loop,
  })
  const all: Measure[] = []
  try {
    await app.caller.call('alerts.evaluate', {})
    for (const [who, id] of people) {
      await app.caller.call('members.actAs', { id } as never)
      const times: Record<string, number[]> = { whole: [], red: [], due: [], changes: [] }
      for (let run = 0; run < opened; run++) {
        const part = async (name: string, call: () => Promise<unknown>) => {
          const started = performance.now()
          await call()
          times[name]?.push(performance.now() - started)
        }
        await part('whole', () =>
          Promise.all([
            part('red', () => app.caller.call('today.items', { part: 'red' } as never)),
            part('due', () => app.caller.call('today.items', { part: 'due' } as never)),
            part('changes', () => app.caller.call('today.changes', {})),
          ]),
        )
      }
      const name = `the morning page of ${who}, ${rows} customers`
      for (const [part, some] of Object.entries(times)) all.push(alone(part === 'whole' ? name : `${name}: ${part}`, some))
    }
  } finally {
    await app.close()
    machine.remove()
  }
  const block = (suffix: string) => Number(readFileSync(`${loop}${suffix}`, 'utf8'))
  return [...all, alone('longest turn of the main thread by its own work, the morning page', [block('.cpu')])]
}

/** A running deal for every fifth customer, most with a next step that slipped, and a task for every tenth. */
function addWork(path: string, rows: number): [string, number | null][] {
  const db = new Database(path)
  const now = `${today}T02:00:00.000Z`
  db.pragma('synchronous = OFF')
  const owner = '(SELECT id FROM temp.reps WHERE r = n % 16)'
  const first = 1 << 20
  const numbered = `SELECT id, row_number() OVER (ORDER BY id) AS n FROM customer`
  db.exec(`
    CREATE TEMP TABLE reps AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS r FROM main.member WHERE role = 'rep' LIMIT 16;
    INSERT INTO opportunity (id, name, name_pinyin, customer_id, owner_id, amount_fen, stage, next_step, next_step_on, created_at, updated_at, stage_since, touched_at)
    SELECT ${first} + n, '商机 ' || n, 'shangji', id, ${owner}, n * 100, CASE n % 4 WHEN 0 THEN 'won' WHEN 1 THEN 'match' WHEN 2 THEN 'negotiate' ELSE 'diagnose' END,
      '下一步', date('${today}', '-' || (n % 365) || ' days'), '${now}', '${now}', '${now}', '${now}'
    FROM (${numbered}) WHERE n % 5 = 0 LIMIT ${rows};
    INSERT INTO task (id, title, subject, subject_id, owner_id, due_on, priority, state, created_at, updated_at)
    SELECT ${first} + n, '任务 ' || n, 'customer', id, ${owner}, date('${today}', '-' || (n % 200) || ' days'), 'normal',
      CASE n % 3 WHEN 0 THEN 'done' ELSE 'open' END, '${now}', '${now}'
    FROM (${numbered}) WHERE n % 10 = 0;`)
  const one = (role: string) =>
    db.prepare('SELECT id FROM member WHERE role = ? AND active = 1 ORDER BY id LIMIT 1').pluck().get(role) as number
  const people: [string, number | null][] = [
    ['the whole desk', null],
    ['a manager', one('manager')],
    ['a VP', one('vp')],
    ['a rep', one('rep')],
  ]
  db.close()
  return people
}
