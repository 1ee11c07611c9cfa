import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller } from '../../src-preload/contract/_kit/caller.ts'
import { failureOf, type Failure } from '../../src-preload/contract/_kit/failure.ts'

export interface Connected {
  readonly caller: Caller
  close(): Promise<void>
}

/** Vitest's or Playwright's. */
export type TestFunction = (name: string, body: () => Promise<void>) => void

/**
 * What every transport must do alike. It calls the app itself, with a store behind it, so that a difference between
 * transports shows as a difference in what a screen would see.
 */
export function wireSuite(test: TestFunction, connect: () => Promise<Connected>, { closes = true } = {}): void {
  function case_(name: string, body: (caller: Caller, folder: string) => Promise<void>): void {
    test(name, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'jingwei-wire-'))
      const connected = await connect()
      try {
        await body(connected.caller, folder)
      } finally {
        await connected.close()
        rmSync(folder, { recursive: true, force: true })
      }
    })
  }

  case_('a query answers', async (caller) => {
    const { timeZone } = (await caller.call('system.capabilities', {})) as { timeZone: string }
    assert.equal(timeZone, 'Asia/Shanghai')
  })

  case_('a command writes what a query then reads, whatever the characters', async (caller, folder) => {
    await create(caller, folder)
    const value = '经纬 🧭 <script>alert(1)</script> \u0000 \u202E "\\\n'
    await caller.call('layouts.put', { key: 'k', value })
    assert.deepEqual(await caller.call('layouts.get', { key: 'k' }), { value })
  })

  case_('a job answers with its id and tells its end under it', async (caller, folder) => {
    await create(caller, folder)
    const ended = new Map<string, string>()
    caller.listen('jobs.changed', null, (payload) => {
      const { jobId, state } = payload as { jobId: string; state: string }
      if (state !== 'running') ended.set(jobId, state)
    })
    const { jobId } = (await caller.call('workspace.fillDemo', { rows: 20, seed: 1 })) as { jobId: string }
    await until(() => ended.has(jobId))
    assert.equal(ended.get(jobId), 'done')
    assert.deepEqual(await caller.call('customers.count', {}), { count: 20 })
  })

  case_('bad input is refused and says where', async (caller) => {
    const failure = await failing(caller.call('customers.edit', { cells: [{ id: 'eins', field: 'name', value: 'x' }] }))
    assert.equal(failure.code, 'api.bad-input')
    assert.equal(failure.kind, 'invalid')
    assert.equal(failure.details['at'], 'cells.0.id')
  })

  case_('what is not a method is refused', async (caller) => {
    for (const method of ['customers.nothing', 'jobs.changed', 'constructor.name', '__proto__.toString', '', 'customers'])
      assert.equal((await failing(caller.call(method, {}))).code, 'api.no-such-method', method)
  })

  case_('an expected failure keeps its code, kind, words and details', async (caller, folder) => {
    const path = join(folder, '没有.jw')
    const failure = await failing(caller.call('workspace.open', { path }))
    assert.equal(failure.code, 'workspace.not-found')
    assert.equal(failure.kind, 'not-found')
    assert.match(failure.message, /找不到/)
    assert.deepEqual(failure.details, { path })
    assert.equal(failure.traceId, undefined)
  })

  case_('a surprise comes with a trace id and without its stack', async (caller, folder) => {
    await create(caller, folder)
    // A file name that no system has: nothing of ours foresees it.
    const failure = await failing(caller.call('workspace.moveTo', { path: `${folder}/a\u0000b.jw` }))
    assert.equal(failure.kind, 'internal')
    assert.match(failure.traceId ?? '', /^[0-9a-f]{10}$/)
    assert.ok(failure.message.includes(failure.traceId ?? '?'))
    assert.doesNotMatch(JSON.stringify(failure), /\bat .*:\d+:\d+|Error:|\.js/)
  })

  case_('an aborted call ends at once and the connection goes on', async (caller, folder) => {
    await create(caller, folder)
    const controller = new AbortController()
    const call = caller.call('workspace.integrity', {}, { signal: controller.signal })
    controller.abort()
    assert.equal((await failing(call)).kind, 'cancelled')
    assert.equal((await failing(caller.call('system.capabilities', {}, { signal: controller.signal }))).kind, 'cancelled')
    await caller.call('system.capabilities', {})
  })

  case_('a topic is heard with its key, without one, and no longer after the stop', async (caller, folder) => {
    await create(caller, folder)
    const [id = 0] = await demoCustomers(caller, 1)
    const heard = { all: 0, others: 0, stopped: 0 }
    // Rules and clocks write by themselves; the edits are what counts here.
    const isEdit = (payload: unknown) => (payload as { tables: string[]; origin: string }).origin === 'user'
    caller.listen('changes.committed', null, (payload) => isEdit(payload) && heard.all++)
    caller.listen('jobs.changed', 'no such job', () => heard.others++)
    caller.listen('no.such-topic', null, () => heard.others++)
    caller.listen('customers.list', null, () => heard.others++)
    const stop = caller.listen('changes.committed', null, (payload) => isEdit(payload) && heard.stopped++)
    await editRemarks(caller, [id], '一')
    await until(() => heard.all === 1 && heard.stopped === 1)
    stop()
    await editRemarks(caller, [id], '二')
    await until(() => heard.all === 2)
    assert.deepEqual(heard, { all: 2, others: 0, stopped: 1 })
  })

  case_(
    'what is not JSON means the same everywhere: undefined is left out, a Date is text, a Map is empty',
    async (caller, folder) => {
      await create(caller, folder)
      assert.deepEqual(await caller.call('customers.find', { text: '无', limit: undefined }), [])
      const date = await failing(caller.call('settings.rules', { on: new Date(0) }))
      assert.deepEqual([date.code, date.details['at']], ['api.bad-input', 'on'])
      const map = await failing(caller.call('customers.create', { fields: new Map([['name', '甲']]) }))
      const empty = await failing(caller.call('customers.create', { fields: {} }))
      assert.deepEqual(map, empty)
    },
  )

  case_('five megabytes go in and come out', async (caller, folder) => {
    await create(caller, folder)
    const remark = '备注'.repeat(16_000)
    const ids = await demoCustomers(caller, 55)
    assert.equal(await editRemarks(caller, ids, remark), 55)
    const { rows } = (await caller.call('customers.list', { offset: 0, limit: 55 })) as { rows: { remark: string }[] }
    assert.equal(rows.length, 55)
    assert.ok(rows.every((row) => row.remark === remark))
    assert.ok(Buffer.byteLength(JSON.stringify(rows)) > 5_000_000)
  })

  case_('many calls at once all answer', async (caller, folder) => {
    await create(caller, folder)
    const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => caller.call('layouts.get', { key: `k${n}` })))
    assert.equal(answers.length, 300)
  })

  // The page cannot close its bridge.
  if (!closes) return
  case_('closing rejects what is under way and what comes after', async (caller, folder) => {
    await create(caller, folder)
    const pending = caller.call('workspace.integrity', {})
    caller.close()
    assert.equal((await failing(pending)).code, 'wire.closed')
    assert.equal((await failing(caller.call('system.capabilities', {}))).code, 'wire.closed')
  })
}

