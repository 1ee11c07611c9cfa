import { Tabs } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { MembersSection } from './members-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { WorkspaceSection } from './workspace-section.tsx'
import './settings.css'

export function SettingsView() {
  const { words } = useSpeech()
  const say = words.settings.sections
  return (
    <Page title={words.settings.title}>
      <Tabs
        className="settings"
        tabPlacement="start"
        items={[
          { key: 'workspace', label: say.workspace, children: <WorkspaceSection /> },
          { key: 'members', label: say.members, children: <MembersSection /> },
          { key: 'rules', label: say.rules, children: <RulesSection /> },
          { key: 'appearance', label: say.appearance, children: <AppearanceSection /> },
          { key: 'notifications', label: say.notifications, children: <NotificationsSection /> },
          { key: 'about', label: say.about, children: <AboutSection /> },
        ]}
      />
    </Page>
  )
}
