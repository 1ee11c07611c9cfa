import { App, AutoComplete, Button, DatePicker, Form, Input, Modal, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useDeferredValue, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'

interface Fields {
  readonly customer: string
  readonly grade?: string
  readonly model?: string
  readonly test?: string
  readonly dates: readonly [Dayjs, Dayjs]
  readonly remark?: string
}

const levels = ['grade', 'model', 'test'] as const

/** An application: each choice of the cascade narrows the next, and the three of them name the products. */
export function ApplyDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { words } = useSpeech()
  const say = words.trials.apply
  const save = useCommand('trials.apply')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const customers = useSteadyQuery('customers.find', text === '' ? null : { text, limit: 12 }).data ?? []
  const chosen = {
    grade: Form.useWatch('grade', form) as string | undefined,
    model: Form.useWatch('model', form) as string | undefined,
    test: Form.useWatch('test', form) as string | undefined,
  }
  const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
  const cascade = useSteadyQuery('trials.cascade', given).data
  const complete = levels.every((level) => chosen[level] !== undefined)
  const products = complete ? (cascade?.products ?? []) : []
  const choices = { grade: cascade?.grades ?? [], model: cascade?.models ?? [], test: cascade?.tests ?? [] }
  const [only, second] = products
  const [productId, setProductId] = useState<number | undefined>(undefined)
  const [unchosen, setUnchosen] = useState(false)
  const picked = products.some(({ id }) => id === productId) ? productId : only && !second ? only.id : undefined
  const needed = (label: string) => [{ required: true, message: words.customers.form.missing(label) }]
  const send = async (submit: boolean) => {
    const fields = await form.validateFields(['customer', ...levels, 'dates', 'remark']).catch(() => null)
    const customer = customers.find(({ name }) => name === fields?.customer)
    if (fields === null) return
    if (!customer) return form.setFields([{ name: 'customer', errors: [say.pick] }])
    if (picked === undefined) return setUnchosen(true)
    const [from, to] = fields.dates
    const made = await save.run({
      customerId: customer.id,
      grade: fields.grade ?? '',
      model: fields.model ?? '',
      test: fields.test ?? '',
      productId: picked,
      startsOn: from.format('YYYY-MM-DD'),
      endsOn: to.format('YYYY-MM-DD'),
      remark: fields.remark?.trim() || null,
      submit,
    })
    if (!made) return
    void message.success(submit ? say.submitted(made.name) : say.saved(made.name))
    onClose()
    onMade(made.id)
  }
  return (
    <Modal
      open
      title={say.title}
      onCancel={onClose}
      width={560}
      footer={[
        <Button key="draft" loading={save.busy} onClick={() => void send(false)}>
          {say.draft}
        </Button>,
        <Button key="submit" type="primary" loading={save.busy} onClick={() => void send(true)}>
          {say.submit}
        </Button>,
      ]}
    >
      <Form<Fields> form={form} layout="vertical" requiredMark={false}>
        <Form.Item name="customer" label={say.customer} rules={needed(say.customer)}>
          <AutoComplete
            autoFocus
            placeholder={words.services.search}
            options={customers.map(({ name, tier }) => ({ value: name, label: tier ? `${tier}  ${name}` : name }))}
            onChange={(next: string) => setTyped(next)}
          />
        </Form.Item>
        {cascade?.lines === 0 && <p className="muted">{say.noTable}</p>}
        <div className="trial-levels">
          {levels.map((level, nth) => (
            <Form.Item key={level} name={level} label={say[level]} rules={needed(say[level])}>
              <Select
                showSearch
                options={choices[level].map((value) => ({ value, label: value }))}
                // What comes after another choice is chosen anew.
                onChange={() => form.resetFields(levels.slice(nth + 1))}
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item
          label={say.product}
          {...(unchosen && picked === undefined
            ? { validateStatus: 'error' as const, help: words.customers.form.missing(say.product) }
            : {})}
        >
          {!complete ? (
            <span className="muted">{say.product0}</span>
          ) : products.length === 0 ? (
            <span className="muted">{say.noMatch}</span>
          ) : (
            <ProductChoice products={products} value={picked} onChange={setProductId} />
          )}
        </Form.Item>
        <Form.Item name="dates" label={say.dates} rules={needed(say.dates)}>
          <DatePicker.RangePicker />
        </Form.Item>
        <Form.Item name="remark" label={say.remark}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}

interface Choice {
  readonly products: readonly { readonly id: number; readonly code: string; readonly name: string }[]
  readonly value: number | undefined
  readonly onChange: (id: number) => void
}

function ProductChoice({ products, value, onChange }: Choice) {
  return (
    <Radio.Group
      className="trial-products"
      value={value}
      onChange={(event) => onChange(event.target.value as number)}
      options={products.map(({ id, code, name }) => ({ value: id, label: `${code}  ${name}` }))}
    />
  )
}