function create(caller: Caller, folder: string): Promise<unknown> {
  return caller.call('workspace.create', { path: join(folder, '名单.jw') })
}

async function demoCustomers(caller: Caller, rows: number): Promise<number[]> {
  const ended: string[] = []
  const stop = caller.listen('jobs.changed', null, (payload) => {
    if ((payload as { state: string }).state !== 'running') ended.push((payload as { jobId: string }).jobId)
  })
  const { jobId } = (await caller.call('workspace.fillDemo', { rows, seed: 1 })) as { jobId: string }
  await until(() => ended.includes(jobId))
  stop()
  const page = (await caller.call('customers.list', { offset: 0, limit: rows })) as { rows: { id: number }[] }
  return page.rows.map(({ id }) => id)
}

async function editRemarks(caller: Caller, ids: readonly number[], value: string): Promise<number> {
  const cells = ids.map((id) => ({ id, field: 'remark', value }))
  return ((await caller.call('customers.edit', { cells })) as { changed: number }).changed
}

async function failing(call: Promise<unknown>): Promise<Failure> {
  const thrown = await call.then(
    (value) => assert.fail(`answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  if (thrown instanceof assert.AssertionError) throw thrown
  return failureOf(thrown)
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 15_000
  while (!holds()) {
    if (Date.now() > end) assert.fail('did not happen in 15 s')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
