import { AutoComplete, Button, Form, Input, Select } from 'antd'
import { decisionRoles } from '../../../src-preload/contract/customers.ts'
import type { EditableField } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Input as InputOf } from '../../wire/wire.ts'

type NewCustomer = InputOf<'customers.create'>
type Fields = Partial<Record<EditableField, string>> & {
  contactName?: string
  contactTitle?: string
  contactPhone?: string
  decisionRole?: (typeof decisionRoles)[number]
}

/** Rule B5: without these a customer is not created. `decisionRole` is that of the first contact. */
const required = ['name', 'type', 'industry', 'region', 'budget', 'source', 'owner', 'contactName', 'decisionRole'] as const
const further = [
  'shortName',
  'uscc',
  'province',
  'city',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'tags',
  'remark',
] as const
const withChoices = new Set(['type', 'industry', 'region', 'source', 'owner', 'province', 'city'])

export function CustomerForm({ onCreated, onCancel }: { onCreated: (id: number, name: string) => void; onCancel: () => void }) {
  const { words } = useSpeech()
  const say = words.customers.form
  const choices = useSteadyQuery('customers.choices', {}).data
  const create = useCommand('customers.create')
  const [form] = Form.useForm<Fields>()
  const hints: Record<string, string> = {
    budget: say.budgetHint,
    annualPurchase: say.moneyHint,
    lastContactOn: say.dateHint,
    serviceEndOn: say.dateHint,
    tags: say.tagsHint,
  }
  const label = (field: string) =>
    field === 'contactName' ? say.contactName : ((words.fields as Record<string, string>)[field] ?? field)

  const submit = async ({ contactName, contactTitle, contactPhone, decisionRole, ...fields }: Fields) => {
    const input: NewCustomer = {
      fields: Object.fromEntries(
        Object.entries(fields).filter(([, value]) => (value ?? '').trim() !== ''),
      ) as NewCustomer['fields'],
      contact: {
        name: contactName ?? '',
        ...(contactTitle ? { title: contactTitle } : {}),
        ...(contactPhone ? { phone: contactPhone } : {}),
        ...(decisionRole ? { decisionRole } : {}),
      },
    }
    const answer = await create.run(input)
    if (answer) onCreated(answer.id, fields.name ?? '')
  }

  const field = (name: (typeof required)[number] | (typeof further)[number], needed: boolean) => (
    <Form.Item
      key={name}
      name={name}
      label={label(name)}
      rules={needed ? [{ required: true, message: say.missing(label(name)) }] : []}
      className={name === 'remark' ? 'form-wide' : ''}
    >
      {name === 'decisionRole' ? (
        <Select options={decisionRoles.map((role) => ({ value: role, label: words.customers.roles[role] }))} />
      ) : withChoices.has(name) ? (
        <AutoComplete
          options={(choices?.[name as 'type'] ?? []).map(({ value }) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? '').toLowerCase().includes(typed.toLowerCase()) }}
        />
      ) : (
        <Input placeholder={hints[name]} autoFocus={name === 'name'} />
      )}
    </Form.Item>
  )

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="customer-form"
      onFinish={(fields) => void submit(fields)}
      scrollToFirstError
    >
      <p className="muted form-wide">{say.required}</p>
      {required.map((name) => field(name, true))}
      {further.map((name) => field(name, false))}
      {create.failure && (
        <div className="form-wide">
          <FailureNotice failure={create.failure} />
          {create.failure.code !== 'customers.missing-fields' && create.failure.message !== '' && (
            <p className="muted">{create.failure.message}</p>
          )}
        </div>
      )}
      <div className="form-wide form-buttons">
        <Button onClick={onCancel}>{words.generic.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={create.busy}>
          {say.submit}
        </Button>
      </div>
    </Form>
  )
}
