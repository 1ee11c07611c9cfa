import { App, Button, Dropdown, Popover } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { SavedView, ViewDefinition } from '../../../src-preload/contract/views.ts'
import { memberRoles } from '../../../src-preload/contract/members.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { CheckOutlined, DownOutlined, MoreOutlined, TeamOutlined, UserOutlined } from '../../ui/icons.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { Audience } from './save-view-dialog.tsx'
import { useWire } from '../../wire/use-wire.tsx'

interface Props {
  readonly list: string
  readonly current: () => ViewDefinition
  readonly chosen: SavedView | null
  /** The list was opened with no question of its own: it begins with this person's default view. */
  readonly takeDefault: boolean
  readonly onChoose: (view: SavedView) => void
}

/** Saved views: choose, save, share, make default, delete. Everything is in the change log, so undo brings one back. */
export function ViewMenu({ list, current, chosen, takeDefault, onChoose }: Props) {
  const { words } = useSpeech()
  const say = words.grid.views
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const { data } = useSteadyQuery('views.list', { list })
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const views = data?.views ?? []
  const { roles } = words.settings
  const audienceName = (audience: Audience) =>
    audience === 'me' || audience === 'everybody' ? say.audiences[audience] : roles[audience]
  const ticked = (view: SavedView, audience: Audience, label: string) => (
    <>
      {label} {view.defaultFor.includes(audience) && <CheckOutlined />}
    </>
  )
  const opened = useRef(!takeDefault)
  const onDefault = useEffectEvent((view: SavedView) => onChoose(view))
  useEffect(() => {
    if (!data || opened.current) return
    opened.current = true
    const view = data.views.find((each) => each.id === data.defaultId)
    if (view) onDefault(view)
  }, [data])

  const save = async (name: string, scope: SavedView['scope'], id?: number, audiences: readonly Audience[] = []) => {
    try {
      const definition = current()
      const saved = await wire.call('views.save', { ...(id === undefined ? {} : { id }), list, name, scope, definition })
      for (const audience of audiences) await wire.call('views.setDefault', { list, id: saved.id, for: audience })
      void message.success(say.saved(name))
      setSaving(false)
      const { views: now } = await wire.call('views.list', { list })
      const fresh = now.find((view) => view.id === saved.id)
      if (fresh) onChoose(fresh)
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  const act = (view: SavedView, what: string) => {
    if (what === 'remove')
      wire.call('views.remove', { id: view.id }).then(() => message.success(say.removed(view.name)), tellFailure)
    else if (what === 'update') void save(view.name, view.scope, view.id)
    else {
      const audience = what as Audience
      const id = view.defaultFor.includes(audience) ? null : view.id
      wire.call('views.setDefault', { list, id, for: audience }).catch(tellFailure)
    }
  }
  const group = (scope: SavedView['scope']) => {
    const own = views.filter((view) => view.scope === scope)
    if (own.length === 0) return null
    return (
      <>
        <h3>
          {scope === 'personal' ? <UserOutlined /> : <TeamOutlined />} {scope === 'personal' ? say.personal : say.shared}
        </h3>
        <ul>
          {own.map((view) => (
            <li key={view.id}>
              <button
                type="button"
                className="bare view-name"
                aria-current={chosen?.id === view.id}
                onClick={() => {
                  onChoose(view)
                  setOpen(false)
                }}
              >
                {view.name}
                {view.defaultFor.length > 0 && (
                  <span className="muted"> {say.defaultOf(view.defaultFor.map(audienceName).join(words.generic.separator))}</span>
                )}
              </button>
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'update', label: say.update(view.name) },
                    { key: 'me', label: ticked(view, 'me', say.defaults.me) },
                    ...(view.scope === 'shared'
                      ? [
                          { key: 'everybody', label: ticked(view, 'everybody', say.defaults.everybody) },
                          {
                            key: 'roles',
                            label: say.roleDefault,
                            children: memberRoles.map((role) => ({ key: role, label: ticked(view, role, roles[role]) })),
                          },
                        ]
                      : []),
                    { key: 'remove', danger: true, label: say.remove(view.name) },
                  ],
                  onClick: ({ key }) => act(view, key),
                }}
              >
                <Button type="text" size="small" icon={<MoreOutlined />} aria-label={say.actions(view.name)} />
              </Dropdown>
            </li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        content={
          <div className="view-menu">
            {views.length === 0 && <p className="muted">{say.none}</p>}
            {group('personal')}
            {group('shared')}
            <Button
              size="small"
              onClick={() => {
                setOpen(false)
                setSaving(true)
              }}
            >
              {say.saveAs}
            </Button>
          </div>
        }
      >
        <Button>
          {chosen && (chosen.scope === 'personal' ? <UserOutlined /> : <TeamOutlined />)}
          <span className="view-chosen">{chosen ? chosen.name : say.menu}</span> <DownOutlined />
        </Button>
      </Popover>
      {saving && (
        <SaveViewDialog
          onClose={() => setSaving(false)}
          onSave={(name, scope, audiences) => void save(name, scope, undefined, audiences)}
        />
      )}
    </>
  )
}
