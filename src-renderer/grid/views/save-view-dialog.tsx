import { Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { memberRoles } from '../../../src-preload/contract/members.ts'
import type { SavedView } from '../../../src-preload/contract/views.ts'
import { useSpeech } from '../../text/language.tsx'

export type Audience = SavedView['defaultFor'][number]

/** A view's name, who sees it, and whose list opens with it. */
export function SaveViewDialog({
  onSave,
  onClose,
}: {
  onSave: (name: string, scope: SavedView['scope'], defaultFor: readonly Audience[]) => void
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.grid.views
  const [name, setName] = useState('')
  const [scope, setScope] = useState<SavedView['scope']>('personal')
  const [audiences, setAudiences] = useState<Audience[]>([])
  const allowed = scope === 'shared' ? audiences : audiences.filter((audience) => audience === 'me')
  const save = () => name.trim() !== '' && onSave(name.trim(), scope, allowed)
  return (
    <Modal
      open
      title={say.save}
      okText={words.generic.save}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={onClose}
      width={420}
    >
      <div className="work-form">
        <label htmlFor="view-name">{say.name}</label>
        <Input
          id="view-name"
          autoFocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => !event.nativeEvent.isComposing && save()}
        />
        <label htmlFor="view-scope">{say.scope}</label>
        <Radio.Group
          id="view-scope"
          value={scope}
          onChange={(event) => setScope(event.target.value as SavedView['scope'])}
          options={[
            { value: 'personal', label: say.scopes.personal },
            { value: 'shared', label: say.scopes.shared },
          ]}
        />
        <label htmlFor="view-default">{say.setDefault}</label>
        <Select
          id="view-default"
          mode="multiple"
          placeholder={say.noDefault}
          value={allowed}
          options={[
            { value: 'me', label: say.audiences.me },
            ...(scope === 'shared'
              ? [
                  { value: 'everybody' as const, label: say.audiences.everybody },
                  ...memberRoles.map((role) => ({ value: role, label: words.settings.roles[role] })),
                ]
              : []),
          ]}
          onChange={setAudiences}
        />
        <p className="muted work-wide">{say.defaultHint}</p>
      </div>
    </Modal>
  )
}
