import { Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { CustomerSelect } from './customer-select.tsx'
import './terms.css'

interface Props {
  readonly customerId: number
  readonly onCopy: (customerId: number) => Promise<unknown>
  readonly onClose: () => void
}

/** A copy is for the same customer unless another is chosen; cost and approvals stay behind. */
export function CopyDialog({ customerId, onCopy, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.quotes
  const tellFailure = useTellFailure()
  const [chosen, setChosen] = useState(customerId)
  const [busy, setBusy] = useState(false)
  const copy = async () => {
    setBusy(true)
    try {
      await onCopy(chosen)
      onClose()
    } catch (thrown) {
      tellFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={say.copy}
      okText={say.copyNow}
      cancelText={words.generic.cancel}
      confirmLoading={busy}
      onOk={() => void copy()}
      onCancel={onClose}
    >
      <div className="quote-answers">
        <label className="quote-question">
          {say.terms.customer}
          <CustomerSelect customerId={chosen} onChange={setChosen} />
        </label>
        <p className="muted">{say.copyHint}</p>
      </div>
    </Modal>
  )
}
