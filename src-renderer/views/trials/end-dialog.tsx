import { App, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { trialOutcomes } from '../../../src-preload/contract/trials.ts'
import type { TrialOutcome, TrialRow } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'

interface Fields {
  readonly outcome: TrialOutcome
  readonly rootCause: string
  readonly note?: string
  /** 0: a new one. */
  readonly dealId: number
  readonly dealName: string
  /** Yuan as decimal text: money is never a binary fraction. */
  readonly amount: string | null
  readonly until: Dayjs
}

function fenOf(yuan: string): number {
  const [whole = '0', cents = ''] = yuan.split('.')
  return Number(whole) * 100 + Number(cents.padEnd(2, '0').slice(0, 2))
}

const [converted, extended] = trialOutcomes

/** A trial ends only with an outcome and a root cause. */
export function EndDialog({ trial, detail, onClose }: { trial: TrialRow; detail: Output<'trials.detail'>; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.trials.end
  const save = useCommand('trials.end')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const outcome = Form.useWatch('outcome', form) as TrialOutcome | undefined
  const dealId = Form.useWatch('dealId', form) as number | undefined
  const needed = (label: string) => [{ required: true, message: words.customers.form.missing(label) }]
  const own = detail.opportunities.find(({ id }) => id === trial.opportunityId)
  const submit = async (fields: Fields) => {
    const made = fields.outcome === converted && fields.dealId === 0
    const done = await save.run({
      id: trial.id,
      outcome: fields.outcome,
      rootCause: fields.rootCause,
      note: fields.note?.trim() || null,
      ...(fields.outcome === converted && !made ? { opportunityId: fields.dealId } : {}),
      ...(made
        ? { newOpportunity: { name: fields.dealName.trim(), amount: fields.amount ? { fen: fenOf(fields.amount) } : null } }
        : {}),
      ...(fields.outcome === extended ? { newEndsOn: fields.until.format('YYYY-MM-DD') } : {}),
    })
    if (!done) return
    void message.success(say.saved(trial.name))
    onClose()
  }
  return (
    <Modal
      open
      title={say.title(trial.name)}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={480}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          dealId: own?.id ?? 0,
          dealName: [trial.customerName, trial.productName].filter(Boolean).join(' '),
          amount: null,
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="outcome" label={say.outcome} rules={needed(say.outcome)}>
          <Radio.Group
            optionType="button"
            options={trialOutcomes.map((value) => ({ value, label: words.trials.outcomes[value] ?? value }))}
          />
        </Form.Item>
        {outcome !== undefined && say.hint[outcome] !== undefined && <p className="muted">{say.hint[outcome]}</p>}
        <Form.Item name="rootCause" label={say.rootCause} rules={needed(say.rootCause)}>
          <Select showSearch options={detail.rootCauses.map((value) => ({ value, label: value }))} />
        </Form.Item>
        {outcome === converted && (
          <Form.Item name="dealId" label={say.deal}>
            <Select
              options={[
                { value: 0, label: say.newDeal },
                ...detail.opportunities.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Form.Item>
        )}
        {outcome === converted && dealId === 0 && (
          <div className="trial-deal">
            <Form.Item name="dealName" label={say.dealName} rules={needed(say.dealName)}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="amount" label={say.dealAmount}>
              <InputNumber<string> stringMode min="0" max="10000000000" precision={2} controls={false} />
            </Form.Item>
          </div>
        )}
        {outcome === extended && (
          <Form.Item name="until" label={say.until} rules={needed(say.until)}>
            <DatePicker disabledDate={(day) => trial.endsOn !== null && day.format('YYYY-MM-DD') <= trial.endsOn} />
          </Form.Item>
        )}
        <Form.Item name="note" label={say.note}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
