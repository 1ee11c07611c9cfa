import { Select, Tooltip } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useActing } from './use-acting.ts'
import './acting-member.css'

/** Says under whose name decisions about money are kept. */
export function ActingMember() {
  const { words } = useSpeech()
  const say = words.rebates
  const members = useSteadyQuery('members.list', {}).data ?? []
  const { by, choose } = useActing()
  const there = members.some((member) => member.id === by && member.active)
  return (
    <Tooltip title={say.actingHint} placement="bottomRight">
      <label className="acting">
        <span className="muted">{say.acting}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say.acting}
          placeholder={say.chooseActing}
          status={there ? '' : 'warning'}
          value={there ? by : null}
          onChange={(id: number | null) => id !== null && choose(id)}
          options={members
            .filter((member) => member.active)
            .map((member) => ({ value: member.id, label: `${member.name} · ${words.settings.roles[member.role]}` }))}
        />
      </label>
    </Tooltip>
  )
}
