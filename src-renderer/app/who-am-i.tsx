import { Button, Popover, Select } from 'antd'
import { useSpeech } from '../text/language.tsx'
import { useTellFailure } from '../ui/failure-notice.tsx'
import { useSteadyQuery } from '../wire/use-query.ts'
import { useWire } from '../wire/use-wire.tsx'

/** In whose name this desk writes; approvals and hand-overs ask for a member. */
export function WhoAmI() {
  const { words } = useSpeech()
  const say = words.quotes
  const wire = useWire()
  const tellFailure = useTellFailure()
  const me = useSteadyQuery('members.me', {})
  const members = useSteadyQuery('members.list', {}).data ?? []
  if (!me.data) return null
  const choose = (id: number) => void wire.call('members.actAs', { id }).then(me.refetch, tellFailure)
  const list = (
    <Select
      className="who-am-i"
      aria-label={say.meHint}
      showSearch={{ optionFilterProp: 'label' }}
      value={me.data.id}
      options={members
        .filter(({ active }) => active)
        .map((member) => ({ value: member.id, label: `${member.name} · ${words.settings.roles[member.role]}` }))}
      onChange={choose}
    />
  )
  return (
    <Popover content={list} title={say.meHint} trigger="click" placement="topRight">
      <Button type="text" size="small" className="status-item">
        {say.me(me.data.name)}
        {me.data.role === null ? say.inBrackets(say.notMember) : ` · ${words.settings.roles[me.data.role]}`}
      </Button>
    </Popover>
  )
}
