import { App, Form, Input, Modal, Radio, Select } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Input as Given, Output } from '../../wire/wire.ts'
import { FormulaField } from './formula-field.tsx'

export type DefinitionDraft = Given<'value.saveIndicatorDefinition'>

interface Fields {
  industries: string[]
  name: string
  unit: string
  better: 'more' | 'less'
  how: 'hand' | 'formula'
  formula: string
}

/** One value indicator: for whom, what it is called, which way is better, and where its figures come from. */
export function IndicatorDefinitionDialog({
  draft,
  data,
  onClose,
}: {
  draft: DefinitionDraft
  data: Output<'value.indicatorDefinitions'>
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.valueIndicators
  const { message } = App.useApp()
  const save = useCommand('value.saveIndicatorDefinition')
  const [form] = Form.useForm<Fields>()
  const how = Form.useWatch('how', form) ?? (draft.formula === null ? 'hand' : 'formula')
  const submit = async ({ how: given, formula, ...fields }: Fields) => {
    const done = await save.run({ ...fields, id: draft.id, formula: given === 'formula' ? formula : null })
    if (!done) return
    void message.success(say.saved)
    onClose()
  }
  return (
    <Modal
      open
      title={draft.id === null ? say.add : `${say.edit} · ${draft.name}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={620}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...draft, formula: draft.formula ?? '', how: draft.formula === null ? 'hand' : 'formula' }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="industries" label={say.industries} extra={say.industriesHint}>
          <Select mode="tags" options={data.industries.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
        <div className="definition-row">
          <Form.Item
            name="name"
            label={say.name}
            rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.name) }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="unit" label={say.unit}>
            <Input maxLength={20} />
          </Form.Item>
        </div>
        <Form.Item name="better" label={say.better}>
          <Radio.Group
            options={[
              { value: 'more', label: say.more },
              { value: 'less', label: say.less },
            ]}
          />
        </Form.Item>
        <Form.Item name="how" label={say.howItComes}>
          <Radio.Group
            options={[
              { value: 'hand', label: say.byHand },
              { value: 'formula', label: say.formula },
            ]}
          />
        </Form.Item>
        {how === 'formula' && <FormulaField data={data} />}
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
