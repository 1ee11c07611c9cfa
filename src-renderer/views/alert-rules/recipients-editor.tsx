import { Button, Checkbox, Select } from 'antd'
import type { Recipient } from '../../../src-preload/contract/alert-rules.ts'
import { memberRoles, type MemberRole } from '../../../src-preload/contract/members.ts'
import { useSpeech } from '../../text/language.tsx'
import { CloseOutlined, PlusOutlined } from '../../ui/icons.tsx'
import type { RuleFacts } from './use-rule-facts.ts'

interface Props {
  readonly value: readonly Recipient[]
  readonly facts: RuleFacts
  readonly label: string
  /** What the rule is about: whose it is has a name there. */
  readonly subject: string
  readonly onChange: (value: Recipient[]) => void
}

/** Whom to tell: one line each. A choice is written `role:manager` or `member:12`, so that one list offers all. */
export function RecipientsEditor({ value, facts, label, subject, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.alertRules
  const owner = say.owners[subject] ?? say.recipients.owner
  const options = [
    { value: 'owner', label: owner },
    { value: 'manager', label: say.recipients.managerOf(owner) },
    ...memberRoles.map((role) => ({ value: `role:${role}`, label: say.recipients.role(words.settings.roles[role]) })),
    ...facts.members.filter((member) => member.active).map((member) => ({ value: `member:${member.id}`, label: member.name })),
  ]
  const put = (at: number, next: Recipient) => onChange(value.map((each, index) => (index === at ? next : each)))
  return (
    <div className="rule-lines">
      {value.map((recipient, at) => (
        // Recipients have nothing of their own to be known by but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="rule-line">
          <Select
            className="rule-recipient"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={label}
            value={written(recipient)}
            options={options}
            onChange={(next: string) => put(at, meant(next, recipient.cc))}
          />
          <Checkbox checked={recipient.cc} onChange={(event) => put(at, { ...recipient, cc: event.target.checked })}>
            {say.form.cc}
          </Checkbox>
          {value.length > 1 && (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={words.generic.remove}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { kind: 'manager', cc: true }])}>
        {say.form.addRecipient}
      </Button>
    </div>
  )
}

function written(recipient: Recipient): string {
  if (recipient.kind === 'role') return `role:${recipient.role}`
  return recipient.kind === 'member' ? `member:${recipient.memberId}` : recipient.kind
}

function meant(text: string, cc: boolean): Recipient {
  const [kind, rest = ''] = text.split(':')
  if (kind === 'role') return { kind, cc, role: rest as MemberRole }
  if (kind === 'member') return { kind, cc, memberId: Number(rest) }
  return { kind: kind === 'owner' ? 'owner' : 'manager', cc }
}
