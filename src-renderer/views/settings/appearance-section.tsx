import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useAppearance } from '../../ui/appearance.tsx'
import { Section } from '../../ui/page.tsx'

export function AppearanceSection() {
  const { words } = useSpeech()
  const say = words.settings.appearance
  const { preferences, change } = useAppearance()
  return (
    <Section title={words.settings.sections.appearance}>
      <div className="block-body">
        <Choice label={say.theme}>
          <Segmented
            aria-label={say.theme}
            value={preferences.theme}
            options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: say[value] }))}
            onChange={(theme) => change({ theme })}
          />
        </Choice>
        <Choice label={say.language}>
          <Segmented
            aria-label={say.language}
            value={preferences.language}
            options={[
              { value: 'zh-CN', label: words.settings.appearance.chinese },
              { value: 'en', label: 'English' },
            ]}
            onChange={(language) => change({ language: language === 'en' ? 'en' : 'zh-CN' })}
          />
        </Choice>
        <Choice label={say.density}>
          <Segmented
            aria-label={say.density}
            value={preferences.density}
            options={(['compact', 'comfortable'] as const).map((value) => ({ value, label: say[value] }))}
            onChange={(density) => change({ density })}
          />
        </Choice>
      </div>
    </Section>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="settings-choice">
      <span>{label}</span>
      {children}
    </div>
  )
}
