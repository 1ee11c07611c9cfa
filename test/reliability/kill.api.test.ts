import { afterAll, beforeAll, expect, test } from 'vitest'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv } from '../_harness/customer-lists.ts'
import { storeFacts } from '../_harness/store-checks.ts'

const rows = 100_000
let machine: CliMachine
beforeAll(() => {
  machine = new CliMachine()
  writeListCsv(machine.path('big.csv'), rows, 3)
  writeListCsv(machine.path('small.csv'), 50, 4)
}, 60_000)
afterAll(() => machine.remove())

/** Starts the import and kills it without warning after so many milliseconds; true when it had ended by itself. */
function importAndKill(workspace: string, after: number): Promise<boolean> {
  const child = machine.start(['import', machine.path('big.csv'), '-w', workspace, '--yes', '--json'])
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), after)
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve(status === 0)
    })
  })
}

test('kill -9 at any moment of an import of 100,000 rows leaves all of it or nothing, and nothing else lost', async () => {
  const workspace = machine.path('k.jw')
  await machine.run(['import', machine.path('small.csv'), '-w', workspace, '--yes', '--json'])
  const before = storeFacts(workspace)
  expect(before).toMatchObject({ customers: 50, problems: [] })
  for (const after of [700, 1500, 2300, 3100, 3900]) {
    const ended = await importAndKill(workspace, after)
    const facts = storeFacts(workspace)
    expect(facts.problems, `after ${after} ms`).toEqual([])
    expect([50, 50 + rows]).toContain(facts.customers)
    const next = await machine.run(['call', 'customers.count', '{}', '-w', workspace])
    expect(next, `open after ${after} ms`).toMatchObject({ status: 0, last: { count: facts.customers } })
    if (ended || facts.customers > 50) break
  }
  const doctor = await machine.run(['doctor', '-w', workspace])
  expect(doctor.last).toMatchObject({ ok: true })
}, 120_000)

test('an edit that was answered is there after kill -9', async () => {
  const workspace = machine.path('e.jw')
  await machine.run(['import', machine.path('small.csv'), '-w', workspace, '--yes', '--json'])
  const { stdout } = await machine.run(['call', 'customers.list', '{"offset":0,"limit":1}', '-w', workspace])
  const id = Number(/\{"id":(\d+)/.exec(stdout)?.[1])
  const edited = await new Promise<boolean>((resolve) => {
    const child = machine.start([
      'call',
      'customers.edit',
      JSON.stringify({ cells: [{ id, field: 'remark', value: '刚刚保存' }] }),
      '-w',
      workspace,
    ])
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('"changed":1')) {
        child.kill('SIGKILL')
        resolve(true)
      }
    })
    child.on('close', () => resolve(false))
  })
  expect(edited).toBe(true)
  const { last } = await machine.run(['call', 'customers.get', JSON.stringify({ id }), '-w', workspace])
  expect(last['customer']).toMatchObject({ remark: '刚刚保存' })
  expect(storeFacts(workspace).problems).toEqual([])
})

test('a second process on the same workspace is told so and changes nothing', async () => {
  const workspace = machine.path('s.jw')
  await machine.run(['demo', '--rows', '10', '--seed', '1', '-w', workspace])
  const first = machine.start(['serve', '-w', workspace, '--no-open'])
  await new Promise<void>((resolve) => first.stdout?.once('data', () => resolve()))
  const second = await machine.run(['call', 'customers.count', '-w', workspace])
  expect(second).toMatchObject({ status: 4 })
  expect(second.stderr).toContain('另一个经纬')
  first.kill('SIGKILL')
  await new Promise((resolve) => first.once('close', resolve))
  expect((await machine.run(['call', 'customers.count', '-w', workspace])).last).toEqual({ count: 10 })
})
