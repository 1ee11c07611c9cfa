import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CliMachine } from '../_harness/cli.ts'
import { startLoopbackClient, type LoopbackClient } from '../_harness/loopback-client.ts'
import { smallRandom } from '../_harness/small-random.ts'

interface Got {
  readonly id: string
  readonly titles: readonly string[]
}

/** The other side: remembers what it read, and answers after a while, or never while it is held. */
class Receiver {
  readonly got: Got[] = []
  held = false
  /** Milliseconds until it answers. */
  wait = (): number => 0
  url = ''
  host = ''
  readonly #server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { id: string; items: { title: string }[] }
      this.got.push({ id: body.id, titles: body.items.map(({ title }) => title) })
      if (!this.held) setTimeout(() => response.writeHead(204).end(), this.wait())
    })
  })

  async open(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    this.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    this.url = `http://${this.host}/in`
    return this
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const passphrase = 'eine lange Losung'
const core = { type: '终端客户', industry: '教育', region: '华东', budget: '50万', source: '官网表单', owner: '张伟' }

let machine: CliMachine
let knows: Receiver
let plain: Receiver
let app: LoopbackClient | null = null
beforeEach(async () => {
  machine = new CliMachine()
  knows = await new Receiver().open()
  plain = await new Receiver().open()
})
afterEach(async () => {
  await app?.close()
  app = null
  knows.close()
  plain.close()
  machine.remove()
})

/** Where an earlier one was killed it opens what that one left. */
async function start(): Promise<LoopbackClient> {
  const hosts = { JINGWEI_ALLOWED_HOSTS: `${knows.host},${plain.host}` }
  const path = machine.path('w.jw')
  const args = ['--today', '2026-02-25', ...(existsSync(path) ? ['--workspace', path] : [])]
  const client = await startLoopbackClient(machine.path('data'), args, hosts)
  if (args.length === 2) await client.caller.call('workspace.create', { path })
  await client.caller.call('channels.unlock', { passphrase })
  return client
}

const channel = (client: LoopbackClient, name: string, url: string, deduplicates: boolean) =>
  client.caller.call('channels.save', {
    kind: 'webhook',
    name,
    enabled: true,
    minSeverity: 'info',
    config: { deduplicates },
    secrets: { url, secret: 'k' },
  }) as Promise<{ id: number }>

const customer = (client: LoopbackClient, name: string) =>
  client.caller.call('customers.create', {
    fields: { ...core, name, serviceEndOn: '2026-03-01' },
    contact: { name: '王工', decisionRole: '采购' },
  })

/** Nothing of the process is asked: it is gone between two instructions. */
async function killed(client: LoopbackClient): Promise<void> {
  const gone = new Promise((done) => client.process.once('close', done))
  client.process.kill('SIGKILL')
  await gone
  if (app === client) app = null
}

interface Deliveries {
  rows: { channelId: number; title: string; state: string }[]
}
const deliveries = (client: LoopbackClient, channelId: number) =>
  client.caller.call('channels.deliveries', { channelId, limit: 200 }) as Promise<Deliveries>

async function until(what: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await what());) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((next) => setTimeout(next, 40))
  }
}

test('killed with a message read by the other side and not answered: the same again where ids are known, else left to a person', async () => {
  app = await start()
  await app.caller.call('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
  const [a, b] = [await channel(app, '认编号', knows.url, true), await channel(app, '不认编号', plain.url, false)]
  knows.held = plain.held = true
  await customer(app, '甲公司')
  void app.caller.call('alerts.evaluate', {}).catch(() => undefined)
  await until(() => knows.got.length === 1 && plain.got.length === 1)
  await killed(app)
  knows.held = plain.held = false
  app = await start()
  await until(() => knows.got.length === 2)
  expect(knows.got[1]).toEqual(knows.got[0])
  const client = app
  await until(async () => (await deliveries(client, a.id)).rows.every(({ state }) => state === 'sent'))
  expect((await deliveries(client, b.id)).rows.map(({ state }) => state)).toEqual(['maybe'])
  // A person decides; then it goes, once.
  const { rows } = (await client.caller.call('channels.deliveries', { channelId: b.id })) as { rows: { id: number }[] }
  await client.caller.call('channels.resend', { ids: rows.map(({ id }) => id) })
  await until(() => plain.got.length === 2)
  await customer(client, '乙公司')
  await until(() => plain.got.some(({ titles }) => titles.some((title) => title.includes('乙公司'))))
  expect(plain.got.filter(({ titles }) => titles.some((title) => title.includes('甲公司')))).toHaveLength(2)
}, 120_000)

test('killed at random again and again, nothing is lost and nothing comes twice', async () => {
  const seed = Number(process.env['JINGWEI_SEED'] ?? 11)
  const rounds = Number(process.env['JINGWEI_KILLS'] ?? 6)
  const random = smallRandom(seed)
  app = await start()
  await app.caller.call('members.save', { name: '张伟', role: 'rep', region: null, team: null, active: true })
  const [a, b] = [await channel(app, '认编号', knows.url, true), await channel(app, '不认编号', plain.url, false)]
  knows.wait = plain.wait = () => Math.floor(random() * 250)
  const names = Array.from({ length: rounds }, (_, round) => `第${round}公司`)
  for (const name of names) {
    await customer(app, name)
    // The engine waits a moment for more; then it evaluates, claims and sends: somewhere in there it dies.
    await new Promise((next) => setTimeout(next, 250 + Math.floor(random() * 500)))
    await killed(app)
    app = await start()
  }
  const client = app
  await until(async () => {
    const all = [...(await deliveries(client, a.id)).rows, ...(await deliveries(client, b.id)).rows]
    return all.length === 2 * rounds && all.every(({ state }) => state === 'sent' || state === 'maybe')
  }, 60)
  for (const name of names) {
    const of = (receiver: Receiver) => receiver.got.filter(({ titles }) => titles.some((title) => title.startsWith(`${name}的`)))
    // Where repetitions are known by their id, there is one id, and it arrived.
    expect([name, new Set(of(knows).map(({ id }) => id)).size]).toEqual([name, 1])
    const [delivery] = (await deliveries(client, b.id)).rows.filter(({ title }) => title.startsWith(`${name}的`))
    expect(of(plain).length, `${name} ${delivery?.state}`).toBeLessThanOrEqual(1)
    if (delivery?.state === 'sent') expect(of(plain)).toHaveLength(1)
  }
}, 240_000)
