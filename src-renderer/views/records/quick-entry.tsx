import { App, AutoComplete, Form, Input, Modal, Select } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { RecordLineAnswer } from '../../../src-preload/contract/_words/records.ts'
import type { EditableCocreationField } from '../../../src-preload/contract/cocreations.ts'
import type { EditableContractField } from '../../../src-preload/contract/contracts.ts'
import type { EditableLeadField } from '../../../src-preload/contract/leads.ts'
import type { EditableMeetingField } from '../../../src-preload/contract/meetings.ts'
import type { EditableTicketField } from '../../../src-preload/contract/tickets.ts'
import type { EditableTouchField } from '../../../src-preload/contract/touches.ts'
import { useSpeech } from '../../text/language.tsx'
import { refusalWords } from '../../text/reason-words.ts'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { fieldWords } from '../changes/index.ts'
import { CustomerNameInput } from './customer-name-input.tsx'
import { RecordLine, type LineSlice } from './record-line.tsx'

export type EntryName =
  | EditableTicketField
  | EditableMeetingField
  | EditableCocreationField
  | EditableContractField
  | EditableLeadField
  | EditableTouchField

export interface EntryField {
  readonly field: EntryName
  /** `open`: choices are proposed and any other text may stand. */
  readonly kind: 'customer' | 'member' | 'choice' | 'open' | 'text' | 'long' | 'date'
  readonly choices?: readonly string[]
  readonly initial?: string
  readonly required?: boolean
  readonly placeholder?: string
}

interface Props {
  readonly slice: 'tickets' | 'meetings' | 'cocreations' | 'contracts' | 'leads' | 'touches'
  readonly heading: string
  readonly table: string
  readonly fields: readonly EntryField[]
  /** The field that the day or hour of a line goes to; without it there is no line to type. */
  readonly lineTime?: EntryName | undefined
  readonly onClose: () => void
}

const lineFields: ReadonlySet<string> = new Set(['customer', 'kind', 'name', 'owner'])

/** One record in a few seconds: the same rules as a paste; what is refused says so at its field, and the rest stays typed. */
export function QuickEntry({ slice, heading, table, fields, lineTime, onClose }: Props) {
  const { words, language } = useSpeech()
  const say = words.services.records
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const members = useSteadyQuery('members.list', {}).data ?? []
  const [form] = Form.useForm<Record<string, string>>()
  const title = (field: string) => (field === 'customer' ? words.services.customer : fieldWords(words, field, table))
  const initial = useMemo(() => Object.fromEntries(fields.map(({ field, initial: given = '' }) => [field, given])), [fields])
  // After a line the form is there for the next one; a form filled by hand closes.
  const byLine = useRef(false)
  const [cleared, setCleared] = useState(0)
  const submit = async (values: Record<string, string>) => {
    setBusy(true)
    try {
      const given = fields.filter(({ field }) => (values[field] ?? '') !== '')
      const answer = await wire.call(`${slice}.createMany` as 'tickets.createMany', {
        fields: given.map(({ field }) => field as EditableTicketField),
        rows: [given.map(({ field }) => values[field] ?? null)],
      })
      const [refused] = answer.refused
      if (refused) {
        form.setFields([
          {
            name: refused.field ?? fields[0]?.field ?? '',
            errors: [refusalWords(words, language, refused.cause, refused.reason)],
          },
        ])
        return
      }
      void message.success(say.savedOne(values['name'] ?? ''))
      if (!byLine.current) return onClose()
      form.resetFields()
      setCleared((count) => count + 1)
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      byLine.current = false
      setBusy(false)
    }
  }
  const understood = useCallback(
    (answer: RecordLineAnswer) => {
      const { customer, kind, name, owner, when } = answer
      const said: Record<string, string | null> = { kind, name, owner, customer: customer?.name ?? null, [lineTime ?? '']: when }
      const shown = fields.filter(({ field }) => lineFields.has(field) || field === lineTime)
      form.setFieldsValue(Object.fromEntries(shown.map(({ field }) => [field, said[field] || (initial[field] ?? '')])))
    },
    [fields, form, initial, lineTime],
  )
  return (
    <Modal
      open
      title={heading}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={words.generic.save}
      confirmLoading={busy}
      width={480}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => void submit(values)}
        onFinishFailed={() => (byLine.current = false)}
      >
        {lineTime !== undefined && (
          <RecordLine
            key={cleared}
            slice={slice as LineSlice}
            onUnderstood={understood}
            onEnter={() => {
              byLine.current = true
              form.submit()
            }}
            onUnclear={(names) => form.setFields([{ name: 'customer', errors: [names] }])}
          />
        )}
        {fields.map((field, index) => (
          <Form.Item
            key={field.field}
            name={field.field}
            label={title(field.field)}
            rules={
              field.required
                ? [{ required: true, whitespace: true, message: words.customers.form.missing(title(field.field)) }]
                : []
            }
          >
            {field.kind === 'customer' ? (
              <CustomerNameInput placeholder={words.services.search} autoFocus={lineTime === undefined} />
            ) : field.kind === 'choice' ? (
              <Select options={(field.choices ?? []).map((value) => ({ value, label: value }))} />
            ) : field.kind === 'open' ? (
              <AutoComplete
                options={(field.choices ?? []).map((value) => ({ value }))}
                filterOption={(typed, option) => option?.value.includes(typed) ?? false}
              />
            ) : field.kind === 'member' ? (
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={members.filter(({ active }) => active).map(({ name }) => ({ value: name, label: name }))}
              />
            ) : field.kind === 'long' ? (
              <Input.TextArea rows={3} maxLength={4000} />
            ) : (
              <Input autoFocus={index === 0} maxLength={500} placeholder={field.placeholder ?? ''} />
            )}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  )
}
