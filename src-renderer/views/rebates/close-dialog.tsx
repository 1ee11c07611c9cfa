import { App, Modal } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

/** Says what closing means, and what still stands against it. */
export function CloseDialog({ period, by, onClose }: { period: string; by: number | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.rebates
  const { message } = App.useApp()
  const close = useCommand('rebates.close')
  const submit = async () => {
    if (!(await close.run({ period, by: by ?? 1 }))) return
    void message.success(say.closed(period))
    onClose()
  }
  return (
    <Modal
      open
      title={say.closeTitle(period)}
      okText={say.close}
      confirmLoading={close.busy}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <p>{say.closeBody}</p>
      {close.failure && <FailureNotice failure={close.failure} />}
    </Modal>
  )
}
