import { App, Form, Input, Modal, Select } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { clauseWords } from './clock-words.ts'
import { CustomerPicker } from './customer-picker.tsx'

interface Fields {
  customerId: number
  clauseKey: string
  name: string
}

/** A customer asked for what a clause promises on request. */
export function RequestDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.services
  const { message } = App.useApp()
  const request = useCommand('services.request')
  const [form] = Form.useForm<Fields>()
  const customerId = Form.useWatch<number | undefined>('customerId', form)
  const usual = useSteadyQuery('services.clauses', {}).data?.clauses
  // A customer may have clauses of its own that start on request.
  const own = useSteadyQuery('services.ofCustomer', customerId === undefined ? null : { customerId }).data?.clauses
  const clauses = ((customerId === undefined ? undefined : own) ?? usual ?? []).filter(({ terms }) => terms.trigger === 'request')
  const missing = (name: string) => [{ required: true, message: words.customers.form.missing(name) }]
  const submit = async (fields: Fields) => {
    if (!(await request.run(fields))) return
    void message.success(say.requested)
    onClose()
  }
  return (
    <Modal
      open
      title={say.requestTitle}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.confirm}
      confirmLoading={request.busy}
      width={460}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ clauseKey: 'director-visit' }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item name="customerId" label={say.customer} rules={missing(say.customer)}>
          <CustomerPicker placeholder={say.search} />
        </Form.Item>
        <Form.Item name="clauseKey" label={say.requestClause}>
          <Select options={clauses.map(({ key, terms }) => ({ value: key, label: clauseWords(words, key, terms.name) }))} />
        </Form.Item>
        <Form.Item name="name" label={say.requestWhat} rules={missing(say.requestWhat)}>
          <Input maxLength={200} placeholder={say.requestPlaceholder} />
        </Form.Item>
      </Form>
      {request.failure && <FailureNotice failure={request.failure} />}
    </Modal>
  )
}
