import { AutoComplete, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { factNamed, factTitle } from './fact-title.ts'

export interface TargetStart {
  readonly party?: string
  readonly period?: string
  readonly fact?: string
  readonly value?: string
}

interface Props {
  readonly programmeId: number
  readonly asks: readonly string[]
  readonly unit: 'month' | 'quarter' | 'half' | 'year'
  readonly start: TargetStart
  readonly onClose: () => void
}

const examples = { month: '2026-03', quarter: '2026-Q1', half: '2026-H1', year: '2026' } as const

/** One agreed figure of a customer or group. */
export function TargetDialog({ programmeId, asks, unit, start, onClose }: Props) {
  const { words } = useSpeech()
  const say = words.rebateTerms.targets
  const save = useCommand('rebates.saveTargets')
  const [party, setParty] = useState(start.party ?? '')
  const [reason, setReason] = useState('')
  const found = useSteadyQuery('customers.find', party.trim() === '' ? null : { text: party.trim(), limit: 12 }).data ?? []
  const groups = useSteadyQuery('transactions.groupsOfCustomers', {}).data ?? []
  const names = [...groups.filter(({ name }) => name.includes(party.trim())), ...found].map(({ name }) => name)
  const [form] = Form.useForm<{ period: string; fact: string; value: string }>()
  const submit = async ({ period, fact, value }: { period: string; fact: string; value: string }) => {
    setReason('')
    const answer = await save.run({ programmeId, rows: [{ party, period, fact: factNamed(words, fact), value }] })
    if (!answer) return
    const [refused] = answer.refused
    if (refused) setReason(refused.reason)
    else onClose()
  }
  return (
    <Modal
      open
      title={say.add}
      okText={words.generic.save}
      confirmLoading={save.busy}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          period: start.period ?? '',
          fact: start.fact === undefined ? factTitle(words, asks[0] ?? 'target') : factTitle(words, start.fact),
          value: start.value ?? '',
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item label={say.columns.party} htmlFor="target-party">
          <AutoComplete
            id="target-party"
            value={party}
            onChange={setParty}
            options={[...new Set(names)].map((value) => ({ value }))}
            placeholder={say.partyHint}
          />
        </Form.Item>
        <Form.Item name="period" label={say.columns.period} rules={[{ required: true, message: examples[unit] }]}>
          <Input placeholder={examples[unit]} />
        </Form.Item>
        <Form.Item name="fact" label={say.columns.fact} rules={[{ required: true, message: say.columns.fact }]}>
          <AutoComplete
            options={(asks.length > 0 ? asks : ['target', 'baseline']).map((fact) => ({ value: factTitle(words, fact) }))}
          />
        </Form.Item>
        <Form.Item name="value" label={say.columns.value} rules={[{ required: true, message: say.valueHint }]}>
          <Input placeholder={say.valueHint} />
        </Form.Item>
      </Form>
      {reason !== '' && (
        <p className="terms-refused" role="alert">
          {reason}
        </p>
      )}
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
    </Modal>
  )
}
