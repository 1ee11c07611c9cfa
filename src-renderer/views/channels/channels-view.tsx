import { App, Button, Dropdown, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { channelKinds, type Channel, type ChannelKind } from '../../../src-preload/contract/channels.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { Deliveries } from './deliveries.tsx'
import { QuietHoursForm } from './quiet-hours-form.tsx'
import { SecretsBar } from './secrets-bar.tsx'
import { TestDialog } from './test-dialog.tsx'
import './channels.css'

export function ChannelsView() {
  const { words } = useSpeech()
  const say = words.channels
  const answer = useSteadyQuery('channels.list', {})
  const [editing, setEditing] = useState<Channel | ChannelKind | null>(null)
  const [testing, setTesting] = useState<Channel | null>(null)
  const add = (
    <Dropdown
      menu={{
        items: channelKinds.map((kind) => ({ key: kind, label: say.kinds[kind] })),
        onClick: ({ key }) => setEditing(key as ChannelKind),
      }}
      trigger={['click']}
    >
      <Button type="primary" icon={<PlusOutlined />}>
        {say.add}
      </Button>
    </Dropdown>
  )
  return (
    <Page title={say.title} note={say.intro} actions={add}>
      <Answered answer={answer}>
        {({ channels, quiet, secrets }) => (
          <>
            <SecretsBar state={secrets} onDone={answer.refetch} />
            {channels.length === 0 ? (
              <EmptyState title={say.emptyTitle} body={say.emptyBody} />
            ) : (
              <section className="block">
                <ul className="channel-list">
                  {channels.map((channel) => (
                    <ChannelLine key={channel.id} channel={channel} onEdit={setEditing} onTest={setTesting} />
                  ))}
                </ul>
              </section>
            )}
            <Section title={say.quiet.title}>
              <QuietHoursForm key={JSON.stringify(quiet)} quiet={quiet} />
            </Section>
            <Deliveries />
            {editing !== null && (
              <ChannelDialog
                channel={typeof editing === 'string' ? null : editing}
                kind={typeof editing === 'string' ? editing : editing.kind}
                onClose={() => {
                  setEditing(null)
                  // Secrets are kept outside the workspace: nothing tells when they change.
                  answer.refetch()
                }}
              />
            )}
            {testing && <TestDialog channel={testing} onClose={() => setTesting(null)} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

function ChannelLine({
  channel,
  onEdit,
  onTest,
}: {
  channel: Channel
  onEdit: (channel: Channel) => void
  onTest: (channel: Channel) => void
}) {
  const { words, format } = useSpeech()
  const say = words.channels
  const wire = useWire()
  const tellFailure = useTellFailure()
  const { message } = App.useApp()
  const remove = () => void wire.call('channels.remove', { id: channel.id }).then(() => message.success(say.saved), tellFailure)
  return (
    <li className="channel">
      <div className="channel-text">
        <div className="channel-name">
          <strong>{channel.name}</strong>
          <Tag>{say.kinds[channel.kind]}</Tag>
          {!channel.enabled && <Tag>{say.off}</Tag>}
          {channel.failed > 0 && <Tag className="tag-bad">{say.failed(format.count(channel.failed))}</Tag>}
          {channel.pending > 0 && <Tag>{say.pending(format.count(channel.pending))}</Tag>}
        </div>
        <div className="muted">
          {say.limits[channel.kind]} · {words.generic.labelled(say.minSeverity, words.alerts.severities[channel.minSeverity])} ·{' '}
          {channel.lastSentAt === null ? say.never : say.lastSent(format.dateTime(channel.lastSentAt))}
        </div>
      </div>
      <div className="channel-actions">
        <Button size="small" aria-label={`${say.test} ${channel.name}`} onClick={() => onTest(channel)}>
          {say.test}
        </Button>
        <Button size="small" type="text" aria-label={`${words.generic.edit} ${channel.name}`} onClick={() => onEdit(channel)}>
          {words.generic.edit}
        </Button>
        <Popconfirm title={say.removeConfirm} okText={words.generic.confirm} cancelText={words.generic.cancel} onConfirm={remove}>
          <Button size="small" type="text" aria-label={`${words.generic.remove} ${channel.name}`}>
            {words.generic.remove}
          </Button>
        </Popconfirm>
      </div>
    </li>
  )
}
