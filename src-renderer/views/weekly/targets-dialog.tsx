import { App, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { weeklyActions, type WeeklyActionName } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  month: Dayjs
  memberIds: number[]
  action: WeeklyActionName
  target: number
  reason?: string
}

/** A month's count for some members (rule B2); the weeks follow from the working days. */
export function TargetsDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.weekly
  const [form] = Form.useForm<Fields>()
  const { message } = App.useApp()
  const save = useCommand('weekly.set')
  const members = useSteadyQuery('members.list', {}).data ?? []
  const reps = members.filter(({ active, role }) => active && role === 'rep')
  const submit = async ({ reason, ...fields }: Fields) => {
    const done = await save.run({ ...fields, month: fields.month.format('YYYY-MM'), reason: reason?.trim() || null })
    if (!done) return
    void message.success(say.saved)
    onClose()
  }
  const needed = (label: string) => [{ required: true, message: words.customers.form.missing(label) }]
  return (
    <Modal
      open
      title={say.setTargets}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={460}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ month: dayjs(`${month}-01`), memberIds: reps.map(({ id }) => id), action: 'newLeads', target: 60 }}
        onFinish={(fields) => void submit(fields)}
      >
        <div className="week-pair">
          <Form.Item name="month" label={say.month} rules={needed(say.month)}>
            <DatePicker picker="month" allowClear={false} />
          </Form.Item>
          <Form.Item name="target" label={say.target} rules={needed(say.target)}>
            <InputNumber min={0} max={10_000} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="action" label={say.action}>
          <Select options={weeklyActions.map((value) => ({ value, label: say.actions[value] }))} />
        </Form.Item>
        <Form.Item name="memberIds" label={say.members} rules={needed(say.members)}>
          <Select
            mode="multiple"
            maxTagCount={6}
            showSearch={{ optionFilterProp: 'label' }}
            options={reps.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={say.why}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
