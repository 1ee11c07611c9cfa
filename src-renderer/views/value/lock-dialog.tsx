import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  tier: Tier
  reason: string
  directorId: number
  until: Dayjs
}

const mayLock = new Set(['director', 'vp', 'administrator'])

/** A tier held by a director's word, with reason and end. */
export function LockDialog({ customer, onClose }: { customer: { id: number; name: string; tier: Tier }; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.value
  const { message } = App.useApp()
  const lock = useCommand('value.lockTier')
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const directors = (useSteadyQuery('members.list', {}).data ?? []).filter(({ active, role }) => active && mayLock.has(role))
  const [form] = Form.useForm<Fields>()
  const needed = (name: string) => [{ required: true, message: words.customers.form.missing(name) }]
  const submit = async ({ until, ...fields }: Fields) => {
    if (!(await lock.run({ ...fields, customerId: customer.id, until: until.format('YYYY-MM-DD') }))) return
    void message.success(say.locked)
    onClose()
  }
  return (
    <Modal
      open
      title={say.lockTitle(customer.name)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={say.lock}
      confirmLoading={lock.busy}
      width={440}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ tier: customer.tier }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item name="tier" label={say.lockTier}>
          <Select options={tiers.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="reason" label={say.lockReason} rules={needed(say.lockReason)}>
          <Input maxLength={500} autoFocus />
        </Form.Item>
        <Form.Item name="directorId" label={say.lockBy} rules={needed(say.lockBy)}>
          <Select options={directors.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="until" label={say.lockUntil} rules={needed(say.lockUntil)}>
          <DatePicker disabledDate={(day) => today !== undefined && day.isBefore(dayjs(today), 'day')} />
        </Form.Item>
      </Form>
      {lock.failure && <FailureNotice failure={lock.failure} />}
    </Modal>
  )
}
