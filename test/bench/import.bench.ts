import Database from 'better-sqlite3'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv, writeListXlsx } from '../_harness/customer-lists.ts'
import { alone, beside, paired, round, rssOf, workedBy, type Measure } from './measure.ts'

/** `JINGWEI_BENCH_KINDS=csv` leaves xlsx out. */
const kinds = (process.env['JINGWEI_BENCH_KINDS'] ?? 'xlsx,csv').split(',') as ('xlsx' | 'csv')[]
const sizes = (process.env['JINGWEI_BENCH_ROWS'] ?? '10000,100000,500000').split(',').map(Number)
/** Customers the workspace holds before, none of which is in the files. */
const held = 100_000
const folder = join(tmpdir(), 'jingwei-bench-import')

/** A file that takes longer than this is measured once: half a million rows take minutes on a crowded machine. */
const onceFrom = 100_001

/**
 * Import end to end (read, clean, match against 100,000 customers, write with change log) against reading and inserting
 * the bare cells; the same with a stage kept for a preview in between, which a person would look at; then the same file
 * once more, when every row finds its customer.
 */
export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const machine = new CliMachine()
  const results: Measure[] = []
  try {
    const peopled = machine.path('held.jw')
    await importInto(machine, peopled, await listFile('held', held))
    for (const rows of sizes)
      for (const kind of kinds) results.push(...(await fileMeasures(machine, kind, rows, await listFile(kind, rows), peopled)))
    return results
  } finally {
    machine.remove()
  }
}

/** The list of so many rows, written once. `held` is numbered so that its customers are in no other list. */
async function listFile(kind: 'csv' | 'xlsx' | 'held', rows: number): Promise<string> {
  const path = join(folder, kind === 'held' ? `held-${rows}.csv` : `list-${rows}.${kind}`)
  if (existsSync(path)) return path
  if (kind === 'xlsx') await writeListXlsx(path, rows, 11)
  else writeListCsv(path, rows, kind === 'held' ? 77 : 11, kind === 'held' ? 10_000_001 : 1)
  return path
}

async function fileMeasures(machine: CliMachine, kind: string, rows: number, file: string, peopled: string): Promise<Measure[]> {
  const runs = rows >= onceFrom ? 1 : 3
  let rss = 0
  let block = 0
  let bytes = 0
  const bareBytes: number[] = []
  const again: number[] = []
  const bare: number[] = []
  const previewed: number[] = []
  const worked: number[] = []
  const before = statSync(peopled).size
  const pair = await paired(
    `import ${kind} ${rows} × 20 into ${held}`,
    `bare ${kind} ${rows} read + typed insert, 4 indexes`,
    runs,
    async () => {
      const workspace = machine.path(`${Math.random()}.jw`)
      copyFileSync(peopled, workspace)
      const done = await importInto(machine, workspace, file)
      bytes = statSync(workspace).size - before
      rss = Math.max(rss, done.rss)
      block = Math.max(block, done.block)
      worked.push(done.worked)
      again.push((await importInto(machine, workspace, file)).milliseconds)
      copyFileSync(peopled, workspace)
      // Who asks for the rejected rows has the rows staged first, as the screen does.
      const staged = await importInto(machine, workspace, file, ['--rejected', machine.path('rejected.csv')])
      previewed.push(staged.milliseconds)
      rss = Math.max(rss, staged.rss)
      rmSync(workspace)
      return done.milliseconds
    },
    async () => {
      const path = machine.path(`bare-${Math.random()}.db`)
      const started = performance.now()
      await bareImport(file, path)
      const taken = performance.now() - started
      bare.push(taken)
      bareBytes.push(statSync(path).size)
      rmSync(path)
      return taken
    },
    () => round(rss),
  )
  const yardstick = `bare ${kind} ${rows} read + typed insert, 4 indexes`
  return [
    ...pair,
    beside(`import ${kind} ${rows} × 20 with a preview between`, previewed, yardstick, bare),
    alone(`processor time of the import, all threads, ${kind} ${rows}`, worked),
    alone(`the same ${kind} again, every row known`, again),
    alone(`longest block of the main thread, ${kind} ${rows}`, [block]),
    {
      ...alone(`what the store grew by, ${kind} ${rows}, MB`, [bytes / 1e6]),
      ratio: round(bytes / (bareBytes[0] ?? Number.NaN)),
      yardstick: 'bare table, same indexes',
    },
  ]
}

async function importInto(machine: CliMachine, workspace: string, file: string, options: readonly string[] = []) {
  let rss = 0
  let worked = 0
  const child = machine.start(['import', file, '-w', workspace, '--yes', '--json', ...options], {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'loop-watch.mjs')}`,
    JINGWEI_LOOP_FILE: machine.path('loop'),
  })
  let out = ''
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()))
  const watch = setInterval(() => {
    rss = Math.max(rss, rssOf(child.pid ?? 0))
    worked = Math.max(worked, workedBy(child.pid ?? 0))
  }, 50)
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  const { milliseconds } = JSON.parse(out.trim()) as { milliseconds: number }
  return { milliseconds, rss, worked, block: Number(readFileSync(machine.path('loop'), 'utf8')) }
}

/** The best a program could do: scan the file and insert its cells into one table with four indexes, nothing else. */
async function bareImport(file: string, path: string): Promise<void> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const columns = Array.from({ length: 20 }, (_, n) => `c${n}`)
  db.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, ${columns.join(', ')})`)
  for (const column of ['c1', 'c2', 'c8', 'c19']) db.exec(`CREATE INDEX t_${column} ON t (${column})`)
  const insert = db.prepare(`INSERT INTO t (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  const book = await openSheetFile(file)
  db.exec('BEGIN')
  for await (const batch of book.rows(0))
    for (const row of batch) insert.run(columns.map((_, at) => plain(row.cells[at] ?? null)))
  db.exec('COMMIT')
  await book.close()
  db.close()
}

function plain(cell: unknown): string | number | null {
  return typeof cell === 'string' || typeof cell === 'number' ? cell : cell === null ? null : JSON.stringify(cell)
}
