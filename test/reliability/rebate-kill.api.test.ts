import Database from 'better-sqlite3'
import { copyFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { fillBooks, keepBooks, type BookKeepers } from '../_fixtures/rebate-books.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { storeFacts } from '../_harness/store-checks.ts'
import { runJob } from '../_harness/wire-job.ts'

const lines = Number(process.env['JINGWEI_BENCH_LINES'] ?? 120_000)
const day = ['--today', '2027-01-15']
let machine: CliMachine
let prepared: string
let keepers: BookKeepers
/** What the finished run of the quarter came to, which nothing below may move. */
let standing: string

const start = (path: string) => startLoopbackClient(machine.path('data'), ['--workspace', path, ...day])

beforeAll(async () => {
  machine = new CliMachine()
  prepared = machine.path('books.jw')
  await machine.run(['demo', '--rows', '300', '--seed', '7', '-w', prepared, '--today', '2026-01-01'])
  fillBooks(prepared, lines)
  const app = await start(prepared)
  keepers = await keepBooks(app.caller, 40)
  await runJob(app.caller, 'rebates.accrue', { month: '2026-06', by: keepers.finance })
  await app.close()
  standing = resultsThatStand(prepared)
}, 120_000)
afterAll(() => machine.remove())

function asked<T>(path: string, sql: string): T[] {
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare(sql).all() as T[]
  } finally {
    db.close()
  }
}

const resultsThatStand = (path: string) =>
  JSON.stringify(
    asked(
      path,
      `SELECT run_id, count(*) AS n, sum(fen) AS fen, sum(due_fen) AS due, sum(id % 1000003) AS ids, sum(length(steps)) AS steps
       FROM rebate_result WHERE run_id IN (SELECT id FROM rebate_run WHERE kind = 'accrual') GROUP BY run_id`,
    ),
  )
const unfinished = (path: string) =>
  (asked(path, 'SELECT count(*) AS n FROM rebate_result WHERE run_id NOT IN (SELECT id FROM rebate_run)')[0] as { n: number }).n
const unfinishedRuns = (path: string) =>
  asked(path, 'SELECT DISTINCT run_id FROM rebate_result WHERE run_id NOT IN (SELECT id FROM rebate_run)').length

async function kill(app: LoopbackClient): Promise<void> {
  const closed = new Promise((resolve) => app.process.once('close', resolve))
  app.process.kill('SIGKILL')
  await closed
}

/** Starts a job and kills the app as soon as the phase was told, with `more` of it done; false when it had ended before. */
async function killAt(app: LoopbackClient, method: string, input: object, phase: string, more = 0): Promise<boolean> {
  const { jobId } = (await app.caller.call(method, input)) as { jobId: string }
  return new Promise((resolve) => {
    const hear = (told: unknown) => {
      const state = told as JobState
      const there = state.state === 'running' ? state.phase === phase && state.current >= more : phase === 'done'
      if (!there && state.state === 'running') return
      stop()
      void kill(app).then(() => resolve(there))
    }
    const stop = app.caller.listen('jobs.changed', jobId, hear)
  })
}

/** As `killAt`, as soon as the file holds `rows` of a run that is not there yet: told progress may skip so short a phase. */
async function killAtRows(app: LoopbackClient, path: string, input: object, rows: number): Promise<boolean> {
  const db = new Database(path, { readonly: true })
  try {
    const counted = db.prepare(
      'SELECT count(*) AS n FROM rebate_result WHERE run_id > ? AND run_id NOT IN (SELECT id FROM rebate_run)',
    )
    const { last } = db.prepare('SELECT max(run_id) AS last FROM rebate_result').get() as { last: number }
    let ended = false
    const { jobId } = (await app.caller.call('rebates.run', input)) as { jobId: string }
    const stop = app.caller.listen('jobs.changed', jobId, (told) => (ended = (told as JobState).state !== 'running'))
    const enough = () => (counted.get(last) as { n: number }).n >= rows
    while (!ended && !enough()) await new Promise((resolve) => setImmediate(resolve))
    stop()
    await kill(app)
    return !ended
  } finally {
    db.close()
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 50))
}

