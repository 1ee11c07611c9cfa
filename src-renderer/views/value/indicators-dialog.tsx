import { App, Form, Input, Modal } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

interface Fields {
  values: { value?: string; benchmark?: string }[]
}

const decimal = /^-?\d{1,12}(\.\d{1,6})?$/

/** The indicators of the industry for this quarter; an empty value takes one away. */
export function IndicatorsDialog({ data, onClose }: { data: Output<'value.reviewPack'>; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.value.pack
  const { message } = App.useApp()
  const save = useCommand('value.saveIndicators')
  const [form] = Form.useForm<Fields>()
  const now = data.indicators.filter(({ quarter }) => quarter === data.quarter)
  const rows = [...data.definitions, ...now.filter(({ name }) => !data.definitions.some((one) => one.name === name))]
  const clean = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())
  const submit = async ({ values }: Fields) => {
    const done = await save.run({
      customerId: data.customer.id,
      quarter: data.quarter,
      values: rows.map(({ name, unit, better }, index) => ({
        name,
        unit,
        better,
        value: clean(values[index]?.value),
        benchmark: clean(values[index]?.benchmark),
      })),
    })
    if (!done) return
    void message.success(say.indicatorsSaved)
    onClose()
  }
  const rules = [{ pattern: decimal, message: say.notNumber }]
  return (
    <Modal
      open
      title={`${say.editIndicators} · ${words.value.quarter(data.quarter)}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={480}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          values: rows.map(({ name }) => {
            const own = now.find((one) => one.name === name)
            return { value: own?.value ?? '', benchmark: own?.benchmark ?? '' }
          }),
        }}
        onFinish={(fields) => void submit(fields)}
      >
        {rows.map(({ name, unit }, index) => (
          <div key={name} className="indicator-row">
            <Form.Item name={['values', index, 'value']} label={`${name}${unit === '' ? '' : ` (${unit})`}`} rules={rules}>
              <Input />
            </Form.Item>
            <Form.Item name={['values', index, 'benchmark']} label={say.indicatorBenchmark} rules={rules}>
              <Input />
            </Form.Item>
          </div>
        ))}
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
