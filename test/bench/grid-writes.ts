import type Database from 'better-sqlite3'
import type { LoopbackClient } from '../_harness/loopback-client.ts'
import { alone, beside, timed, type Measure } from './measure.ts'

/** Sets of many rows with log, validation and border, and their undo, beside the bare update of the same rows. */
export async function writes(app: LoopbackClient, db: Database.Database, rows: number): Promise<Measure[]> {
  const results: Measure[] = []
  const ids = db.prepare('SELECT id FROM customer').pluck().all() as number[]
  const update = db.prepare('UPDATE customer SET city = ? WHERE id = ?')
  const silent: number[] = []
  let turn = 0
  for (const [count, times] of [
    [10_000, 5],
    [100_000, 3],
  ] as const) {
    if (count > rows) continue
    const own: number[] = []
    const undone: number[] = []
    const bare: number[] = []
    for (let run = 0; run < times; run++, turn++) {
      const chosen = scattered(ids, count, turn)
      bare.push(
        await timed(() =>
          db.transaction(() => {
            for (const id of chosen) update.run(`批量${turn}`, id)
          })(),
        ),
      )
      // The bare update keeps this process busy: the host is asked while it works itself.
      const stop = pinging(app)
      own.push(await timed(() => setCity(app, chosen, `批量${turn}`)))
      undone.push(await timed(() => app.caller.call('changes.undo', {})))
      silent.push(await stop())
    }
    const yardstick = `bare update of ${count} rows`
    results.push(alone(yardstick, bare))
    results.push(beside(`set one field of ${count} scattered rows, logged`, own, yardstick, bare))
    results.push(beside(`undo of ${count} rows`, undone, yardstick, bare))
  }
  results.push(alone('longest the host did not answer while writing', [Math.max(...silent)]))
  return results
}

async function setCity(app: LoopbackClient, ids: readonly number[], value: string): Promise<void> {
  const input = { rows: { ids }, fields: ['city'], operation: { op: 'set', value } }
  // Above what one command takes it is long work, as from the screen.
  if (ids.length <= 20_000) return void (await app.caller.call('customers.bulk', input))
  const { jobId } = (await app.caller.call('customers.applyBulk', input)) as { jobId: string }
  for (;;) {
    const { state, failure } = (await app.caller.call('jobs.get', { jobId })) as { state: string; failure: unknown }
    if (state === 'done') return
    if (state !== 'running') throw new Error(JSON.stringify(failure))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Asks the host's main thread for something that costs nothing, over and over; stopped, answers how long it ever took. */
function pinging(app: LoopbackClient): () => Promise<number> {
  let live = true
  let longest = 0
  const run = async () => {
    while (live) {
      const taken = await timed(async () => (await fetch(`${app.origin}/`, { redirect: 'manual' })).body?.cancel())
      longest = Math.max(longest, taken)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const running = run()
  return async () => {
    live = false
    await running
    return longest
  }
}

/** Rows far from each other in no order, others each turn. */
function scattered(from: readonly number[], count: number, turn: number): number[] {
  const step = 7919 + 2 * turn
  const ids = new Set<number>()
  // A step that comes round to where it was goes on beside it.
  for (let at = turn * 31; ids.size < count; at += step) {
    while (ids.has(from[at % from.length] ?? 0)) at++
    ids.add(from[at % from.length] ?? 0)
  }
  return [...ids]
}
