import { App, Checkbox, Form, Input, InputNumber, Modal, Radio } from 'antd'
import type { LeadRow } from '../../../src-preload/contract/leads.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

interface Fields {
  readonly customerId: number
  readonly deal: boolean
  readonly name: string
  /** Yuan as decimal text: money is never a binary fraction. */
  readonly amount: string | null
}

/** Exact: whole yuan and hundredths are read apart. */
function fenOf(yuan: string): number {
  const [whole = '0', cents = ''] = yuan.split('.')
  return Number(whole) * 100 + Number(cents.padEnd(2, '0').slice(0, 2))
}

/** A lead becomes a customer, the one of its name where there is one, with a deal at once. */
export function ConvertDialog({
  lead,
  customers,
  onClose,
}: {
  lead: LeadRow
  customers: Output<'leads.brief'>['customers']
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.leads
  const save = useCommand('leads.convert')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const deal = (Form.useWatch('deal', form) as boolean | undefined) ?? true
  const submit = async ({ customerId, name, amount }: Fields) => {
    const opportunity = deal
      ? { name: name.trim(), amount: amount === null || amount === '' ? null : { fen: fenOf(amount) } }
      : null
    if (!(await save.run({ id: lead.id, customerId: customerId === 0 ? null : customerId, opportunity }))) return
    void message.success(say.converted(lead.name))
    onClose()
  }
  return (
    <Modal
      open
      title={say.convertTitle(lead.name)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={say.convert}
      confirmLoading={save.busy}
      width={460}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          customerId: customers[0]?.id ?? 0,
          deal: true,
          name: [lead.name, lead.needClass].filter(Boolean).join(' '),
          amount: null,
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="customerId" label={say.convertAs}>
          <Radio.Group
            className="convert-choice"
            options={[...customers.map(({ id, name }) => ({ value: id, label: name })), { value: 0, label: say.convertNew }]}
          />
        </Form.Item>
        <Form.Item name="deal" valuePropName="checked" noStyle>
          <Checkbox>{say.convertDeal}</Checkbox>
        </Form.Item>
        {deal && (
          <>
            <Form.Item
              className="convert-name"
              name="name"
              label={say.dealName}
              rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.dealName) }]}
            >
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="amount" label={say.dealAmount}>
              <InputNumber<string>
                className="convert-amount"
                stringMode
                min="0"
                max="10000000000"
                precision={2}
                controls={false}
              />
            </Form.Item>
          </>
        )}
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
