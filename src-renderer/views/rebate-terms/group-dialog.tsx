import { Form, Input, Modal, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Group } from './groups-tab.tsx'

interface Choice {
  readonly value: number
  readonly label: string
}

/** A group's name and its customers; a customer belongs to one group at most. */
export function GroupDialog({ group, onClose }: { group: Group | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.rebateTerms.groups
  const save = useCommand('transactions.saveGroup')
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState<readonly Choice[]>(
    (group?.customers ?? []).map((customer) => ({ value: customer.id, label: customer.name })),
  )
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useSteadyQuery('customers.find', text === '' ? null : { text, limit: 20 }).data ?? []
  const submit = async () => {
    const answer = await save.run({
      ...(group ? { id: group.id } : {}),
      name: name.trim(),
      customers: members.map(({ value }) => value),
    })
    if (answer) onClose()
  }
  return (
    <Modal
      open
      title={group ? say.changeTitle : say.add}
      okText={words.generic.save}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={save.busy}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={say.name} htmlFor="group-name">
          <Input id="group-name" value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={say.customers} htmlFor="group-customers" help={say.hint}>
          <Select
            id="group-customers"
            mode="multiple"
            labelInValue
            showSearch={{ filterOption: false, onSearch: setTyped }}
            notFoundContent={null}
            placeholder={say.search}
            value={[...members]}
            options={found.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(chosen: readonly Choice[]) => setMembers(chosen.map(({ value, label }) => ({ value, label })))}
          />
        </Form.Item>
      </Form>
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
    </Modal>
  )
}
