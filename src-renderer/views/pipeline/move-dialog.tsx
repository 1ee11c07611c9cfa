import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'
import { knownWord } from './stage-words.ts'

export type Unmoved = Output<'pipeline.moveStage'>['refused'][number]

interface Props {
  readonly deal: OpportunityRow
  /** Where to, when somebody dragged it there already, and why it did not go. */
  readonly to?: string
  readonly refused?: Unmoved
  readonly onClose: () => void
}

/** Moves one deal: asks for a reason or a cause only where the rule asks for it, and says what is missing. */
export function MoveDialog({ deal, to: first, refused: before, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.pipeline.move
  const stages = useSteadyQuery('pipeline.stages', {}).data
  const { run, busy, failure } = useCommand('pipeline.moveStage')
  const [to, setTo] = useState<string | undefined>(first)
  const [reason, setReason] = useState('')
  const [cause, setCause] = useState<string | null>(deal.lossCause)
  const [refused, setRefused] = useState<Unmoved | null>(before ?? null)
  const all = stages?.stages ?? []
  const target = all.find((stage) => stage.key === to)
  const place = (key: string) => (stages?.known ?? []).findIndex((stage) => stage.key === key)
  const back = deal.closing !== null || (target?.closing === null && place(target.key) < place(deal.stage))
  const lost = target?.closing === 'lost'
  const ready = to !== undefined && to !== deal.stage && (!back || reason.trim() !== '') && (!lost || cause !== null)

  const move = async () => {
    if (to === undefined) return
    const done = await run({ ids: [deal.id], to, reason: reason.trim() === '' ? null : reason, lossCause: cause })
    if (!done) return
    const [not] = done.refused
    if (not) setRefused(not)
    else onClose()
  }
  return (
    <Modal
      open
      title={say.title(deal.name)}
      okText={say.action}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void move()}
      onCancel={onClose}
      width={460}
    >
      <Form layout="vertical" onFinish={() => void move()}>
        <Form.Item label={say.to}>
          <Select
            autoFocus={first === undefined}
            aria-label={say.to}
            value={to ?? null}
            onChange={(key: string | null) => {
              setTo(key ?? undefined)
              setRefused(null)
            }}
            options={all.map((stage) => ({
              value: stage.key,
              label: knownWord(words, stage.name),
              disabled: stage.key === deal.stage,
            }))}
          />
        </Form.Item>
        {lost && (
          <Form.Item label={say.cause} required>
            <Select
              aria-label={say.cause}
              value={cause}
              onChange={setCause}
              options={(stages?.lossCauses ?? []).map((value) => ({ value, label: knownWord(words, value) }))}
            />
          </Form.Item>
        )}
        {(back || lost) && (
          <Form.Item label={say.reason} required={back} {...(back ? { extra: say.reasonHint } : {})}>
            <Input aria-label={say.reason} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        )}
        {refused?.why === 'gate' && (
          <Alert
            type="warning"
            showIcon
            title={say.missingTitle}
            description={say.missing(
              refused.missing.map((field) => fieldWords(words, field, 'opportunity')).join(words.generic.separator),
            )}
          />
        )}
        {failure && <FailureNotice failure={failure} />}
      </Form>
    </Modal>
  )
}
