import { App, DatePicker, Form, Input, InputNumber, Modal, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { memberRoles } from '../../../src-preload/contract/members.ts'
import type { Member, MemberRole } from '../../../src-preload/contract/members.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  name: string
  role: MemberRole
  region?: string
  team?: string
  managerId?: number | null
  email?: string
  phone?: string
  industries?: string[]
  leadCapacity?: number | null
  absent?: [Dayjs | null, Dayjs | null] | null
  active: boolean
}

const day = (date: string | null) => (date === null ? null : dayjs(date))
const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

export function MemberDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.settings.members
  const save = useCommand('members.save')
  const others = (useSteadyQuery('members.list', {}).data ?? []).filter((one) => one.active && one.id !== member?.id)
  const industries = useSteadyQuery('customers.choices', {}).data?.industry ?? []
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const submit = async (fields: Fields) => {
    const answer = await save.run({
      ...(member ? { id: member.id } : {}),
      name: fields.name,
      role: fields.role,
      region: orNull(fields.region),
      team: orNull(fields.team),
      managerId: fields.managerId ?? null,
      email: orNull(fields.email),
      phone: orNull(fields.phone),
      industries: orNull(fields.industries?.join(', ')),
      leadCapacity: fields.leadCapacity ?? null,
      absentFrom: fields.absent?.[0]?.format('YYYY-MM-DD') ?? null,
      absentUntil: fields.absent?.[1]?.format('YYYY-MM-DD') ?? null,
      active: fields.active,
    })
    if (!answer) return
    void message.success(say.saved)
    onClose()
  }
  const initial: Fields = member
    ? {
        name: member.name,
        role: member.role,
        region: member.region ?? '',
        team: member.team ?? '',
        managerId: member.managerId,
        email: member.email ?? '',
        phone: member.phone ?? '',
        industries: (member.industries ?? '').split(/[,\u3001\uff0c;]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
        leadCapacity: member.leadCapacity,
        absent: [day(member.absentFrom), day(member.absentUntil)],
        active: member.active,
      }
    : { name: '', role: 'rep', active: true }
  return (
    <Modal
      open
      title={member ? say.editTitle : say.add}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={420}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item
          name="name"
          label={say.name}
          rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.name) }]}
        >
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="role" label={say.role}>
          <Select options={memberRoles.map((role) => ({ value: role, label: words.settings.roles[role] }))} />
        </Form.Item>
        <Form.Item name="region" label={say.region}>
          <Input />
        </Form.Item>
        <Form.Item name="team" label={say.team}>
          <Input />
        </Form.Item>
        <Form.Item name="managerId" label={say.manager}>
          <Select allowClear placeholder={say.noManager} options={others.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
        <Form.Item name="email" label={say.email}>
          <Input type="email" />
        </Form.Item>
        <Form.Item name="phone" label={say.phone}>
          <Input />
        </Form.Item>
        <Form.Item name="industries" label={say.industries} extra={say.industriesHint}>
          <Select mode="tags" tokenSeparators={[',']} options={industries.map(({ value }) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="leadCapacity" label={say.leadCapacity}>
          <InputNumber min={0} max={10_000} placeholder={say.capacityDefault} />
        </Form.Item>
        <Form.Item name="absent" label={say.absent}>
          <DatePicker.RangePicker allowEmpty={[true, true]} placeholder={[say.absentFrom, say.absentUntil]} />
        </Form.Item>
        <Form.Item name="active" label={say.active} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
