import { Button, Dropdown } from 'antd'
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
  const { name, id, role } = me.data
  const menu = {
    className: 'who-am-i',
    selectable: true,
    selectedKeys: id === null ? [] : [String(id)],
    items: members
      .filter(({ active }) => active)
      .map((member) => ({ key: String(member.id), label: `${member.name} · ${words.settings.roles[member.role]}` })),
    onClick: ({ key }: { key: string }) => void wire.call('members.actAs', { id: Number(key) }).then(me.refetch, tellFailure),
  }
  return (
    <Dropdown menu={menu} trigger={['click']} placement="topRight" disabled={menu.items.length === 0}>
      <Button type="text" size="small" className="status-item" title={say.meHint}>
        {say.me(name)}
        {role === null ? say.inBrackets(say.notMember) : ` · ${words.settings.roles[role]}`}
      </Button>
    </Dropdown>
  )
}
