import { App, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import { clauseTriggers, pauseReasons } from '../../../src-preload/contract/_words/clauses.ts'
import type { ClauseTarget, ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Clause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

interface Fields extends Omit<ClauseTerms, 'target' | 'amberFrom'> {
  amount: number
  effectiveFrom: Dayjs
}

const amountOf = (target: ClauseTarget): number =>
  'minutes' in target ? target.minutes / 60 : 'workdays' in target ? target.workdays : 1

/** Terms of a clause from a date on. Whoever is promised something keeps the terms of then. */
export function ClauseForm({ clause, today, onClose }: { clause: Clause | null; today: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.services
  const { message } = App.useApp()
  const save = useCommand('services.saveClause')
  const [form] = Form.useForm<Fields>()
  const terms = clause?.terms
  const kept = terms?.target
  const unit = kept && 'workdays' in kept ? 'workdays' : 'hours'
  const submit = async ({ amount, effectiveFrom, ...fields }: Fields) => {
    const target: ClauseTarget =
      kept && 'quarterEnd' in kept
        ? kept
        : kept && 'workdays' in kept
          ? { ...kept, workdays: amount }
          : { minutes: Math.round(amount * 60) }
    const done = await save.run({
      key: clause?.key ?? `own-${Date.now().toString(36)}`,
      effectiveFrom: effectiveFrom.format('YYYY-MM-DD'),
      terms: { ...fields, name: fields.name === '' ? null : (fields.name ?? null), target, amberFrom: terms?.amberFrom ?? 0.75 },
    })
    if (!done) return
    void message.success(say.clauseSaved)
    onClose()
  }
  const initial = terms
    ? { ...terms, amount: amountOf(terms.target), effectiveFrom: dayjs(today) }
    : {
        name: null,
        tiers: ['S'],
        trigger: 'request',
        time: 'calendar',
        pauseReasons: ['waiting-customer'],
        amount: 24,
        effectiveFrom: dayjs(today),
      }
  const fixed = clause?.mandatory ?? false
  return (
    <Modal
      open
      title={clause ? say.clauseEdit : say.clauseAdd}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={save.busy}
      width={460}
    >
      {fixed && <p className="muted">{say.mandatoryHint}</p>}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(fields) => void submit(fields)}
        requiredMark={false}
      >
        <Form.Item
          name="name"
          label={say.clauseName}
          rules={[{ required: !fixed, message: words.customers.form.missing(say.clauseName) }]}
        >
          <Input maxLength={60} placeholder={clause ? (say.clauses[clause.key] ?? '') : ''} />
        </Form.Item>
        <Form.Item name="tiers" label={say.clauseTiers}>
          <Select mode="multiple" options={tiers.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="trigger" label={say.clauseTrigger}>
          <Select disabled={clause !== null} options={clauseTriggers.map((value) => ({ value, label: say.triggers[value] }))} />
        </Form.Item>
        {!(kept && 'quarterEnd' in kept) && (
          <Form.Item name="amount" label={`${say.clauseTarget} (${unit === 'hours' ? say.clauseHours : say.workdays('')})`}>
            <InputNumber min={unit === 'hours' ? 0.25 : 1} max={8760} step={unit === 'hours' ? 0.5 : 1} />
          </Form.Item>
        )}
        <Form.Item name="time" label={say.clauseTime}>
          <Select options={(['calendar', 'business'] as const).map((value) => ({ value, label: say.time[value] }))} />
        </Form.Item>
        <Form.Item name="pauseReasons" label={say.clausePauses}>
          <Select mode="multiple" options={pauseReasons.map((value) => ({ value, label: say.pauseReasons[value] }))} />
        </Form.Item>
        <Form.Item name="effectiveFrom" label={say.clauseFrom}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} />}
    </Modal>
  )
}
