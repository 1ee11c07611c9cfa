import { App, DatePicker, Form, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

interface Fields {
  values: { value?: string; benchmark?: string; source?: string; asOf?: Dayjs | null }[]
}

const decimal = /^-?\d{1,12}(\.\d{1,6})?$/

/** The indicators of the industry for this quarter, each with its source and day; an empty value takes one away. */
export function IndicatorsDialog({ data, onClose }: { data: Output<'value.reviewPack'>; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.valueIndicators
  const pack = words.value.pack
  const { message } = App.useApp()
  const save = useCommand('value.saveIndicators')
  const [form] = Form.useForm<Fields>()
  const now = data.indicators.filter(({ quarter, origin }) => quarter === data.quarter && origin === 'entered')
  const rows = [
    ...data.definitions,
    ...now.flatMap((one) =>
      data.definitions.some(({ name }) => name === one.name)
        ? []
        : [{ ...one, formula: null, reckoned: null, workings: null, lacking: [] }],
    ),
  ]
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
        source: clean(values[index]?.source),
        asOf: values[index]?.asOf?.format('YYYY-MM-DD') ?? null,
      })),
    })
    if (!done) return
    void message.success(pack.indicatorsSaved)
    onClose()
  }
  const rules = [{ pattern: decimal, message: pack.notNumber }]
  return (
    <Modal
      open
      title={`${pack.editIndicators} · ${words.value.quarter(data.quarter)}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={760}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          values: rows.map(({ name }) => {
            const own = now.find((one) => one.name === name)
            return {
              value: own?.value ?? '',
              benchmark: own?.benchmark ?? '',
              source: own?.source ?? '',
              asOf: own ? (own.asOf === null ? null : dayjs(own.asOf)) : dayjs(data.today),
            }
          }),
        }}
        onFinish={(fields) => void submit(fields)}
      >
        {rows.map((row, index) => (
          <fieldset key={row.name} className="indicator-fieldset">
            <legend>
              {row.name}
              {row.unit !== '' && <span className="muted"> {row.unit}</span>}
            </legend>
            <div className="indicator-row">
              <Form.Item name={['values', index, 'value']} label={say.value} rules={rules}>
                <Input {...(row.reckoned === null ? {} : { placeholder: row.reckoned })} />
              </Form.Item>
              <Form.Item name={['values', index, 'benchmark']} label={say.benchmark} rules={rules}>
                <Input />
              </Form.Item>
              <Form.Item name={['values', index, 'source']} label={say.source}>
                <Input maxLength={120} placeholder={say.sourcePlaceholder} />
              </Form.Item>
              <Form.Item name={['values', index, 'asOf']} label={say.asOf}>
                <DatePicker disabledDate={(day) => day.isAfter(dayjs(data.today), 'day')} />
              </Form.Item>
            </div>
            {row.formula !== null && (
              <p className="muted indicator-formula">
                <code>{row.formula}</code>{' '}
                {row.reckoned === null
                  ? say.noneReckoned(row.lacking.join(words.generic.separator))
                  : `${say.workings(row.workings ?? '', row.reckoned)} · ${say.reckonedHint(row.reckoned)}`}
              </p>
            )}
          </fieldset>
        ))}
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
