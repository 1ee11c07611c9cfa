import { App, Form, Input, InputNumber, Modal, Select, Switch } from 'antd'
import { severities, type Severity } from '../../../src-preload/contract/alert-rules.ts'
import type { Channel, ChannelKind } from '../../../src-preload/contract/channels.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

interface Fields {
  name: string
  enabled: boolean
  minSeverity: Severity
  url?: string
  secret?: string
  keyword?: string
  deduplicates?: boolean
  feed?: boolean
  host?: string
  port?: number
  security?: 'tls' | 'starttls' | 'none'
  user?: string
  from?: string
  to?: string
  digest?: number[]
}

/** Every half hour of a day. */
const halves = Array.from({ length: 48 }, (_, at) => at * 30)
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim())

export function ChannelDialog({ channel, kind, onClose }: { channel: Channel | null; kind: ChannelKind; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.channels
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const save = useCommand('channels.save')
  const kept = (which: 'url' | 'secret') => channel?.secrets?.includes(which) === true
  const submit = async (fields: Fields) => {
    const [url, secret, keyword, user] = [given(fields.url), given(fields.secret), given(fields.keyword), given(fields.user)]
    const mail = kind === 'mail'
    const saved = await save.run({
      ...(channel ? { id: channel.id } : {}),
      kind,
      name: fields.name,
      enabled: fields.enabled,
      minSeverity: fields.minSeverity,
      config: {
        ...(mail
          ? {
              host: fields.host?.trim(),
              port: fields.port,
              security: fields.security,
              from: fields.from?.trim(),
              to: (fields.to ?? '').split(/\s+/).filter((one) => one !== ''),
            }
          : {}),
        ...(mail && user !== undefined ? { user } : {}),
        ...(keyword === undefined ? {} : { keyword }),
        ...((fields.digest ?? []).length === 0 ? {} : { digest: fields.digest?.toSorted((a, b) => a - b) }),
        ...(kind === 'webhook' ? { deduplicates: fields.deduplicates ?? false, feed: fields.feed ?? false } : {}),
      },
      secrets: { ...(url === undefined ? {} : { url }), ...(secret === undefined ? {} : { secret }) },
    })
    if (!saved) return
    void message.success(say.saved)
    onClose()
  }
  const config = channel?.config
  const initial: Fields = {
    name: channel?.name ?? say.kinds[kind],
    enabled: channel?.enabled ?? true,
    minSeverity: channel?.minSeverity ?? 'warning',
    deduplicates: config?.deduplicates ?? false,
    feed: config?.feed ?? false,
    port: config?.port ?? 465,
    security: config?.security ?? 'tls',
    host: config?.host ?? '',
    user: config?.user ?? '',
    from: config?.from ?? '',
    to: (config?.to ?? []).join('\n'),
    keyword: config?.keyword ?? '',
    digest: config?.digest ?? [],
  }
  const required = (label: string) => [{ required: true, whitespace: true, message: words.customers.form.missing(label) }]
  const secretLabel = kind === 'mail' ? say.password : kind === 'webhook' ? say.hmac : say.secret
  return (
    <Modal
      open
      width={480}
      title={say.kinds[kind]}
      okText={words.generic.save}
      confirmLoading={save.busy}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="muted">{say.limits[kind]}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={initial}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="name" label={say.name} rules={required(say.name)}>
          <Input maxLength={60} />
        </Form.Item>
        {kind === 'mail' ? (
          <>
            <div className="channel-pair">
              <Form.Item name="host" label={say.host} rules={required(say.host)}>
                <Input placeholder="smtp.example.com" />
              </Form.Item>
              <Form.Item name="security" label={say.security}>
                <Select
                  options={(['tls', 'starttls', 'none'] as const).map((one) => ({ value: one, label: say.securities[one] }))}
                  onChange={(one) => form.setFieldValue('port', one === 'tls' ? 465 : one === 'starttls' ? 587 : 25)}
                />
              </Form.Item>
              <Form.Item name="port" label={say.port}>
                <InputNumber min={1} max={65535} />
              </Form.Item>
            </div>
            <div className="channel-pair">
              <Form.Item name="user" label={say.user}>
                <Input />
              </Form.Item>
              <Form.Item name="from" label={say.from} rules={required(say.from)}>
                <Input />
              </Form.Item>
            </div>
          </>
        ) : (
          <Form.Item
            name="url"
            label={kind === 'webhook' ? say.webhookUrl : say.url}
            rules={kept('url') ? [] : required(say.url)}
          >
            <Input.Password autoComplete="off" placeholder={kept('url') ? say.keep : ''} />
          </Form.Item>
        )}
        {kind !== 'wecom' && (
          <Form.Item name="secret" label={secretLabel}>
            <Input.Password autoComplete="new-password" placeholder={kept('secret') ? say.keep : ''} />
          </Form.Item>
        )}
        {kind === 'mail' && (
          <Form.Item name="to" label={say.to} extra={say.toHint}>
            <Input.TextArea rows={2} />
          </Form.Item>
        )}
        {(kind === 'dingtalk' || kind === 'feishu') && (
          <Form.Item name="keyword" label={say.keyword} extra={say.keywordHint}>
            <Input maxLength={40} />
          </Form.Item>
        )}
        {kind === 'webhook' && (
          <>
            <Form.Item name="deduplicates" label={say.deduplicates} extra={say.deduplicatesHint} valuePropName="checked">
              <Switch />
            </Form.Item>
            <Form.Item name="feed" label={say.feed} extra={say.feedHint} valuePropName="checked">
              <Switch />
            </Form.Item>
          </>
        )}
        <Form.Item name="digest" label={say.digest} extra={say.digestHint}>
          <Select
            mode="multiple"
            maxCount={12}
            placeholder={say.digestNone}
            options={halves.map((minutes) => ({ value: minutes, label: clock(minutes) }))}
          />
        </Form.Item>
        <div className="channel-pair">
          <Form.Item name="minSeverity" label={say.minSeverity}>
            <Select options={severities.map((one) => ({ value: one, label: words.alerts.severities[one] }))} />
          </Form.Item>
          <Form.Item name="enabled" label={say.enabled} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
