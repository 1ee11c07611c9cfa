import { Button } from 'antd'
import { useSpeech } from '../text/language.tsx'
import { AppMark } from '../ui/app-mark.tsx'
import { useAppearance } from '../ui/appearance.tsx'
import { MenuFoldOutlined, MenuUnfoldOutlined } from '../ui/icons.tsx'
import { settingsPlace, settingsView } from '../views/settings/index.ts'
import { NavEntry } from './nav-entry.tsx'
import { NavGroup } from './nav-group.tsx'
import { useNavGroups } from './nav-groups.tsx'

/** Left navigation by task; it folds to its icons. */
export function SideNav() {
  const { words } = useSpeech()
  const { preferences, change } = useAppearance()
  const groups = useNavGroups()
  const collapsed = preferences.navCollapsed
  const { nav } = words.shell
  return (
    <nav className={collapsed ? 'side-nav side-nav-collapsed' : 'side-nav'} aria-label={nav.label}>
      <div className="nav-brand">
        <AppMark />
        {!collapsed && <span>{words.shell.appName}</span>}
      </div>
      <div className="nav-list">
        {groups.map((group) => (
          <NavGroup key={group.name} group={group} collapsed={collapsed} />
        ))}
      </div>
      <div className="nav-foot">
        <NavEntry to={settingsPlace} icon={settingsView.icon} label={nav.settings} collapsed={collapsed} />
        <Button
          type="text"
          className="nav-fold"
          aria-label={collapsed ? nav.expand : nav.collapse}
          icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          onClick={() => change({ navCollapsed: !collapsed })}
        >
          {collapsed ? null : nav.collapse}
        </Button>
      </div>
    </nav>
  )
}