test.each([
  ['documents', 0],
  ['sums', 0],
  ['results', 1000],
  ['keep', 1],
  ['keep', 3000],
  ['done', 0],
] as const)(
  'kill -9 while a run is at %s (%i): it is not there or whole, and what it left is gone at the next start',
  async (phase, more) => {
    const path = machine.path(`run-${phase}-${more}.jw`)
    copyFileSync(prepared, path)
    const input = { period: '2026', by: keepers.finance }
    const app = await start(path)
    const within =
      phase === 'keep' ? await killAtRows(app, path, input, more) : await killAt(app, 'rebates.run', input, phase, more)
    // The last part and the kill may lie on both sides of the seal.
    const whole = asked(path, `SELECT 1 FROM rebate_run WHERE kind = 'settlement' AND period = '2026'`).length > 0
    expect(within).toBe(true)
    if (phase === 'keep') expect(unfinished(path) > 0).toBe(!whole)
    if (phase !== 'keep') expect(whole).toBe(phase === 'done')
    expect(storeFacts(path).problems).toEqual([])

    const again = await start(path)
    try {
      await until(() => unfinished(path) === 0)
      expect(unfinished(path)).toBe(0)
      expect(resultsThatStand(path)).toBe(standing)
      expect(readdirSync(machine.path('data/scratch'))).toEqual([String(again.process.pid)])
      const done = (await runJob(again.caller, 'rebates.run', input)) as { unchanged: boolean; results: number; runId: number }
      expect(done.unchanged).toBe(whole)
      expect(asked(path, `SELECT results FROM rebate_run WHERE kind = 'settlement' AND period = '2026'`)).toEqual([
        { results: done.results },
      ])
      expect(asked(path, `SELECT count(*) AS n FROM rebate_result WHERE run_id = ${done.runId}`)).toEqual([{ n: done.results }])
    } finally {
      await again.close()
    }
    expect(storeFacts(path).problems).toEqual([])
  },
  60_000,
)

test('runs cut off one after the other, and a kill while their rows are taken out: the start after that ends it', async () => {
  const path = machine.path('twice.jw')
  copyFileSync(prepared, path)
  for (const turn of [1, 2]) {
    const app = await start(path)
    // The next run begins while the rows of the last one are being taken out: its own are left alone.
    expect(await killAtRows(app, path, { period: '2026', by: keepers.finance }, 1)).toBe(true)
    expect(unfinishedRuns(path)).toBeLessThanOrEqual(turn)
  }
  const left = unfinished(path)
  expect(left).toBeGreaterThan(0)
  const cleaning = await start(path)
  await until(() => unfinished(path) < left)
  await kill(cleaning)
  const app = await start(path)
  try {
    await until(() => unfinished(path) === 0)
    expect(unfinished(path)).toBe(0)
    expect(resultsThatStand(path)).toBe(standing)
  } finally {
    await app.close()
  }
}, 120_000)

test.each([
  ['documents', 0],
  ['documents', 30_000],
  ['seal', 0],
  ['done', 0],
] as const)(
  'kill -9 while a period closes, at %s (%i): open as it was or closed for good, and the seal holds',
  async (phase, more) => {
    const path = machine.path(`close-${phase}-${more}.jw`)
    copyFileSync(prepared, path)
    const input = { period: '2026', by: keepers.finance }
    const app = await start(path)
    const { runId } = (await runJob(app.caller, 'rebates.run', input)) as { runId: number }
    const was = await killAt(app, 'rebates.close', input, phase, more)
    const facts = () =>
      asked<{ status: string; hash: string | null; run_id: number }>(
        path,
        `SELECT status, hash, run_id FROM rebate_period WHERE name = '2026'`,
      )
    const [period] = facts()
    // A phase that is over before it is told ends in a closed period, which must hold as well.
    if (was && phase !== 'done' && phase !== 'seal') expect(period).toMatchObject({ status: 'open', hash: null, run_id: runId })
    if (phase === 'done') expect(period).toMatchObject({ status: 'closed', run_id: runId })
    const again = await start(path)
    try {
      if (period?.status === 'open') await runJob(again.caller, 'rebates.close', input)
      const [closed] = facts()
      expect(await runJob(again.caller, 'rebates.verify', { period: '2026' })).toEqual({
        same: true,
        hash: closed?.hash,
        sealed: closed?.hash,
        differing: 0,
      })
      expect(resultsThatStand(path)).toBe(standing)
    } finally {
      await again.close()
    }
    expect(storeFacts(path).problems).toEqual([])
  },
  60_000,
)
