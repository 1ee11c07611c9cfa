import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HeldFiles, safeName } from '../../src-main/adapters/system/held-files.ts'
import { fileLog } from '../../src-main/adapters/system/log.ts'
import { offsetTo, systemClock } from '../../src-main/adapters/system/clock.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'jingwei-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a surprise gets a trace id that leads to its stack', () => {
  const log = fileLog(folder)
  const traceId = log.surprise('call failed', 'Error: x\n at y', { path: 'customers.list' })
  const line = JSON.parse(readFileSync(join(folder, 'jingwei.log'), 'utf8')) as object
  expect(line).toMatchObject({ level: 'error', traceId, stack: 'Error: x\n at y', path: 'customers.list' })
})

test('the log turns over at 2 MiB and keeps five old files', () => {
  const log = fileLog(folder)
  for (let n = 0; n < 150; n++) log.info('much', { text: 'x'.repeat(100_000) })
  const names = readdirSync(folder).sort()
  expect(names).toEqual(['jingwei.log', 'jingwei.log.1', 'jingwei.log.2', 'jingwei.log.3', 'jingwei.log.4', 'jingwei.log.5'])
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThan(2.2 * 1024 * 1024)
})

test('a folder that cannot be written never stops the work', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => fileLog(join(folder, 'file', 'logs')).info('event')).not.toThrow()
})

test('names from outside become plain file names', () => {
  expect(safeName('../../etc/passwd')).toBe('passwd')
  expect(safeName('C:\\list\\客户.xlsx')).toBe('客户.xlsx')
  expect(safeName('...')).toBe('file')
  expect(safeName('a<b>:"|?*\u0000.csv')).toBe('ab.csv')
})

test('held files are reached by ticket only and go when released', () => {
  const files = new HeldFiles(folder)
  const path = files.newPath('导出.csv')
  writeFileSync(path, 'a')
  const held = files.seal(path)
  expect(files.pathOf(held.fileId)).toBe(path)
  expect(files.pathOf('../' + held.fileId)).toBeUndefined()
  files.release(held.fileId)
  expect(files.pathOf(held.fileId)).toBeUndefined()
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined()
  expect(files.admit(join(folder, 'gone'))).toBeUndefined()
})

test('the clock can be set to a day, counted in Shanghai', () => {
  const clock = systemClock(offsetTo('2026-02-25'))
  expect(clock.today()).toBe('2026-02-25')
  expect(systemClock(offsetTo('2026-02-25T16:30:00Z')).today()).toBe('2026-02-26')
  expect(Number.isNaN(offsetTo('soon'))).toBe(true)
})
