import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import './terms.css'

export function PickMember({
  title,
  except,
  onPick,
  onClose,
}: {
  title: string
  /** Whose quote it is may not approve it. */
  except: string
  onPick: (name: string) => Promise<unknown>
  onClose: () => void
}) {
  const { words } = useSpeech()
  const tellFailure = useTellFailure()
  const members = useSteadyQuery('members.list', {}).data ?? []
  const [name, setName] = useState<string | null>(null)
  const pick = () => {
    if (name === null) return
    onPick(name).then(onClose, tellFailure)
  }
  return (
    <Modal
      open
      title={title}
      okText={words.generic.confirm}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: name === null }}
      onOk={pick}
      onCancel={onClose}
    >
      <Select
        autoFocus
        className="quote-full"
        aria-label={words.quotes.flow.pickMember}
        placeholder={words.quotes.flow.pickMember}
        showSearch={{ optionFilterProp: 'label' }}
        value={name}
        options={members
          .filter(({ active, name: one }) => active && one !== except)
          .map((member) => ({ value: member.name, label: `${member.name} · ${words.settings.roles[member.role]}` }))}
        onChange={(chosen: string) => setName(chosen)}
      />
    </Modal>
  )
}
