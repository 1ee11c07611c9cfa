import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { Clause, CustomerClause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { clauseWords, targetWords } from './clock-words.ts'
import { LooseningNotice } from './loosening-notice.tsx'
import { fieldsOf, termsOf, TermsItems, type TermsFields } from './terms-fields.tsx'

interface Fields extends TermsFields {
  name: string | null
  from: Dayjs
  reason?: string
}

interface Props {
  readonly customer: { readonly id: number; readonly name: string; readonly tier: Tier | null }
  /** Null to add one. */
  readonly line: CustomerClause | null
  /** Clauses of other tiers, which this customer could be given too. */
  readonly others: readonly Clause[]
  readonly today: string
  readonly onClose: () => void
}

const newKey = 'new'

/** A clause for one customer from a date on: one of its own, one of another tier, or stricter terms of its tier's. */
export function CustomerClauseForm({ customer, line, others, today, onClose }: Props) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.services
  const { message } = App.useApp()
  const save = useCommand('services.setCustomerClause')
  const [form] = Form.useForm<Fields>()
  const [chosen, setChosen] = useState(newKey)
  const other = others.find(({ key }) => key === chosen)
  const terms = line ? ((line.holds ?? line.ofTier)?.terms ?? line.versions[0]?.terms) : other?.terms
  const bound = line ? line.bound : (other?.terms ?? null)
  const key = line?.key ?? other?.key ?? null
  const choose = (next: string) => {
    setChosen(next)
    save.forget()
    const template = others.find((one) => one.key === next)?.terms
    form.setFieldsValue({ ...fieldsOf(template), name: template?.name ?? null })
  }
  const submit = async ({ name, from, reason, ...fields }: Fields) => {
    const done = await save.run({
      customerId: customer.id,
      clauseKey: key ?? `own-${Date.now().toString(36)}`,
      from: from.format('YYYY-MM-DD'),
      terms: {
        name: name === '' ? null : (name ?? null),
        tiers: terms?.tiers ?? [],
        ...termsOf(fields, terms?.target),
      },
      ...(reason ? { reason } : {}),
    })
    if (!done) return
    void message.success(say.own.saved)
    onClose()
  }
  const title =
    line && key !== null ? say.own.editTitle(clauseWords(words, key, terms?.name ?? null)) : say.own.addTitle(customer.name)
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={560}
    >
      {bound !== null && <p className="muted">{say.own.onlyStricter(targetWords(speech, bound.target), say.time[bound.time])}</p>}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ ...fieldsOf(terms), name: terms?.name ?? null, from: dayjs(today) }}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        {line === null && (
          <Form.Item label={say.own.which} htmlFor="which-clause">
            <Select
              id="which-clause"
              value={chosen}
              onChange={choose}
              options={[
                { value: newKey, label: say.own.newOne },
                ...others.map((one) => ({
                  value: one.key,
                  label: `${clauseWords(words, one.key, one.terms.name)} (${one.terms.tiers.join(' ')})`,
                })),
              ]}
            />
          </Form.Item>
        )}
        {bound === null && (
          <Form.Item
            name="name"
            label={say.own.name}
            rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.own.name) }]}
          >
            <Input maxLength={60} placeholder={say.own.namePlaceholder} />
          </Form.Item>
        )}
        <TermsItems fixedTrigger={bound !== null} fixedUnit={bound !== null} />
        <div className="terms-pair">
          <Form.Item name="from" label={say.clauseFrom} extra={say.own.fromHint}>
            <DatePicker allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
          </Form.Item>
          <Form.Item name="reason" label={say.own.why}>
            <Input maxLength={500} placeholder={say.own.whyPlaceholder} />
          </Form.Item>
        </div>
      </Form>
      {save.failure && <LooseningNotice failure={save.failure} />}
    </Modal>
  )
}
