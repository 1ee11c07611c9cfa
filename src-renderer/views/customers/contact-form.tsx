import { Button, Form, Input, Select } from 'antd'
import { decisionRoles } from '../../../src-preload/contract/customers.ts'
import type { Contact } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { refusalWords } from '../../text/reason-words.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

interface Fields {
  name: string
  title?: string
  phone?: string
  email?: string
  decisionRole?: Contact['decisionRole']
}

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

export function ContactForm({
  customerId,
  contact,
  onDone,
}: {
  customerId: number
  contact: Contact | null
  onDone: () => void
}) {
  const { words, language } = useSpeech()
  const save = useCommand('customers.saveContact')
  const submit = async (fields: Fields) => {
    const answer = await save.run({
      ...(contact ? { id: contact.id } : {}),
      customerId,
      name: fields.name,
      title: orNull(fields.title),
      phone: orNull(fields.phone),
      email: orNull(fields.email),
      decisionRole: fields.decisionRole ?? null,
    })
    if (answer) onDone()
  }
  const initial: Partial<Fields> = contact
    ? {
        name: contact.name,
        title: contact.title ?? '',
        phone: contact.phone ?? '',
        email: contact.email ?? '',
        decisionRole: contact.decisionRole,
      }
    : {}
  const label = words.fields
  const details = save.failure?.code === 'customers.bad-value' ? save.failure.details : undefined
  const wrong = typeof details?.['field'] === 'string' ? details['field'] : ''
  const about = (field: string) =>
    field === wrong && save.failure
      ? {
          validateStatus: 'error' as const,
          help: refusalWords(words, language, String(details?.['cause']), save.failure.message),
        }
      : {}
  return (
    <Form<Fields>
      className="contact-form"
      layout="vertical"
      size="small"
      requiredMark={false}
      initialValues={initial}
      onFinish={(fields) => void submit(fields)}
      aria-label={contact ? words.customers.panel.editContact : words.customers.panel.addContact}
    >
      <Form.Item
        name="name"
        label={words.customers.form.contactName}
        rules={[{ required: true, whitespace: true, message: words.customers.form.missing(words.customers.form.contactName) }]}
      >
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="title" label={label.contactTitle}>
        <Input />
      </Form.Item>
      <Form.Item name="decisionRole" label={label.decisionRole}>
        <Select allowClear options={decisionRoles.map((role) => ({ value: role, label: words.customers.roles[role] }))} />
      </Form.Item>
      <Form.Item name="phone" label={label.contactPhone} {...about('phone')}>
        <Input />
      </Form.Item>
      <Form.Item name="email" label={label.contactEmail} {...about('email')}>
        <Input />
      </Form.Item>
      {save.failure && wrong === '' && <FailureNotice failure={save.failure} />}
      <div className="contact-form-buttons">
        <Button onClick={onDone}>{words.generic.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {words.generic.save}
        </Button>
      </div>
    </Form>
  )
}
