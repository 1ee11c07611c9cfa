import { App, DatePicker, Form, InputNumber, Modal } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CustomerPicker } from '../services/index.ts'

interface Fields {
  customerId: number
  readOn: Dayjs
  nps?: number | null
  activeRate?: number | null
  renewal?: number | null
}

/** The three figures of rule D5 as read on a day; one that nobody knows stays empty. */
export function HealthDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.value
  const { message } = App.useApp()
  const save = useCommand('value.saveHealth')
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const [form] = Form.useForm<Fields>()
  const submit = async ({ readOn, customerId, nps, activeRate, renewal }: Fields) => {
    const done = await save.run({
      customerId,
      readOn: readOn.format('YYYY-MM-DD'),
      nps: nps ?? null,
      activeRate: activeRate ?? null,
      renewal: renewal ?? null,
    })
    if (!done) return
    void message.success(say.healthSaved)
    onClose()
  }
  if (today === undefined) return null
  return (
    <Modal
      open
      title={say.addHealth}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={420}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ readOn: dayjs(today) }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item
          name="customerId"
          label={say.name}
          rules={[{ required: true, message: words.customers.form.missing(say.name) }]}
        >
          <CustomerPicker placeholder={words.services.search} />
        </Form.Item>
        <Form.Item name="readOn" label={say.readOn}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} />
        </Form.Item>
        {(['nps', 'activeRate', 'renewal'] as const).map((name) => (
          <Form.Item key={name} name={name} label={say[name]}>
            <InputNumber min={0} max={100} />
          </Form.Item>
        ))}
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
