import type { ChannelKind } from '../../../src-preload/contract/channels.ts'

const robotHosts: Readonly<Partial<Record<ChannelKind, string>>> = {
  wecom: 'qyapi.weixin.qq.com',
  dingtalk: 'oapi.dingtalk.com',
  feishu: 'open.feishu.cn',
}

export type AddressVerdict = 'ok' | 'bad-address' | 'host-not-allowed'

/**
 * May a channel of this kind be sent to this address (rule H4)? Robots only to their platform's host over https; a webhook to
 * any https host. `extra`: hosts (`127.0.0.1:8080`) allowed besides and without https, for trials on this machine.
 */
export function judgeAddress(kind: ChannelKind, protocol: string, host: string, extra: readonly string[] = []): AddressVerdict {
  if (host === '' || (protocol !== 'https:' && protocol !== 'http:')) return 'bad-address'
  if (extra.includes(host)) return 'ok'
  if (protocol !== 'https:') return 'host-not-allowed'
  const own = robotHosts[kind]
  return own === undefined || host === own ? 'ok' : 'host-not-allowed'
}
