import { Switch } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useAppearance } from '../../ui/appearance.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** The browser is asked for permission only when the person turns notifications on. */
export function NotificationsSection() {
  const { words } = useSpeech()
  const say = words.settings.notifications
  const { preferences, change } = useAppearance()
  const host = useSteadyQuery('system.capabilities', {}).data
  const supported = 'Notification' in window
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied')
  const turn = async (on: boolean) => {
    if (!on) return change({ notices: false })
    const given = await Notification.requestPermission()
    setPermission(given)
    change({ notices: given === 'granted' })
  }
  return (
    <Section title={words.settings.sections.notifications}>
      <div className="block-body">
        {host?.notifications ? (
          <p className="muted">{say.host}</p>
        ) : (
          <>
            <div className="settings-choice">
              <span>{say.browser}</span>
              <Switch
                aria-label={say.browser}
                disabled={!supported}
                checked={preferences.notices && permission === 'granted'}
                onChange={(on) => void turn(on)}
              />
            </div>
            <p className="muted">{supported ? (permission === 'denied' ? say.denied : say.browserHint) : say.unsupported}</p>
          </>
        )}
      </div>
    </Section>
  )
}
