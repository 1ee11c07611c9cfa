// npm run torture [-- MINUTES [SEED]]: kills a working app at random moments and checks what must hold after each.
import { readFileSync } from 'node:fs'
import { CliMachine } from '../_harness/cli.ts'
import { writeListCsv } from '../_harness/customer-lists.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { runJob } from '../_harness/wire-job.ts'
import { storeFacts } from '../_harness/store-checks.ts'
import { seeded } from '../../src-main/features/workspace/demo-customers.ts'

const minutes = Number(process.argv[2] ?? 2)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const random = seeded(seed)
const machine = new CliMachine()
const workspace = machine.path('t.jw')
const until = Date.now() + minutes * 60_000
console.log(`seed ${seed}, ${minutes} minutes`)

writeListCsv(machine.path('list.csv'), 5000, seed)
await machine.run(['demo', '--rows', '2000', '--seed', String(seed), '-w', workspace])

let kills = 0
let kept = 0
/** What was answered as saved: customer id → remark. */
const saved = new Map<number, string>()
/** Sent but not answered: may or may not have been saved. */
let sent: { id: number; remark: string } | null = null

try {
  while (Date.now() < until) {
    await oneLife()
    kills++
    const facts = storeFacts(workspace)
    if (facts.problems.length > 0) throw new Error(`after kill ${kills}: ${facts.problems.join('; ')}`)
    if (kills % 20 === 0) console.log(`${kills} kills, ${kept} saved edits checked, ${facts.customers} customers`)
  }
  console.log(JSON.stringify({ seed, kills, saved: kept, problems: 0 }))
} catch (error) {
  console.error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  machine.remove()
}

/** Starts the app, checks what the last one saved, edits and imports until it is killed. */
async function oneLife(): Promise<void> {
  const app = await startLoopbackClient(machine.path('data'), ['--workspace', workspace])
  for (const [id, remark] of saved) {
    const { customer } = (await app.caller.call('customers.get', { id })) as { customer: { remark: string | null } }
    const maybe = sent?.id === id && customer.remark === sent.remark
    if (customer.remark !== remark && !maybe) throw new Error(`customer ${id}: saved “${remark}”, found “${customer.remark}”`)
    kept++
  }
  saved.clear()
  sent = null
  const { rows } = (await app.caller.call('customers.list', { offset: Math.floor(random() * 1500), limit: 50 })) as {
    rows: { id: number }[]
  }
  const killed = new Promise((resolve) => app.process.once('close', resolve))
  setTimeout(() => app.process.kill('SIGKILL'), 50 + random() * 1200)
  const working = random() < 0.4 ? importing(app) : editing(app.caller, rows)
  await Promise.race([killed, working.catch(() => undefined)])
  await killed
}

type Caller = LoopbackClient['caller']

async function editing(caller: Caller, rows: readonly { id: number }[]): Promise<void> {
  for (let n = 0; ; n++) {
    const row = rows[Math.floor(random() * rows.length)]
    if (!row) return
    const remark = `${seed}-${kills}-${n}`
    sent = { id: row.id, remark }
    await caller.call('customers.edit', { cells: [{ id: row.id, field: 'remark', value: remark }] })
    saved.set(row.id, remark)
    if (random() < 0.1) {
      saved.delete(row.id)
      await caller.call('changes.undo', {})
    }
  }
}

/** The whole import over the wire, from upload to apply, again and again. */
async function importing(app: LoopbackClient): Promise<void> {
  for (;;) {
    const { fileId } = await app.upload('list.csv', readFileSync(machine.path('list.csv')))
    const { sheets, proposed } = (await app.caller.call('imports.inspect', { fileId })) as {
      proposed: number
      sheets: { index: number; headerRows: number[]; columns: { index: number; field: string | null; scale: number }[] }[]
    }
    const sheet = sheets[proposed]
    if (!sheet) throw new Error('no sheet proposed')
    const columns = sheet.columns.map(({ index, field, scale }) => ({ index, field, scale }))
    const asked = { fileId, sheet: sheet.index, headerRows: sheet.headerRows, columns }
    if (random() < 0.5) await runJob(app.caller, 'imports.direct', asked)
    else {
      const prepared = (await runJob(app.caller, 'imports.prepare', asked)) as Record<string, unknown>
      await runJob(app.caller, 'imports.apply', { stageId: prepared['stageId'] })
    }
    await app.caller.call('changes.undo', {})
  }
}
