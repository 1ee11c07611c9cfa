import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportFindings, ImportSheet, StagedImport } from '../../src-preload/contract/imports.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv } from '../_harness/customer-lists.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { storeFacts } from '../_harness/store-checks.ts'

const rows = 20_000
let machine: CliMachine
let workspace: string
beforeEach(async () => {
  machine = new CliMachine()
  workspace = machine.path('phases.jw')
  writeListCsv(machine.path('big.csv'), rows, 3)
  writeListCsv(machine.path('small.csv'), 50, 4)
  await machine.run(['import', machine.path('small.csv'), '-w', workspace, '--yes', '--json'])
}, 60_000)
afterEach(() => machine.remove())

/** Waits for a phase of a job to be under way, or for its end. */
async function reached(app: LoopbackClient, jobId: string, phase: string): Promise<JobState> {
  for (;;) {
    const state = (await app.caller.call('jobs.get', { jobId })) as JobState
    if (state.state !== 'running' || (state.phase === phase && state.current > 0)) return state
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function kill(app: LoopbackClient): Promise<void> {
  const closed = new Promise((resolve) => app.process.once('close', resolve))
  app.process.kill('SIGKILL')
  await closed
}

/** Uploads the list and asks what the app makes of it: what `prepare` and `direct` are told when nobody changes anything. */
async function asProposed(app: LoopbackClient) {
  const { fileId } = await app.upload('big.csv', new Uint8Array(readFileSync(machine.path('big.csv'))))
  const { sheets, proposed } = (await app.caller.call('imports.inspect', { fileId })) as {
    sheets: ImportSheet[]
    proposed: number
  }
  const { index, headerRows, columns } = sheets[proposed] as ImportSheet
  return {
    fileId,
    sheet: index,
    headerRows,
    columns: columns.map(({ index: at, field, scale }) => ({ index: at, field, scale })),
  }
}
const begin = async (app: LoopbackClient, path: string, input: object) =>
  ((await app.caller.call(path, input)) as { jobId: string }).jobId

const phases = ['read', 'staged', 'suspects', 'write', 'done'] as const

test.each(phases)(
  'kill -9 while an import is at %s: all of it or nothing, and the next one goes through',
  async (phase) => {
    const app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace])
    const start = (path: string, input: object) => begin(app, path, input)
    const preparing = await start('imports.prepare', await asProposed(app))
    let ended: JobState | null = null
    let whole = 50
    if (phase === 'read') await reached(app, preparing, 'read')
    else {
      const staged = (await reached(app, preparing, '')).output as StagedImport
      expect(staged.counts).toMatchObject({ rows })
      whole += staged.counts.created
      if (phase === 'suspects') await reached(app, await start('imports.findSuspects', { stageId: staged.stageId }), 'suspects')
      if (phase === 'write' || phase === 'done')
        ended = await reached(app, await start('imports.apply', { stageId: staged.stageId }), phase === 'write' ? 'write' : '')
    }
    await kill(app)

    const facts = storeFacts(workspace)
    expect(facts.problems).toEqual([])
    if (phase === 'done') expect((ended?.output as ImportFindings | undefined)?.counts.created).toBe(whole - 50)
    else if (phase === 'write') expect([50, whole]).toContain(facts.customers)
    else expect(facts.customers).toBe(50)
    if (phase === 'done') expect(facts.customers).toBe(whole)
    const again = await machine.run(['import', machine.path('big.csv'), '-w', workspace, '--yes', '--json'])
    expect(again.status).toBe(0)
    expect(storeFacts(workspace)).toMatchObject({ problems: [] })
    const counts = again.last as unknown as StagedImport['counts']
    expect(counts.created + counts.updated + counts.unchanged + counts.rejected + counts.ambiguous + counts.ignored).toBe(rows)
  },
  120_000,
)

test.each(['killed', 'cancelled'] as const)(
  'an import without a preview that is %s while it reads and writes leaves nothing, and the next one goes through',
  async (how) => {
    const app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace])
    const jobId = await begin(app, 'imports.direct', await asProposed(app))
    const under = await reached(app, jobId, 'write')
    expect(under).toMatchObject({ state: 'running', phase: 'write' })
    if (how === 'cancelled') {
      await app.caller.call('jobs.cancel', { jobId })
      expect((await reached(app, jobId, '')).state).toBe('cancelled')
    }
    await kill(app)
    expect(storeFacts(workspace)).toMatchObject({ problems: [], customers: 50 })
    const again = await machine.run(['import', machine.path('big.csv'), '-w', workspace, '--yes', '--json'])
    expect(again.status).toBe(0)
    expect(again.last).toMatchObject({ rows, applied: true })
    const { created } = again.last as { created: number }
    expect(created).toBeGreaterThan(rows * 0.99)
    expect(storeFacts(workspace)).toMatchObject({ problems: [], customers: 50 + created })
  },
  120_000,
)

test.each(['read', 'suspects', 'write', 'finish'] as const)(
  'cancelled at %s nothing of it is there, and what was staged can still go in',
  async (phase) => {
    const app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace])
    /** Cancels a job as soon as it is there; true unless it ended before it heard of that. */
    const cancelled = async (jobId: string) => {
      const there = await reached(app, jobId, phase)
      if (there.state === 'running') await app.caller.call('jobs.cancel', { jobId })
      return (await reached(app, jobId, '')).state === 'cancelled'
    }
    try {
      const asked = await asProposed(app)
      if (phase === 'read') {
        expect(await cancelled(await begin(app, 'imports.prepare', asked))).toBe(true)
        expect(storeFacts(workspace)).toMatchObject({ problems: [], customers: 50 })
      }
      const staged = (await reached(app, await begin(app, 'imports.prepare', asked), '')).output as StagedImport
      const { stageId } = staged
      let isIn = false
      if (phase === 'suspects') expect(await cancelled(await begin(app, 'imports.findSuspects', { stageId }))).toBe(true)
      if (phase === 'write') expect(await cancelled(await begin(app, 'imports.apply', { stageId }))).toBe(true)
      // The last phase is short: whoever cancels too late is told that it is done.
      if (phase === 'finish') isIn = !(await cancelled(await begin(app, 'imports.apply', { stageId })))
      expect(storeFacts(workspace)).toMatchObject({ problems: [], customers: isIn ? 50 + staged.counts.created : 50 })
      if (!isIn) expect((await reached(app, await begin(app, 'imports.apply', { stageId }), '')).state).toBe('done')
      expect(storeFacts(workspace)).toMatchObject({ problems: [], customers: 50 + staged.counts.created })
    } finally {
      await app.close()
    }
  },
  120_000,
)
