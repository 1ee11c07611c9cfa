import { App, Form, Input, Modal, Select } from 'antd'
import { customKinds, type CustomKind, type CustomList } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow } from '../../../src-preload/contract/fields.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

interface Fields {
  title: string
  kind: CustomKind
  choices?: string
}

const lines = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

interface Props {
  readonly list: CustomList
  readonly field: CustomFieldRow | null
  readonly onClose: () => void
}

/** Defines a field of a list, or changes what one is called and what may stand in it. */
export function FieldDialog({ list, field, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.ownFields
  const define = useCommand('fields.define')
  const change = useCommand('fields.change')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? field?.kind ?? 'text'
  const chooses = kind === 'choice' || kind === 'choices'
  const submit = async (typed: Fields) => {
    const choices = chooses ? lines(typed.choices) : []
    const answer = field
      ? await change.run({ id: field.id, title: typed.title, ...(chooses ? { choices } : {}) })
      : await define.run({ list, fields: [{ title: typed.title, kind: typed.kind, choices }] })
    if (!answer) return
    void message.success(say.saved)
    onClose()
  }
  const failure = define.failure ?? change.failure
  return (
    <Modal
      open
      title={field ? say.editTitle : say.add}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={define.busy || change.busy}
      width={420}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={field ? { title: field.title, kind: field.kind, choices: field.choices.join('\n') } : { kind: 'text' }}
        onFinish={(typed) => void submit(typed)}
        requiredMark={false}
      >
        <Form.Item
          name="title"
          label={say.name}
          rules={[{ required: true, whitespace: true, max: 60, message: words.customers.form.missing(say.name) }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={say.kind} extra={field ? say.kindStays : undefined}>
          <Select
            disabled={field !== null}
            options={customKinds.map((value) => ({ value, label: say.kinds[value] }))}
            listHeight={320}
          />
        </Form.Item>
        {chooses && (
          <Form.Item name="choices" label={say.choices} extra={say.choicesHint}>
            <Input.TextArea rows={5} className="fields-lines" />
          </Form.Item>
        )}
      </Form>
      {failure && <FailureNotice failure={failure} />}
    </Modal>
  )
}
