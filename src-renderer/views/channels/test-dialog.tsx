import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Channel } from '../../../src-preload/contract/channels.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

/** One message now, and what the other side said to it. */
export function TestDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.channels
  const reasons: Record<string, string> = say.deliveries.reasons
  const [to, setTo] = useState('')
  const [answer, setAnswer] = useState<Output<'channels.test'> | null>(null)
  const test = useCommand('channels.test')
  const run = async () => setAnswer(await test.run({ id: channel.id, ...(to.trim() === '' ? {} : { to: to.trim() }) }))
  return (
    <Modal
      open
      width={440}
      title={`${say.test}: ${channel.name}`}
      onCancel={onClose}
      footer={
        <Button type="primary" loading={test.busy} onClick={() => void run()}>
          {say.test}
        </Button>
      }
    >
      <div className="channel-test">
        {channel.kind === 'mail' && (
          <Input aria-label={say.testTo} placeholder={say.testTo} value={to} onChange={(event) => setTo(event.target.value)} />
        )}
        {answer && (
          <Alert
            type={answer.ok ? 'success' : 'error'}
            showIcon
            title={answer.ok ? say.tested : `${say.testFailed}: ${reasons[answer.code] ?? answer.code}`}
            description={answer.answer}
          />
        )}
        {test.failure && <FailureNotice failure={test.failure} />}
      </div>
    </Modal>
  )
}
