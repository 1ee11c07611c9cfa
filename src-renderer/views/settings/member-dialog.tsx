import { App, Form, Input, Modal, Select, Switch } from 'antd'
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
  active: boolean
}

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

export function MemberDialog({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.settings.members
  const save = useCommand('members.save')
  const others = (useSteadyQuery('members.list', {}).data ?? []).filter((one) => one.active && one.id !== member?.id)
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
        <Form.Item name="active" label={say.active} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
