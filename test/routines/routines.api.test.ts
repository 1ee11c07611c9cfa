import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { readPath } from '../_harness/read-sheet.ts'

let machine: CliMachine
let workspace: string
let folder: string
let app: LoopbackClient | null = null

beforeEach(async () => {
  machine = new CliMachine()
  workspace = machine.path('w.jw')
  folder = machine.path('报表')
  mkdirSync(folder)
  await machine.run(['demo', '--rows', '50', '--seed', '5', '-w', workspace])
})
afterEach(async () => {
  await app?.close()
  app = null
  machine.remove()
})

const start = async (...more: string[]) =>
  (app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace, ...more]))
const daily = { list: 'customers', viewId: null, format: 'xlsx', at: '09:00', weekday: null, english: false }

async function until<T>(look: () => T | Promise<T>, done: (found: T) => boolean): Promise<T> {
  for (let left = 100; ; left--) {
    const found = await look()
    if (done(found) || left === 0) return found
    await new Promise((next) => setTimeout(next, 50))
  }
}

describe('scheduled exports', () => {
  test('write a dated file now, and say what is wrong with a folder', async () => {
    const { caller } = await start('--today', '2026-02-25')
    const { routineId } = (await caller.call('routines.saveExport', { ...daily, folder })) as { routineId: string }
    expect(await caller.call('routines.runExport', { routineId })).toEqual({
      file: join(folder, '客户-2026-02-25.xlsx'),
      rows: 50,
    })
    const { sheets } = await readPath(join(folder, '客户-2026-02-25.xlsx'))
    expect(sheets[0]?.rows).toHaveLength(52)
    expect(readdirSync(folder)).toEqual(['客户-2026-02-25.xlsx'])
    await expect(caller.call('routines.saveExport', { ...daily, folder: join(folder, '没有') })).rejects.toMatchObject({
      failure: { code: 'routines.no-folder' },
    })
  })

  test('two views of a list and other lists go to one folder, a file each', async () => {
    const { caller } = await start('--today', '2026-02-25')
    const definition = {
      filter: { field: 'region', op: 'eq', value: '没有' },
      search: null,
      sort: [],
      columns: null,
      group: [],
      rowHeight: null,
      colours: [],
    }
    const { id } = (await caller.call('views.save', { list: 'customers', name: '空/白', scope: 'personal', definition })) as {
      id: number
    }
    const files: string[] = []
    for (const planned of [
      daily,
      { ...daily, viewId: id },
      { ...daily, list: 'leads', format: 'csv' },
      { ...daily, list: 'transactions', english: true },
    ]) {
      const { routineId } = (await caller.call('routines.saveExport', { ...planned, folder })) as { routineId: string }
      files.push(((await caller.call('routines.runExport', { routineId })) as { file: string }).file)
    }
    const names = ['客户-2026-02-25.xlsx', '客户-空 白-2026-02-25.xlsx', '线索-2026-02-25.csv', 'documents-2026-02-25.xlsx']
    expect(files).toEqual(names.map((name) => join(folder, name)))
    expect(readdirSync(folder).sort()).toEqual(names.sort())
  })

  test('missed while the app was closed, it is made up for at the next start, once', async () => {
    const first = await start('--today', '2026-02-25')
    await first.caller.call('routines.saveExport', { ...daily, folder, at: '00:00' })
    await first.close()
    app = null
    expect(readdirSync(folder)).toEqual([])
    const next = await start('--today', '2026-02-28')
    await until(
      () => readdirSync(folder),
      (files) => files.some((name) => name.endsWith('.xlsx')),
    )
    expect(readdirSync(folder)).toEqual(['客户-2026-02-28.xlsx'])
    const { exports } = (await until(
      () =>
        next.caller.call('routines.list', {}) as Promise<{ exports: { lastFile: string | null; lastFailure: string | null }[] }>,
      (answer) => answer.exports[0]?.lastFile !== null,
    )) as { exports: { lastFile: string | null; lastFailure: string | null }[] }
    expect(exports[0]).toMatchObject({ lastFile: join(folder, '客户-2026-02-28.xlsx'), lastFailure: null })
  })
})

describe('watched folders', () => {
  test('a new file is offered and only imported when it is taken', async () => {
    const { caller } = await start()
    await caller.call('routines.watch', { folder })
    writeFileSync(join(folder, '新名单.csv'), '客户名称,区域\n新来科技有限公司,华东\n')
    const offers = (await until(
      () => caller.call('routines.offers', {}) as Promise<{ offerId: string; name: string }[]>,
      (found) => found.length > 0,
    )) as { offerId: string; name: string }[]
    expect(offers.map(({ name }) => name)).toEqual(['新名单.csv'])
    expect(await caller.call('customers.count', {})).toEqual({ count: 50 })
    const held = (await caller.call('routines.take', { offerId: offers[0]?.offerId })) as { fileId: string }
    expect(await caller.call('imports.inspect', { fileId: held.fileId })).toMatchObject({ fileName: '新名单.csv', format: 'csv' })
    expect(await caller.call('routines.offers', {})).toEqual([])
    expect(existsSync(join(folder, '新名单.csv'))).toBe(true)
  })

  test('belong to the workspace on this machine', async () => {
    const { caller } = await start()
    await caller.call('routines.watch', { folder })
    expect(await caller.call('routines.list', {})).toMatchObject({ watched: [{ folder, exists: true }] })
    expect(Object.keys(JSON.parse(readFileSync(machine.path('data/routines.json'), 'utf8')) as object)).toEqual([workspace])
    await caller.call('routines.unwatch', { folder })
    expect(await caller.call('routines.list', {})).toMatchObject({ watched: [] })
  })
})
