import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'

/** One sentence that goes on record; Enter sends it. */
export function AskReason({
  title,
  action,
  onReason,
  onClose,
}: {
  title: string
  action: string
  onReason: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const { words } = useSpeech()
  const tellFailure = useTellFailure()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (text.trim() === '') return
    setBusy(true)
    try {
      await onReason(text.trim())
      onClose()
    } catch (thrown) {
      tellFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={action}
      cancelText={words.generic.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: text.trim() === '' }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={title}
        maxLength={1000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={() => void send()}
      />
    </Modal>
  )
}
