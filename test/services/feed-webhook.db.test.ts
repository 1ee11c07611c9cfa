import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendMessage } from '../../src-main/adapters/notices/send-message.ts'
import { OutboxSender } from '../../src-main/app/outbox-sender.ts'
import { noticeServer, type NoticeServer } from '../_harness/notice-servers.ts'
import { serviceStore, type ServiceStore } from '../_harness/service-store.ts'

let store: ServiceStore
let hook: NoticeServer
let status = 204
beforeEach(async () => {
  store = serviceStore('2026-02-25 10:00')
  status = 204
  hook = await noticeServer(() => ({ status, body: '' }))
})
afterEach(async () => {
  store.close()
  await hook.close()
})

const secrets = () => ({ url: `${hook.url}/calls`, secret: 'k' })
const channel = (feed: boolean, name: string) =>
  store.step<{ id: number }>('channels.write', {
    kind: 'webhook',
    name,
    enabled: true,
    minSeverity: 'info',
    config: { deduplicates: true, feed },
  }).id
/** As the engine does after each commit: note what changed, then send. */
async function follow(): Promise<void> {
  while (store.step<{ more: boolean }>('services.feedChanges').more);
  const sender = new OutboxSender({
    step: (name, input) => Promise.resolve(store.step(name, input)),
    send: (message, own) => sendMessage(message, own, { allowedHosts: [hook.host], now: () => Date.now() }),
    secretsOf: () => Promise.resolve(secrets()),
    show: () => undefined,
    random: () => 0,
  })
  await sender.run()
}
interface Line {
  name: string
  tier: string
  owner: string | null
  meetings: { title: string }[]
  phones: string[]
}
const bodies = () =>
  hook.received.map(
    ({ body }) => JSON.parse(body) as { id: string; format: string; customers: Line[]; removed: number[]; items?: unknown },
  )

test('a changed line of the service feed reaches the call centre signed, and nothing else does', async () => {
  const before = store.customer('之前的', 'B')
  channel(true, '呼叫中心')
  await follow()
  expect(hook.received).toEqual([])
  const id = store.customer('甲公司', 'S')
  await follow()
  expect(bodies()).toMatchObject([
    { format: 'jingwei-service-feed/1', customers: [{ name: '甲公司', tier: 'S', owner: '张伟', meetings: [] }], removed: [] },
  ])
  expect(bodies()[0]?.items).toBeUndefined()
  const [got] = hook.received
  expect(got?.headers['x-jingwei-signature']).toBe(
    `sha256=${createHmac('sha256', 'k')
      .update(`${String(got?.headers['x-jingwei-timestamp'])}.${got?.body}`)
      .digest('hex')}`,
  )
  expect(got?.headers['x-jingwei-id']).toBe(bodies()[0]?.id)
  await follow()
  expect(hook.received).toHaveLength(1)

  store.command('meetings.createMany', {
    fields: ['customer', 'kind', 'name', 'heldOn', 'summary'],
    rows: [['甲公司', '技术会议', '接口方案', '2026-02-24', '谈妥']],
  })
  await follow()
  expect(bodies()[1]).toMatchObject({ customers: [{ name: '甲公司', meetings: [{ title: '接口方案' }] }] })

  // What the feed does not show is no news; a reminder does not go there.
  store.command('customers.edit', { cells: [{ id, field: 'remark', value: '下周回电' }] })
  store.command('customers.edit', { cells: [{ id: before, field: 'serviceEndOn', value: '2026-03-01' }] })
  expect(store.step<{ raised: number }>('alerts.evaluate').raised).toBeGreaterThan(0)
  await follow()
  expect(hook.received).toHaveLength(2)

  // Two changes before it is sent are one line, with the last word.
  store.command('customers.edit', { cells: [{ id, field: 'owner', value: '李娜' }] })
  store.command('customers.edit', { cells: [{ id, field: 'owner', value: '王总监' }] })
  store.command('customers.remove', { ids: [before] })
  await follow()
  expect(hook.received).toHaveLength(3)
  expect(bodies()[2]).toMatchObject({ customers: [{ name: '甲公司', owner: '王总监' }], removed: [before] })
})

test('a line that did not arrive is tried again under its id', async () => {
  channel(true, '呼叫中心')
  await follow()
  status = 503
  store.customer('甲公司', 'S')
  await follow()
  status = 204
  store.setNow('2026-02-25 12:00')
  await follow()
  expect(bodies().map(({ id }) => id)).toEqual([bodies()[0]?.id, bodies()[0]?.id])
  expect(store.db.prepare(`SELECT DISTINCT state FROM outbox WHERE channel_id > 0`).pluck().all()).toEqual(['sent'])
})
