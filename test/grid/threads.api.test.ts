import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'

const machine = new CliMachine()
let app: LoopbackClient
beforeAll(async () => {
  const workspace = machine.path('demo.jw')
  await machine.run(['demo', '--rows', '30000', '--seed', '7', '-w', workspace])
  app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace])
}, 60_000)
afterAll(async () => {
  await app.close()
  machine.remove()
})

const call = <T>(method: string, input: unknown) => app.caller.call(method, input) as Promise<T>

/** Starts a job and waits for its end. */
function run(method: string, input: unknown, onProgress: (state: JobState) => void = () => undefined): Promise<JobState> {
  return new Promise((done, fail) => {
    let jobId: string | null = null
    const ended: JobState[] = []
    const stop = app.caller.listen('jobs.changed', null, (payload) => {
      const state = payload as JobState
      if (state.state === 'running') onProgress(state)
      else ended.push(state)
      settle()
    })
    const settle = () => {
      const own = ended.find((state) => state.jobId === jobId)
      if (!own) return
      stop()
      done(own)
    }
    call<{ jobId: string }>(method, input).then((answer) => {
      jobId = answer.jobId
      settle()
    }, fail)
  })
}

interface Opened {
  readonly token: string
  readonly count: number | null
  readonly rows: { id: number; city: string | null }[]
}

test('one token means one order to the threads that show, count, sum and write by it', async () => {
  const sort = [{ field: 'annualPurchase', direction: 'desc' }]
  const { token, rows } = await call<Opened>('customers.openView', { sort, limit: 5 })
  const { count } = await call<{ count: number }>('customers.viewCount', { token })
  expect(count).toBe(30_000)
  expect(await call<Opened>('customers.openView', { sort, limit: 1 })).toMatchObject({ token, count })
  const shown = await call<{ rows: { id: number }[] }>('customers.window', { token, offset: 0, limit: 5 })
  expect(shown.rows.map((row) => row.id)).toEqual(rows.map((row) => row.id))
  const input = {
    rows: { token, ranges: [{ first: 2, last: 25_001 }] },
    fields: ['city'],
    operation: { op: 'set', value: '批量市' },
  }
  await expect(call('customers.bulk', input)).rejects.toMatchObject({ failure: { code: 'customers.too-many-rows' } })
  const told: number[] = []
  const state = await run('customers.applyBulk', input, ({ current }) => told.push(current))
  expect(state).toMatchObject({ state: 'done', output: { rows: 25_000, changed: 25_000, refusedCount: 0 } })
  const window = await call<{ rows: { city: string }[]; changed: boolean }>('customers.window', { token, offset: 0, limit: 4 })
  expect(window.rows.map((row) => row.city === '批量市')).toEqual([false, false, true, true])
  expect(window.changed).toBe(true)
  expect(await call('changes.undo', {})).toMatchObject({ reverted: 25_000, skippedCount: 0 })
  const again = await call<{ rows: { city: string }[] }>('customers.window', { token, offset: 2, limit: 1 })
  expect(again.rows[0]?.city).not.toBe('批量市')
}, 60_000)

test('a cancelled job leaves nothing', async () => {
  const { token } = await call<Opened>('customers.openView', { limit: 0 })
  // The engine may write its own meanwhile.
  const byPeople = async () =>
    (await call<{ origin: string }[]>('changes.list', { limit: 50 })).find(({ origin }) => origin !== 'rule')
  const before = await byPeople()
  let asked = false
  const state = await run(
    'customers.applyBulk',
    { rows: { token, all: true }, fields: ['shortName'], operation: { op: 'formula', formula: '[name] & "x"' } },
    ({ jobId, current }) => {
      if (asked || current === 0) return
      asked = true
      void call('jobs.cancel', { jobId })
    },
  )
  expect(state.state).toBe('cancelled')
  expect(await byPeople()).toEqual(before)
}, 60_000)

test('saved views know whose they are in the thread that reads', async () => {
  const definition = { columns: null, filter: null, search: null, sort: [], group: [], rowHeight: null, colours: [] }
  await call('views.save', { list: 'contacts', name: '我的', scope: 'personal', definition })
  expect(await call('views.list', { list: 'contacts' })).toMatchObject({ views: [{ name: '我的', mine: true }] })
})
