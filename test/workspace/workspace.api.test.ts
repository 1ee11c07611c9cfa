import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { WorkspaceState } from '../../src-preload/contract/workspace.ts'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'

let machine: CliMachine
let app: LoopbackClient
beforeAll(async () => {
  machine = new CliMachine()
  app = await startLoopbackClient(machine.path('data'))
})
afterAll(async () => {
  await app.close()
  machine.remove()
})

const call = <T>(method: string, input: object = {}) => app.caller.call(method, input) as Promise<T>
const current = () => call<WorkspaceState>('workspace.current')
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof CallFailed ? error.failure.code : String(error)),
  )

test('from nothing to a workspace, another one, and back', async () => {
  expect(await current()).toMatchObject({ state: 'none', path: null, recent: [] })
  expect(await codeOf(call('customers.count'))).toBe('workspace.none-open')
  const first = machine.path('一.jw')
  expect(await call('workspace.create', { path: first })).toMatchObject({ state: 'open', path: first, name: '一', customers: 0 })
  await call('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
  expect(await codeOf(call('workspace.create', { path: first }))).toBe('workspace.already-there')
  await call('workspace.create', { path: machine.path('二') })
  expect(await current()).toMatchObject({ name: '二', path: machine.path('二.jw') })
  expect(await call<unknown[]>('members.list')).toEqual([])
  await call('workspace.open', { path: first })
  expect(await call<unknown[]>('members.list')).toHaveLength(1)
  expect((await current()).recent.map((recent) => recent.name)).toEqual(['一', '二'])
})

test('a file that cannot be opened leaves the open one open, and says why', async () => {
  writeFileSync(machine.path('word.jw'), 'not a store '.repeat(50))
  expect(await codeOf(call('workspace.open', { path: machine.path('word.jw') }))).toBe('workspace.not-a-workspace')
  expect(await codeOf(call('workspace.open', { path: machine.path('gone.jw') }))).toBe('workspace.not-found')
  expect(await current()).toMatchObject({ state: 'open', name: '一' })
})

test('a backup by hand, a restore that keeps what it replaced, and a move', async () => {
  const backup = await call<{ path: string; reason: string; changeSets: number }>('workspace.backupNow')
  expect(backup).toMatchObject({ reason: 'manual', changeSets: 1 })
  await call('members.save', { name: '李娜', role: 'rep', region: null, team: null, active: true })
  expect(await call('workspace.restore', { path: backup.path })).toMatchObject({ state: 'open', changeSets: 1 })
  expect(await call<unknown[]>('members.list')).toHaveLength(1)
  const kept = (await current()).backups.find((one) => one.reason === 'before-restore')
  expect(kept).toMatchObject({ changeSets: 2 })
  const target = machine.path('搬家/新名字.jw')
  expect(await call('workspace.moveTo', { path: target })).toMatchObject({ state: 'open', path: target })
  expect(existsSync(machine.path('一.jw'))).toBe(false)
  expect(existsSync(machine.path('一.backups'))).toBe(false)
  expect((await current()).backups.length).toBeGreaterThanOrEqual(2)
  expect(await codeOf(call('workspace.moveTo', { path: target }))).toBe('workspace.already-there')
  expect(await call<unknown[]>('members.list')).toHaveLength(1)
  expect(await call('workspace.integrity')).toMatchObject({ ok: true, problems: [] })
})

test('a damaged workspace of last time: the app starts, says so, offers backups and restores one', async () => {
  await call('workspace.backupNow')
  const { path } = await current()
  await app.close()
  const bytes = readFileSync(String(path))
  bytes.fill(0x33, 4096, Math.min(bytes.length, 60_000))
  writeFileSync(String(path), bytes)
  app = await startLoopbackClient(machine.path('data'))
  const state = await current()
  expect(state).toMatchObject({ state: 'failed', failure: { code: 'workspace.damaged' } })
  expect(state.failure?.message).toContain('备份')
  expect(state.backups.length).toBeGreaterThan(0)
  expect(await call('workspace.restore', { path: state.backups[0]?.path })).toMatchObject({ state: 'open' })
  expect(await call<unknown[]>('members.list')).toHaveLength(1)
  const folder = machine.path('搬家')
  expect(readdirSync(folder).some((name) => name.includes('.damaged-'))).toBe(true)
})

test('the day’s backup is taken once by itself', async () => {
  const daily = async () => (await current()).backups.filter((backup) => backup.reason === 'daily').length
  await expect.poll(daily, { timeout: 10_000 }).toBe(1)
  await app.close()
  app = await startLoopbackClient(machine.path('data'))
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(await daily()).toBe(1)
})

test('a demo cannot be poured over customers of one’s own', async () => {
  const job = await call<{ jobId: string }>('workspace.fillDemo', { rows: 20, seed: 1 })
  const ended = () => call<{ state: string; failure: { code: string } | null }>('jobs.get', job)
  await expect.poll(async () => (await ended()).state, { timeout: 10_000 }).toBe('done')
  const again = await call<{ jobId: string }>('workspace.fillDemo', { rows: 20, seed: 1 })
  await expect.poll(async () => (await call<{ state: string }>('jobs.get', again)).state, { timeout: 10_000 }).toBe('failed')
  expect(await call('jobs.get', again)).toMatchObject({ failure: { code: 'workspace.not-empty' } })
})

test('a job can be cancelled, and leaves nothing of an import', async () => {
  await call('workspace.create', { path: join(machine.folder, 'cancel.jw') })
  const lines = Array.from({ length: 30_000 }, (_, n) => `客户${n}号设备有限公司,华南`)
  const { fileId } = await app.upload('大.csv', Buffer.from(['客户名称,区域', ...lines].join('\n')))
  const { jobId } = await call<{ jobId: string }>('imports.prepare', {
    fileId,
    sheet: 0,
    headerRows: [1],
    columns: [
      { index: 0, field: 'name' },
      { index: 1, field: 'region' },
    ],
  })
  await call('jobs.cancel', { jobId })
  const state = async () => (await call<{ state: string }>('jobs.get', { jobId })).state
  await expect.poll(state, { timeout: 10_000 }).toBe('cancelled')
  expect(await call('customers.count')).toEqual({ count: 0 })
  expect(await codeOf(call('jobs.cancel', { jobId }))).toBe('jobs.not-found')
})

test('a move while people edit loses no edit that was answered', async () => {
  await call('workspace.create', { path: join(machine.folder, 'edits.jw') })
  await call('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
  let answered = 0
  let moving = true
  const editing = (async () => {
    while (moving) {
      await call('members.save', { name: `成员${answered}`, role: 'rep', region: null, team: null, active: true }).then(
        () => answered++,
        () => new Promise((resolve) => setTimeout(resolve, 5)),
      )
    }
  })()
  await call('workspace.moveTo', { path: join(machine.folder, 'moved', 'edits.jw') })
  moving = false
  await editing
  expect(await call<unknown[]>('members.list')).toHaveLength(answered + 1)
})

test('a restore is refused while another process has the workspace open, and touches nothing', async () => {
  const backup = await call<{ path: string }>('workspace.backupNow')
  const { path } = await current()
  const before = readFileSync(String(path)).length
  const run = await machine.run(['restore', backup.path, '--workspace', String(path)])
  expect(run).toMatchObject({ status: 4 })
  expect(readFileSync(String(path)).length).toBe(before)
  await call('members.save', { name: '还在写', role: 'rep', region: null, team: null, active: true })
  expect(await call('workspace.integrity')).toMatchObject({ ok: true })
  const missing = await machine.run(['restore', machine.path('nothing.jw'), '--workspace', machine.path('二.jw')])
  expect(missing.status).toBe(3)
  expect(existsSync(machine.path('二.jw'))).toBe(true)
})
