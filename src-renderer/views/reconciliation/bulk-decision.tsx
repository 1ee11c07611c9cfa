import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import type { ChosenRows } from '../../grid/desk/chosen-rows.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice, useTellFailure } from '../../ui/failure-notice.tsx'
import { CheckOutlined } from '../../ui/icons.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'
import { ActingMember, useActing } from '../rebates/index.ts'

const choices = ['accepted', 'approved', 'disputed', 'open'] as const
const most = 5000

/** One decision for all selected rows; the rows that may not be decided so are listed with their reason. */
export function BulkDecision({ chosen }: { chosen: ChosenRows }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation.bulk
  const tellFailure = useTellFailure()
  const [ids, setIds] = useState<readonly number[] | null>(null)
  if (chosen.count < 2 && ids === null) return null
  const open = () => {
    chosen.ids(most).then(setIds, tellFailure)
  }
  return (
    <>
      <Button
        className="recon-tool"
        icon={<CheckOutlined />}
        disabled={chosen.count > most}
        title={chosen.count > most ? say.tooMany(format.count(most)) : say.open(format.count(chosen.count))}
        onClick={open}
      >
        {say.open(format.count(chosen.count))}
      </Button>
      {ids && <BulkDialog ids={ids} onClose={() => setIds(null)} />}
    </>
  )
}

function BulkDialog({ ids, onClose }: { ids: readonly number[]; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation.bulk
  const { message } = App.useApp()
  const { by } = useActing()
  const decide = useCommand('reconciliation.decide')
  const [decision, setDecision] = useState<ReconciliationRow['decision']>('accepted')
  const [comment, setComment] = useState('')
  const [done, setDone] = useState<Output<'reconciliation.decide'> | null>(null)
  const submit = async () => {
    const answer = await decide.run({
      ids: [...ids],
      decision,
      by: by ?? 1,
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    })
    if (!answer) return
    if (answer.refused.length > 0) return setDone(answer)
    void message.success(say.done(format.count(answer.decided)))
    onClose()
  }
  const footer = done ? { okText: words.generic.close, onOk: onClose, cancelButtonProps: { hidden: true } } : {}
  return (
    <Modal
      open
      title={say.title(format.count(ids.length))}
      okText={say.submit}
      confirmLoading={decide.busy}
      onCancel={onClose}
      onOk={() => void submit()}
      {...footer}
    >
      {done ? (
        <div role="status">
          <p>{say.partly(format.count(done.decided), format.count(done.refused.length))}</p>
          <ul className="recon-refused">
            {done.refused.slice(0, 100).map((one) => (
              <li key={one.id}>{words.generic.labelled(one.name, one.reason)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="recon-bulk">
          <ActingMember />
          <Radio.Group
            aria-label={words.reconciliation.panel.decide}
            value={decision}
            onChange={(event) => setDecision(event.target.value as ReconciliationRow['decision'])}
            options={choices.map((value) => ({ value, label: words.reconciliation.decisions[value] }))}
          />
          <p className="muted">{say.hints[decision]}</p>
          <Input.TextArea
            rows={2}
            aria-label={words.reconciliation.panel.comment}
            placeholder={words.reconciliation.panel.commentHint}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
      )}
      {decide.failure && <FailureNotice failure={decide.failure} onClose={decide.forget} />}
    </Modal>
  )
}
