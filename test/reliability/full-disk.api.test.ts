import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv } from '../_harness/customer-lists.ts'
import { storeFacts } from '../_harness/store-checks.ts'

let machine: CliMachine
let disk: string
let mounted = false

/** A disk of 24 MB of its own, where the machine lets us make one. */
beforeAll(() => {
  machine = new CliMachine()
  disk = machine.path('disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' })
    mounted = true
  } catch {
    console.log('no right to mount a small disk here: the full-disk tests are skipped')
  }
})
afterAll(() => {
  if (mounted) execFileSync('umount', [disk])
  machine.remove()
})

test('a disk that fills up during an import: said in words, nothing half-written, the rest intact', async (context) => {
  if (!mounted) return context.skip()
  writeListCsv(machine.path('big.csv'), 40_000, 3)
  writeListCsv(machine.path('small.csv'), 100, 4)
  const workspace = join(disk, 'w.jw')
  expect((await machine.run(['import', machine.path('small.csv'), '-w', workspace, '--yes', '--json'])).status).toBe(0)
  const run = await machine.run(['import', machine.path('big.csv'), '-w', workspace, '--yes', '--json'])
  expect(run.status).toBe(8)
  expect(run.stderr).toMatch(/磁盘已满/)
  expect(storeFacts(workspace)).toMatchObject({ customers: 100, problems: [] })
  writeFileSync(join(disk, 'filler'), Buffer.alloc(1))
  expect((await machine.run(['call', 'customers.count', '-w', workspace])).last).toEqual({ count: 100 })
}, 60_000)

test('a folder that cannot be written is said to be one', async (context) => {
  if (!mounted) return context.skip()
  const workspace = join(disk, 'r.jw')
  await machine.run(['import', machine.path('small.csv'), '-w', workspace, '--yes'])
  execFileSync('mount', ['-o', 'remount,ro', disk])
  try {
    const run = await machine.run(['call', 'customers.count', '-w', workspace])
    expect(run.status).toBe(5)
    expect(run.stderr).toMatch(/只读/)
    const made = await machine.run(['demo', '--rows', '3', '-w', join(disk, 'new.jw')])
    expect(made.stderr).toMatch(/只读|无法写入/)
  } finally {
    execFileSync('mount', ['-o', 'remount,rw', disk])
  }
})

test('a power cut: copies of the files taken at any moment of many writes all open with whole change sets', async () => {
  const workspace = machine.path('p.jw')
  writeListCsv(machine.path('list.csv'), 20_000, 5)
  const child = machine.start(['import', machine.path('list.csv'), '-w', workspace, '--yes', '--json'])
  const ended = new Promise((resolve) => child.once('close', resolve))
  let running = true
  void ended.then(() => (running = false))
  const copies: string[] = []
  while (running && copies.length < 60) {
    await new Promise((resolve) => setTimeout(resolve, 35))
    if (!existsSync(workspace) || statSync(workspace).size === 0) continue
    const copy = machine.path(`copy${copies.length}`)
    mkdirSync(copy)
    // The WAL first, as a disk may have kept more of the file than of its journal but never the other way round.
    for (const name of readdirSync(machine.folder)
      .filter((name) => name === 'p.jw' || name === 'p.jw-wal')
      .toReversed())
      copyFileSync(join(machine.folder, name), join(copy, name))
    copies.push(join(copy, 'p.jw'))
  }
  await ended
  expect(copies.length).toBeGreaterThan(5)
  for (const copy of copies) {
    let facts
    try {
      facts = storeFacts(copy)
    } catch (error) {
      // Before the first checkpoint the file may hold no tables yet: it is then an empty store, not a broken one.
      expect(String(error)).toMatch(/no such table/)
      continue
    }
    expect(facts.problems).toEqual([])
    expect([0, 20_000]).toContain(facts.customers)
    rmSync(copy, { force: true })
  }
}, 60_000)
