import { Form, Input, Modal, Select } from 'antd'
import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  readonly toId: number
  readonly reason: string
}

/** A manager decides otherwise, with the scores of the rule in sight. */
export function OverrideDialog({ lead, onClose }: { lead: LeadRow; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.leads
  const save = useCommand('leads.override')
  const members = useSteadyQuery('members.list', {}).data ?? []
  const scores = useSteadyQuery('leads.scores', { id: lead.id }).data
  const [form] = Form.useForm<Fields>()
  const submit = async ({ toId, reason }: Fields) => {
    if (await save.run({ id: lead.id, toId, reason: reason.trim() })) onClose()
  }
  const scoreOf = (id: number) => scores?.lines.find(({ repId }) => repId === id)?.score
  const needed = (label: string) => [{ required: true, whitespace: true, message: words.customers.form.missing(label) }]
  return (
    <Modal
      open
      title={say.overrideTitle(lead.name)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={say.override}
      confirmLoading={save.busy}
      width={440}
    >
      <p className="muted">{say.overrideHint}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="toId"
          label={say.overrideTo}
          rules={[{ required: true, message: words.customers.form.missing(say.overrideTo) }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={members
              .filter(({ active, id }) => active && id !== lead.ownerId)
              .map(({ id, name }) => {
                const score = scoreOf(id)
                return { value: id, label: score == null ? name : `${name}  ${score}` }
              })}
          />
        </Form.Item>
        <Form.Item name="reason" label={say.overrideReason} rules={needed(say.overrideReason)}>
          <Input.TextArea
            rows={2}
            maxLength={500}
            onPressEnter={(event) => {
              if (event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              form.submit()
            }}
          />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
