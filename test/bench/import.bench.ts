import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSheetFile } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv, writeListXlsx } from '../_harness/customer-lists.ts'
import { paired, round, rssOf, type Measure } from './measure.ts'

const rows = Number(process.env['JINGWEI_BENCH_ROWS'] ?? 100_000)
const runs = 3
const folder = join(tmpdir(), 'jingwei-bench-import')

/** Import end to end (read, clean, match, stage, write with change log) against reading and inserting the bare cells. */
export async function measures(): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true })
  const csv = join(folder, `list-${rows}.csv`)
  const xlsx = join(folder, `list-${rows}.xlsx`)
  if (!existsSync(csv)) writeListCsv(csv, rows, 11)
  if (!existsSync(xlsx)) await writeListXlsx(xlsx, rows, 11)
  const machine = new CliMachine()
  const results: Measure[] = []
  try {
    for (const file of [xlsx, csv]) {
      const kind = file.endsWith('csv') ? 'csv' : 'xlsx'
      let rss = 0
      let bytes = 0
      let block = 0
      const bareBytes: number[] = []
      results.push(
        ...(await paired(
          `import ${kind} ${rows} × 20`,
          `bare ${kind} read + typed insert, 4 indexes`,
          runs,
          async () => {
            const workspace = machine.path(`${Math.random()}.jw`)
            const child = machine.start(['import', file, '-w', workspace, '--yes', '--json'], {
              NODE_OPTIONS: `--import ${join(import.meta.dirname, 'loop-watch.mjs')}`,
              JINGWEI_LOOP_FILE: machine.path('loop'),
            })
            let out = ''
            child.stdout?.on('data', (data: Buffer) => (out += data.toString()))
            const watch = setInterval(() => (rss = Math.max(rss, rssOf(child.pid ?? 0))), 50)
            await new Promise((resolve) => child.once('close', resolve))
            clearInterval(watch)
            bytes = statSync(workspace).size
            block = Math.max(block, Number(readFileSync(machine.path('loop'), 'utf8')))
            rmSync(workspace)
            return (JSON.parse(out.trim()) as { milliseconds: number }).milliseconds
          },
          async () => {
            const path = machine.path(`bare-${Math.random()}.db`)
            const started = performance.now()
            await bareImport(file, path)
            const taken = performance.now() - started
            bareBytes.push(statSync(path).size)
            rmSync(path)
            return taken
          },
          () => round(rss),
        )),
      )
      results.push({
        measure: `longest block of the main thread, ${kind}, ms`,
        n: runs,
        median_ms: block,
        p95_ms: block,
        ratio: null,
        yardstick: '',
        rss_mb: null,
      })
      results.push({
        measure: `store size after ${kind} import, MB`,
        n: 1,
        median_ms: round(bytes / 1e6),
        p95_ms: round(bytes / 1e6),
        ratio: round(bytes / (bareBytes[0] ?? Number.NaN)),
        yardstick: 'bare table, same indexes',
        rss_mb: null,
      })
    }
    return results
  } finally {
    machine.remove()
  }
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
