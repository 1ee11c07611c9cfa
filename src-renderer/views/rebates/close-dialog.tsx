import { App, Modal } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { RunProgress } from './run-progress.tsx'
import { useRebateRun } from './use-rebate-run.ts'

/** Says what closing means, what still stands against it, and how far it is; it can be stopped until the period is closed. */
export function CloseDialog({ period, by, onClose }: { period: string; by: number | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.rebates
  const { message } = App.useApp()
  const close = useRebateRun('rebates.close')
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
      onCancel={close.busy ? close.cancel : onClose}
      onOk={() => void submit()}
    >
      <p>{say.closeBody}</p>
      {close.busy && <RunProgress title={say.sealing} job={close.state} />}
      {close.failure && <FailureNotice failure={close.failure} />}
    </Modal>
  )
}
