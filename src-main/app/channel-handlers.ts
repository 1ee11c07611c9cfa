import { refuse, type Contract } from '../../src-preload/contract/index.ts'
import type { HostHandlers } from '../../src-preload/contract/_kit/handlers.ts'
import type { Channel, ChannelConfig, ChannelKind, ChannelSecrets, QuietHours } from '../../src-preload/contract/channels.ts'
import { sendMessage } from '../adapters/notices/send-message.ts'
import { judgeAddress } from '../domain/notices/allowed-address.ts'
import type { Application } from './application.ts'
import type { HostParts } from './host-handlers.ts'

interface Stored {
  readonly channels: readonly Omit<Channel, 'secrets'>[]
  readonly quiet: QuietHours | null
  readonly workspace: string
}

const stored = async (app: Application) => (await app.workspace.require().step('channels.stored', {}, { on: 'reader' })) as Stored

const secretName = (workspace: string, id: number, which: 'url' | 'secret') => `${workspace}:${id}:${which}`

/** A channel's secrets; null while they cannot be read on this machine. */
export async function channelSecrets(app: Application, id: number): Promise<ChannelSecrets | null> {
  const state = await app.secrets.state()
  if (state === 'locked' || state === 'unset') return null
  const { workspace } = await stored(app)
  const [url, secret] = await Promise.all([
    app.secrets.read(secretName(workspace, id, 'url')),
    app.secrets.read(secretName(workspace, id, 'secret')),
  ])
  return { ...(url === null ? {} : { url }), ...(secret === null ? {} : { secret }) }
}

function checkAddress(app: Application, kind: ChannelKind, url: string | undefined): void {
  if (kind === 'mail' || url === undefined) return
  const address = URL.canParse(url) ? new URL(url) : null
  const verdict = address ? judgeAddress(kind, address.protocol, address.host, app.config.allowedHosts) : 'bad-address'
  if (verdict === 'bad-address') throw refuse('channels.save', 'bad-address', '这不是完整的网址，请从机器人设置里整段复制。')
  if (verdict === 'host-not-allowed')
    throw refuse('channels.save', 'host-not-allowed', '这个网址不属于该平台，出于安全不会发送到那里。')
}

const complete = (kind: ChannelKind, config: ChannelConfig, has: { url: boolean }): boolean =>
  kind === 'mail' ? Boolean(config.host && config.port && config.from) : has.url

type OfHost = 'list' | 'save' | 'remove' | 'test' | 'unlock'

export const channels: Pick<HostHandlers<Contract['channels'], HostParts>, OfHost> = {
  async list({ app }) {
    const { channels: all, quiet } = await stored(app)
    const state = await app.secrets.state()
    const withSecrets = await Promise.all(
      all.map(async (channel): Promise<Channel> => {
        const secrets = await channelSecrets(app, channel.id)
        const names = (['url', 'secret'] as const).filter((name) => secrets?.[name] !== undefined)
        return { ...channel, secrets: secrets === null ? null : names }
      }),
    )
    return { channels: withSecrets, quiet, secrets: state }
  },

  async save({ app }, { secrets, ...channel }) {
    checkAddress(app, channel.kind, secrets.url)
    const kept = channel.id === undefined ? null : await channelSecrets(app, channel.id)
    if (!complete(channel.kind, channel.config, { url: (secrets.url ?? kept?.url) !== undefined }))
      throw refuse('channels.save', 'incomplete', '还缺必填的内容。')
    const state = await app.secrets.state()
    const some = secrets.url !== undefined || secrets.secret !== undefined
    if (some && (state === 'locked' || state === 'unset'))
      throw refuse('channels.save', 'secrets-locked', '请先用口令打开密钥库。')
    const { id } = (await app.workspace.require().step('channels.write', channel, { on: 'writer' })) as { id: number | null }
    if (id === null) throw refuse('channels.save', 'not-found', '这个渠道已不存在。')
    const { workspace } = await stored(app)
    for (const which of ['url', 'secret'] as const) {
      const value = secrets[which]
      if (value !== undefined) await app.secrets.write(secretName(workspace, id, which), value === '' ? null : value)
    }
    return { id }
  },

  async remove({ app }, { id }) {
    const { removed } = (await app.workspace.require().step('channels.delete', { id }, { on: 'writer' })) as { removed: boolean }
    if (!removed) throw refuse('channels.remove', 'not-found', '这个渠道已不存在。')
    const { workspace } = await stored(app)
    // Undo brings the channel back, but what opened it is gone for good.
    for (const which of ['url', 'secret'] as const) await app.secrets.write(secretName(workspace, id, which), null)
    return {}
  },

  async test({ app }, { id, to }) {
    const channel = (await stored(app)).channels.find((one) => one.id === id)
    if (!channel) throw refuse('channels.test', 'not-found', '这个渠道已不存在。')
    const secrets = await channelSecrets(app, id)
    if (secrets === null && channel.kind !== 'mail') throw refuse('channels.test', 'secrets-locked', '请先用口令打开密钥库。')
    if (!complete(channel.kind, channel.config, { url: secrets?.url !== undefined }))
      throw refuse('channels.test', 'incomplete', '还缺必填的内容。')
    const outcome = await sendMessage(
      {
        messageId: `jw-test-${app.random().toString(36).slice(2, 12)}`,
        channelId: id,
        kind: channel.kind,
        config: channel.config,
        attempt: 1,
        items: [
          { title: `经纬测试消息：${channel.name}`, body: '收到这条消息，说明渠道已经设置好。', severity: 'info', late: false },
        ],
        to: to === undefined ? (channel.config.to ?? []) : [to],
        rule: 'test',
        ...(channel.config.feed
          ? {
              feed: {
                format: 'jingwei-service-feed/1',
                generatedAt: new Date(app.sendOptions.now()).toISOString(),
                customers: [],
                removed: [],
              },
            }
          : {}),
      },
      secrets ?? {},
      app.sendOptions,
    )
    return { ok: outcome.kind === 'sent', code: outcome.kind === 'sent' ? 'sent' : outcome.reason, answer: outcome.answer }
  },

  async unlock({ app }, { passphrase }) {
    if (!(await app.secrets.unlock(passphrase))) throw refuse('channels.unlock', 'wrong-passphrase', '口令不对。')
    void app.evaluateAlerts().catch(() => undefined)
    return {}
  },
}
