import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import type { Dayjs } from 'dayjs'
import type { ClauseTerms } from '../../../src-preload/contract/_words/clauses.ts'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Clause } from '../../../src-preload/contract/services.ts'
import { useSpeech } from '../../text/language.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { LooseningNotice } from './loosening-notice.tsx'
import { fieldsOf, termsOf, TermsItems, type TermsFields } from './terms-fields.tsx'

interface Fields extends TermsFields {
  name: string | null
  tiers: ClauseTerms['tiers']
  effectiveFrom: Dayjs
}

/** Terms of a clause from a date on. Whoever is promised something keeps the terms of then. */
export function ClauseForm({ clause, today, onClose }: { clause: Clause | null; today: string; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.services
  const { message } = App.useApp()
  const save = useCommand('services.saveClause')
  const [form] = Form.useForm<Fields>()
  const terms = clause?.terms
  const submit = async ({ name, tiers: given, effectiveFrom, ...fields }: Fields) => {
    const done = await save.run({
      key: clause?.key ?? `own-${Date.now().toString(36)}`,
      effectiveFrom: effectiveFrom.format('YYYY-MM-DD'),
      terms: { name: name === '' ? null : name, tiers: given, ...termsOf(fields, terms?.target) },
    })
    if (!done) return
    void message.success(say.clauseSaved)
    onClose()
  }
  const initial: Fields = {
    ...fieldsOf(terms),
    name: terms?.name ?? null,
    tiers: terms?.tiers ?? ['S'],
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
      width={560}
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
        <TermsItems fixedTrigger={clause !== null} fixedUnit={fixed} />
        <Form.Item name="effectiveFrom" label={say.clauseFrom}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
        </Form.Item>
      </Form>
      {save.failure && <LooseningNotice failure={save.failure} />}
    </Modal>
  )
}
