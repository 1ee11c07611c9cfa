import { App, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { memberRoles } from '../../../src-preload/contract/members.ts'
import type { MemberRole } from '../../../src-preload/contract/members.ts'
import { policyPaydays } from '../../../src-preload/contract/policies.ts'
import type { PolicyCardRow, PolicyDefinition } from '../../../src-preload/contract/policies.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { plainDecimal, rateOfPercent, percentOfRate } from '../programmes/index.ts'

interface Fields {
  readonly name: string
  readonly effectiveFrom: Dayjs
  readonly validFrom: Dayjs
  readonly validTo: Dayjs | null
  readonly regions: string[]
  readonly customerClasses: string[]
  readonly products: string[]
  readonly roles: string[]
  readonly minAmount?: string
  readonly minReferrals?: number | null
  readonly maxPaymentDays?: number | null
  readonly action?: string
  readonly reward: PolicyDefinition['reward']['kind']
  readonly amount: string
  readonly cap?: string
  readonly payday: PolicyDefinition['payday']
  readonly budget?: string
  readonly steps?: string
  readonly configuredBy: MemberRole[]
}

const day = (date: Dayjs): string => date.format('YYYY-MM-DD')
const figure = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : (plainDecimal(text) ?? undefined)

function rewardOf({ reward, amount, cap }: Fields): PolicyDefinition['reward'] {
  const limit = figure(cap)
  const most = limit === undefined ? {} : { cap: limit }
  if (reward === 'fixed') return { kind: 'fixed', amount: figure(amount) ?? '0' }
  return reward === 'percent'
    ? { kind: 'percent', rate: rateOfPercent(amount) ?? '0', ...most }
    : { kind: 'perReferral', amount: figure(amount) ?? '0', ...most }
}

function definitionOf(fields: Fields, owner: number | null): PolicyDefinition {
  const minAmount = figure(fields.minAmount)
  return {
    validFrom: day(fields.validFrom),
    validTo: fields.validTo ? day(fields.validTo) : null,
    scope: { regions: fields.regions, customerClasses: fields.customerClasses, products: fields.products, roles: fields.roles },
    trigger: {
      ...(minAmount === undefined ? {} : { minAmount }),
      ...(typeof fields.minReferrals === 'number' ? { minReferrals: fields.minReferrals } : {}),
      ...(typeof fields.maxPaymentDays === 'number' ? { maxPaymentDays: fields.maxPaymentDays } : {}),
    },
    action: fields.action ?? '',
    reward: rewardOf(fields),
    payday: fields.payday,
    budget: figure(fields.budget) ?? null,
    owner,
    steps: fields.steps ?? '',
    configuredBy: fields.configuredBy,
  }
}

function fieldsOf(card: PolicyCardRow | null, today: string): Fields {
  const definition = card?.versions[0]?.definition
  const reward = definition?.reward
  return {
    name: card?.name ?? '',
    effectiveFrom: dayjs(today),
    validFrom: dayjs(definition?.validFrom ?? today),
    validTo: definition?.validTo ? dayjs(definition.validTo) : null,
    regions: definition?.scope.regions ?? [],
    customerClasses: definition?.scope.customerClasses ?? [],
    products: definition?.scope.products ?? [],
    roles: definition?.scope.roles ?? [],
    minAmount: definition?.trigger.minAmount ?? '',
    minReferrals: definition?.trigger.minReferrals ?? null,
    maxPaymentDays: definition?.trigger.maxPaymentDays ?? null,
    action: definition?.action ?? '',
    reward: reward?.kind ?? 'percent',
    amount: reward === undefined ? '' : reward.kind === 'percent' ? percentOfRate(reward.rate) : reward.amount,
    cap: reward !== undefined && reward.kind !== 'fixed' ? (reward.cap ?? '') : '',
    payday: definition?.payday ?? 'on-payment',
    budget: definition?.budget ?? '',
    steps: definition?.steps ?? '',
    configuredBy: definition?.configuredBy ?? [],
  }
}

/** A new card, or another version of one. */
export function CardForm({
  card,
  today,
  by,
  onClose,
}: {
  card: PolicyCardRow | null
  today: string
  by: number | null
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.policies.form
  const { message } = App.useApp()
  const save = useCommand('policies.saveCard')
  const choices = useSteadyQuery('customers.choices', {}).data
  const [form] = Form.useForm<Fields>()
  const submit = async (fields: Fields) => {
    const answer = await save.run({
      ...(card ? { id: card.id } : {}),
      name: fields.name,
      effectiveFrom: day(fields.effectiveFrom),
      definition: definitionOf(fields, card?.versions[0]?.definition.owner ?? by),
      by: by ?? 1,
    })
    if (!answer) return
    void message.success(say.saved)
    onClose()
  }
  const many = (name: 'regions' | 'customerClasses' | 'products', values: readonly string[]) => (
    <Form.Item name={name} label={say[name]}>
      <Select mode="tags" placeholder={say.openHint} options={values.map((value) => ({ value, label: value }))} />
    </Form.Item>
  )
  const readable = {
    validator: (_: unknown, text: string) =>
      plainDecimal(text ?? '') === null ? Promise.reject(new Error(say.amount)) : Promise.resolve(),
  }
  return (
    <Modal
      open
      title={say.title}
      width={760}
      okText={say.save}
      confirmLoading={save.busy}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        className="policy-form"
        requiredMark={false}
        initialValues={fieldsOf(card, today)}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="name" label={say.name} rules={[{ required: true, whitespace: true, message: say.name }]}>
          <Input />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={say.effectiveFrom}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="validFrom" label={say.validFrom}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="validTo" label={say.validTo}>
          <DatePicker />
        </Form.Item>
        {many(
          'regions',
          (choices?.region ?? []).map(({ value }) => value),
        )}
        {many('customerClasses', ['S', 'A', 'B', 'C', 'D'])}
        {many('products', [])}
        <Form.Item name="roles" label={say.roles}>
          <Select
            mode="multiple"
            placeholder={say.openHint}
            options={memberRoles.map((value) => ({ value, label: words.settings.roles[value] }))}
          />
        </Form.Item>
        <Form.Item name="minAmount" label={say.minAmount}>
          <Input />
        </Form.Item>
        <Form.Item name="minReferrals" label={say.minReferrals}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Form.Item name="maxPaymentDays" label={say.maxPaymentDays}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Form.Item name="budget" label={say.budget}>
          <Input />
        </Form.Item>
        <Form.Item name="reward" label={say.reward}>
          <Select
            options={(['percent', 'fixed', 'perReferral'] as const).map((value) => ({ value, label: say.rewards[value] }))}
          />
        </Form.Item>
        <Form.Item name="amount" label={say.amount} rules={[readable]}>
          <Input />
        </Form.Item>
        <Form.Item name="cap" label={say.cap}>
          <Input />
        </Form.Item>
        <Form.Item name="payday" label={say.payday}>
          <Select options={policyPaydays.map((value) => ({ value, label: say.paydays[value] }))} />
        </Form.Item>
        <Form.Item name="action" label={say.action} className="policy-wide">
          <Input />
        </Form.Item>
        <Form.Item name="configuredBy" label={say.configuredBy} className="policy-wide">
          <Select mode="multiple" options={memberRoles.map((value) => ({ value, label: words.settings.roles[value] }))} />
        </Form.Item>
        <Form.Item name="steps" label={say.steps} className="policy-all">
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
