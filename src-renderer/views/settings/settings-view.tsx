import { Tabs } from 'antd'
import { Suspense } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { FieldsSection } from '../fields/index.ts'
import { StagesSection } from '../pipeline/index.ts'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { AbsencesSection } from './absences-section.tsx'
import { LetterheadSection } from './letterhead-section.tsx'
import { MembersSection } from './members-section.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { RoutinesSection } from './routines-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { WorkspaceSection } from './workspace-section.tsx'
import './settings.css'

export function SettingsView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.settings.sections
  return (
    <Page title={words.settings.title}>
      <Tabs
        className="settings"
        tabPlacement="start"
        destroyOnHidden
        defaultActiveKey={params['section'] ?? 'workspace'}
        items={[
          {
            key: 'workspace',
            label: say.workspace,
            children: (
              <div className="settings-section">
                <WorkspaceSection />
              </div>
            ),
          },
          {
            key: 'members',
            label: say.members,
            children: (
              <div className="settings-section">
                <>
                  <MembersSection />
                  <AbsencesSection />
                </>
              </div>
            ),
          },
          {
            key: 'letterhead',
            label: say.letterhead,
            children: (
              <div className="settings-section">
                <LetterheadSection />
              </div>
            ),
          },
          {
            key: 'fields',
            label: say.fields,
            children: (
              <div className="settings-section">
                <FieldsSection />
              </div>
            ),
          },
          {
            key: 'stages',
            label: say.stages,
            children: (
              <div className="settings-section">
                <Suspense>
                  <StagesSection />
                </Suspense>
              </div>
            ),
          },
          {
            key: 'rules',
            label: say.rules,
            children: (
              <div className="settings-section">
                <RulesSection />
              </div>
            ),
          },
          {
            key: 'calendar',
            label: say.calendar,
            children: (
              <div className="settings-section">
                <CalendarSection />
              </div>
            ),
          },
          {
            key: 'appearance',
            label: say.appearance,
            children: (
              <div className="settings-section">
                <AppearanceSection />
              </div>
            ),
          },
          {
            key: 'notifications',
            label: say.notifications,
            children: (
              <div className="settings-section">
                <NotificationsSection />
              </div>
            ),
          },
          {
            key: 'routines',
            label: say.routines,
            children: (
              <div className="settings-section">
                <RoutinesSection />
              </div>
            ),
          },
          {
            key: 'about',
            label: say.about,
            children: (
              <div className="settings-section">
                <AboutSection />
              </div>
            ),
          },
        ]}
      />
    </Page>
  )
}
