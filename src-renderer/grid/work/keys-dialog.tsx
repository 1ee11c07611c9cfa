import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import type { GridHandle } from '../grid-handle.ts'

const named = 10

/** A pasted list of names, codes or numbers selects those rows. */
export function KeysDialog<Row>({ handle, onClose }: { handle: () => GridHandle<Row> | null; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.grid.keys
  const { notification } = App.useApp()
  const tellFailure = useTellFailure()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const keys = [...new Set(text.split(/[\r\n\t]+/).map((key) => key.trim()))].filter((key) => key !== '')

  const select = async () => {
    const grid = handle()
    if (!grid || keys.length === 0) return
    setBusy(true)
    try {
      const answer = await grid.view().port.matchKeys(keys)
      const ids = answer.found.map((each) => each.id)
      const selected = ids.length === 0 ? 0 : await grid.selectIds(ids)
      onClose()
      const whole = answer.missing.length + answer.ambiguous.length === 0 && selected === ids.length
      const some = (list: readonly string[]) => list.slice(0, named).join(words.generic.separator)
      notification[whole ? 'success' : 'warning']({
        title: say.found(format.count(selected)),
        placement: 'bottomRight',
        duration: whole ? 4 : 12,
        description: whole ? undefined : (
          <>
            {selected < ids.length && <div>{say.outside(format.count(ids.length - selected))}</div>}
            {answer.missing.length > 0 && (
              <div>
                {say.missing(format.count(answer.missing.length))} <span className="muted">{some(answer.missing)}</span>
              </div>
            )}
            {answer.ambiguous.length > 0 && (
              <div>
                {say.ambiguous(format.count(answer.ambiguous.length))}{' '}
                <span className="muted">{some(answer.ambiguous.map((each) => each.key))}</span>
              </div>
            )}
          </>
        ),
      })
      grid.hands.focus()
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={() => void select()}
      title={say.title}
      okText={say.submit}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: keys.length === 0, loading: busy }}
    >
      <p className="muted">{say.body}</p>
      <Input.TextArea autoFocus rows={10} value={text} aria-label={say.label} onChange={(event) => setText(event.target.value)} />
    </Modal>
  )
}
