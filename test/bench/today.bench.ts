import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
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

/** What a filled file depends on: the schema, and what is written into it. */
function schemaOf(): string {
  const folder = join(import.meta.dirname, '../../resources/migrations')
  const hash = createHash('sha256').update(addWork.toString())
  for (const name of readdirSync(folder).toSorted()) if (name.endsWith('.sql')) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 12)
}

/**
 * A workspace with everything written and told, filled once (minutes for a million) and kept in the temporary folder until the
 * schema changes. What a fill that was broken off has left is begun anew.
 */
async function filled(rows: number, machine: CliMachine): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const ready = join(folder, `filled-${rows}-${schemaOf()}.jw`)
  if (existsSync(ready)) return ready
  for (const name of readdirSync(folder)) if (name.startsWith(`filled-${rows}-`)) rmSync(join(folder, name), { recursive: true })
  const path = machine.path('filling.jw')
  const done = await machine.run(['demo', '--rows', String(rows), '--seed', '7', '-w', path, '--today', today])
  if (done.status !== 0) throw new Error(done.stderr)
  addWork(path, rows)
  const told = await machine.run(['call', 'alerts.evaluate', '{}', '-w', path, '--today', today])
  if (told.status !== 0) throw new Error(told.stderr)
  const db = new Database(path)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  copyFileSync(path, `${ready}-part`)
  renameSync(`${ready}-part`, ready)
  rmSync(path)
  return ready
}

async function measured(rows: number): Promise<Measure[]> {
  const machine = new CliMachine()
  const ours = machine.path('ours.jw')
  copyFileSync(await filled(rows, machine), ours, constants.COPYFILE_FICLONE)
  const people = sitting(ours)
  const loop = machine.path('loop')
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', ours, '--today', today], {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'loop-watch.mjs')}`,
    JINGWEI_LOOP_FILE: loop,
  })
  const all: Measure[] = []
  try {
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
  }
  // The watch writes what it saw when the app ends.
  const longest = Number(readFileSync(`${loop}.cpu`, 'utf8'))
  machine.remove()
  return [...all, alone('longest turn of the main thread by its own work, the morning page', [longest])]
}

/** A running deal for every fifth customer, most with a next step that slipped, and a task for every tenth. */
function addWork(path: string, rows: number): void {
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
  db.close()
}

/** Whose pages are opened. */
function sitting(path: string): [string, number | null][] {
  const db = new Database(path, { readonly: true })
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
