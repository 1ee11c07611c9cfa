import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RebatePeriodRow } from '../../../src-preload/contract/rebates/periods.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

/** First person: a reason. Second person: confirms. */
export function ReopenDialog({ period, by, onClose }: { period: RebatePeriodRow; by: number | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.rebates
  const { message } = App.useApp()
  const reopen = useCommand('rebates.reopen')
  const [reason, setReason] = useState(period.reopening?.reason ?? '')
  const submit = async () => {
    const done = await reopen.run({ period: period.name, by: by ?? 1, reason })
    if (!done) return
    void message.success(done.opened ? say.reopened(period.name) : say.reopenWaiting)
    onClose()
  }
  return (
    <Modal
      open
      title={say.reopenTitle(period.name)}
      okText={period.reopening ? say.confirmReopen : say.reopen}
      confirmLoading={reopen.busy}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <p>{say.reopenBody}</p>
      {period.reopening && <p>{say.reopenAsked(period.reopening.by)}</p>}
      <Input.TextArea
        rows={3}
        aria-label={say.reopenReason}
        placeholder={say.reopenReason}
        value={reason}
        disabled={period.reopening !== null}
        onChange={(event) => setReason(event.target.value)}
      />
      {reopen.failure && <FailureNotice failure={reopen.failure} />}
    </Modal>
  )
}
