import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { SubmitReason, SubmitReasonTexts } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import './terms.css'
import './rail.css'

interface Props {
  readonly needed: readonly SubmitReason[]
  readonly action: string
  readonly onExplain: (reasons: SubmitReasonTexts) => Promise<unknown>
  readonly onClose: () => void
}

/** What must be said before a quote goes to approval; the approvers read it. */
export function ExplainDialog({ needed, action, onExplain, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.quotes.gates
  const tellFailure = useTellFailure()
  const [texts, setTexts] = useState<Readonly<Partial<Record<SubmitReason, string>>>>({})
  const [busy, setBusy] = useState(false)
  const ready = needed.every((one) => (texts[one] ?? '').trim() !== '')
  const send = async () => {
    if (!ready) return
    setBusy(true)
    try {
      await onExplain(Object.fromEntries(needed.map((one) => [one, texts[one]?.trim()])))
      onClose()
    } catch (thrown) {
      tellFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={say.explain}
      okText={action}
      cancelText={words.generic.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: !ready }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="quote-answers">
        <p className="muted quote-hint">{say.explainHint}</p>
        {needed.map((one, at) => (
          <label key={one} className="quote-question">
            {say.reasons[one]}
            <Input
              autoFocus={at === 0}
              maxLength={1000}
              value={texts[one] ?? ''}
              onChange={({ target }) => setTexts((now) => ({ ...now, [one]: target.value }))}
              onPressEnter={() => void send()}
            />
          </label>
        ))}
      </div>
    </Modal>
  )
}
