import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { sendMessage } from '../../src-main/adapters/notices/send-message.ts'
import type { Claimed } from '../../src-main/domain/notices/deliveries.ts'
import { dingtalk, feishu, mailServer, noticeServer, wecom, type Handler, type NoticeServer } from '../_harness/notice-servers.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function served(handle: Handler): Promise<NoticeServer> {
  const server = await noticeServer(handle)
  open.push(server)
  return server
}
async function mail(options: Parameters<typeof mailServer>[0] = {}) {
  const server = await mailServer(options)
  open.push(server)
  return server
}

const item = (title: string, body = '') => ({ title, body, severity: 'warning' as const, late: false })
const message = (kind: Claimed['kind'], more: Partial<Claimed> = {}): Claimed => ({
  messageId: 'jw-1',
  channelId: 1,
  kind,
  config: {},
  attempt: 1,
  items: [item('中山医院的服务还有 3 天到期', '请今天联系')],
  to: [],
  rule: 'x',
  ...more,
})
const send = (claimed: Claimed, secrets: { url?: string; secret?: string }, hosts: string[]) =>
  sendMessage(claimed, secrets, { allowedHosts: hosts, now: () => Date.now() })

test('each robot gets what its platform checks; a wrong secret is explained', async () => {
  const ding = await served(dingtalk('SEC1'))
  expect(
    await send(message('dingtalk'), { url: `${ding.url}/robot/send?access_token=token`, secret: 'SEC1' }, [ding.host]),
  ).toMatchObject({ kind: 'sent' })
  expect(
    await send(message('dingtalk'), { url: `${ding.url}/robot/send?access_token=token`, secret: 'other' }, [ding.host]),
  ).toMatchObject({ kind: 'dead', reason: 'set-up' })
  const fly = await served(feishu('S2'))
  expect(await send(message('feishu'), { url: `${fly.url}/hook/1`, secret: 'S2' }, [fly.host])).toMatchObject({ kind: 'sent' })
  // Signed anew once, then given up.
  expect(await send(message('feishu'), { url: `${fly.url}/hook/1`, secret: 'no' }, [fly.host])).toMatchObject({ kind: 'dead' })
  expect(fly.received).toHaveLength(3)
  const we = await served(wecom())
  const many = message('wecom', {
    items: Array.from({ length: 300 }, (_, n) => item(`第 ${n} 家医院的服务即将到期，请尽快联系${'很长的名字'.repeat(12)}`)),
  })
  const outcome = await send(many, { url: `${we.url}/send?key=k` }, [we.host])
  expect(outcome).toMatchObject({ kind: 'sent' })
  const { text } = JSON.parse(we.received[0]?.body ?? '') as { text: { content: string } }
  expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048)
  expect(text.content).toMatch(/另有 \d+ 条，见经纬的收件箱$/)
  expect(text.content).not.toContain('\ufffd')
})

test('robots go to their platform alone; loopback only where it is allowed', async () => {
  const we = await served(wecom())
  expect(await send(message('wecom'), { url: `${we.url}/send?key=secret-key` }, [])).toMatchObject({
    kind: 'dead',
    reason: 'host-not-allowed',
  })
  expect(await send(message('feishu'), { url: 'https://open.feishu.cn.example.com/x' }, [])).toMatchObject({
    reason: 'host-not-allowed',
  })
  expect(we.received).toEqual([])
})

test('limits pause, an unreachable host is tried again, and a lost answer is uncertain; no answer shows the address', async () => {
  const busy = await served(() => ({ body: { errcode: 130101, errmsg: 'send too fast' } }))
  const limited = await send(message('dingtalk'), { url: `${busy.url}/robot/send?access_token=hidden` }, [busy.host])
  expect(limited).toMatchObject({ kind: 'retry', wholeChannel: true, afterMs: 600_000 })
  const lost = await served(() => 'hang-up')
  const uncertain = await send(message('wecom'), { url: `${lost.url}/send?key=hidden` }, [lost.host])
  expect(uncertain).toMatchObject({ kind: 'uncertain' })
  const gone = await noticeServer(wecom())
  await gone.close()
  const down = await send(message('wecom'), { url: `${gone.url}/send?key=hidden` }, [gone.host])
  expect(down).toMatchObject({ kind: 'retry', reason: 'network' })
  expect(JSON.stringify([limited, uncertain, down])).not.toContain('hidden')
})

test('a webhook can be verified from its headers and body, and keeps its id', async () => {
  const hook = await served(() => ({ status: 204, body: '' }))
  expect(await send(message('webhook'), { url: `${hook.url}/in`, secret: 'k' }, [hook.host])).toMatchObject({ kind: 'sent' })
  const [got] = hook.received
  const signature = createHmac('sha256', 'k')
    .update(`${String(got?.headers['x-jingwei-timestamp'])}.${got?.body}`)
    .digest('hex')
  expect(got?.headers['x-jingwei-signature']).toBe(`sha256=${signature}`)
  expect(got?.headers['x-jingwei-id']).toBe('jw-1')
  expect(JSON.parse(got?.body ?? '')).toMatchObject({ id: 'jw-1', count: 1, items: [{ title: '中山医院的服务还有 3 天到期' }] })
  const broken = await served(() => ({ status: 503, body: '' }))
  expect(await send(message('webhook'), { url: broken.url }, [broken.host])).toMatchObject({ kind: 'retry' })
  const no = await served(() => ({ status: 401, body: '' }))
  expect(await send(message('webhook'), { url: no.url }, [no.host])).toMatchObject({ kind: 'dead', reason: 'set-up' })
})

test('mail arrives with its text and id; logins, refusals and lost lines are told apart', async () => {
  const config = (port: number) => ({ host: '127.0.0.1', port, security: 'none' as const, user: 'me', from: 'jw@example.com' })
  const letter = (port: number) => message('mail', { config: config(port), to: ['zhang@example.com'] })
  const good = await mail()
  expect(await send(letter(good.port), { secret: 'code' }, [])).toMatchObject({ kind: 'sent' })
  expect(good.letters[0]).toMatchObject({ from: 'jw@example.com', to: ['zhang@example.com'] })
  expect(good.letters[0]?.data).toContain('Message-ID: <jw-1@jingwei.invalid>')
  expect(good.logins[0]).toContain('code')
  const subject = /Subject: (.*(?:\r\n .*)*)/.exec(good.letters[0]?.data ?? '')?.[1] ?? ''
  expect(Buffer.from(/\?B\?(.+?)\?=/.exec(subject)?.[1] ?? '', 'base64').toString('utf8') || subject).toBeTruthy()
  const login = await mail({ refuseLogin: true })
  expect(await send(letter(login.port), { secret: 'x' }, [])).toMatchObject({ kind: 'dead', reason: 'login-refused' })
  const greylist = await mail({ refuseRecipient: 451 })
  expect(await send(letter(greylist.port), { secret: 'x' }, [])).toMatchObject({ kind: 'retry' })
  const nobody = await mail({ refuseRecipient: 550 })
  expect(await send(letter(nobody.port), { secret: 'x' }, [])).toMatchObject({ kind: 'dead', reason: 'refused' })
  const dropped = await mail({ dropAfterData: true })
  expect(await send(letter(dropped.port), { secret: 'x' }, [])).toMatchObject({ kind: 'uncertain' })
  expect(dropped.letters).toHaveLength(1)
  await good.close()
  open.splice(open.indexOf(good), 1)
  expect(await send(letter(good.port), { secret: 'x' }, [])).toMatchObject({ kind: 'retry', reason: 'network' })
})
